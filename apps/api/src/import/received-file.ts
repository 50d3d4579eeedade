import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '@ttc/domain/problem'

/** A file at rest, with the fingerprint by which a repeated upload is recognised. */
export type ReceivedFile = Readonly<{ path: string; name: string; sha256: string; discard: () => Promise<void> }>

export const MOST_BYTES = 60 * 1024 * 1024

/** Keeps an upload in a temporary folder while it is read: it is read twice, and never held in memory as a whole. */
export async function receiveFile(upload: Readable, name: string, mostBytes = MOST_BYTES): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'ttc-import-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file')
  const seen = fingerprint(mostBytes)
  try {
    await pipeline(upload, seen.through, createWriteStream(path))
  } catch (error) {
    await discard()
    throw explained(error)
  }
  return { path, name: shownName(name), sha256: seen.sha256(), discard }
}

/** A file that is on this machine already, as the command line is given one; it stays where it is. */
export async function fileAt(path: string): Promise<ReceivedFile> {
  const seen = fingerprint(MOST_BYTES)
  try {
    for await (const _ of createReadStream(path).pipe(seen.through));
  } catch (error) {
    throw explained(error)
  }
  return { path, name: shownName(path), sha256: seen.sha256(), discard: async () => {} }
}

function fingerprint(mostBytes: number) {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > mostBytes) return done(tooLarge(mostBytes))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { through, sha256: () => hash.digest('hex') }
}

function tooLarge(mostBytes: number): Problem {
  const size = `${Math.floor(mostBytes / 1024 / 1024)} MB`
  return new Problem('too-many', `The file is larger than ${size}. Compress it with gzip, or leave out old years.`)
}

function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return new Problem('not-found', 'There is no file at this path.')
  if (code === 'EISDIR') return new Problem('invalid', 'This is a folder. Give the path of a file.')
  if (code !== 'ENOSPC') return error
  return new Problem(
    'unavailable',
    'The disk of the server is full. Nothing was stored. Free some space and try again.',
  )
}

/** The name as people know it: no folders, nothing that a page or a log could stumble over. */
function shownName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[\p{Cc}\p{Cf}]/gu, '')
  return plain.slice(0, 200) || 'file'
}
