import type { Database } from '@ttc/db/connect'
import { dumpOf, inOneMoment } from './dump.queries.ts'
import type { Manifest, Tallies } from './dump.ts'
import { readPacked, writePacked } from './dump-file.ts'
import { partsOfDump } from './dump-reader.ts'

export type Checked = Readonly<{ manifest: Manifest; tallies: Tallies }>

/** Writes the whole database into one file, as it is at one moment. */
export async function backUp(db: Database, path: string, now: Date, signal: AbortSignal) {
  let tallies: Tallies = new Map()
  async function* counted(tx: Database): AsyncGenerator<Uint8Array> {
    tallies = yield* dumpOf(tx, now)
  }
  const bytes = await inOneMoment(db, (tx) => writePacked(path, counted(tx), signal))
  return { bytes, tallies }
}

/** Reads a backup to its end and holds its counts and checksums against its rows; no database is needed. */
export async function checkBackup(path: string, signal: AbortSignal): Promise<Checked> {
  let manifest: Manifest | null = null
  let tallies: Tallies = new Map()
  for await (const part of partsOfDump(readPacked(path))) {
    signal.throwIfAborted()
    if (part.kind === 'manifest') manifest = part.manifest
    if (part.kind === 'end') tallies = part.tallies
  }
  if (manifest === null) throw new Error('A dump was read without its beginning.')
  return { manifest, tallies }
}
