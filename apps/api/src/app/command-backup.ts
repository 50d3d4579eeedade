import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Connection, connect } from '@ttc/db/connect'
import { patienceOfCommands } from '@ttc/db/patience'
import { Problem } from '@ttc/domain/problem'
import { backUp, checkBackup } from '../backup/backup.command.ts'
import { readPacked } from '../backup/dump-file.ts'
import { moveAll } from '../backup/move.command.ts'
import { restoreDump } from '../backup/restore.command.ts'
import type { Command, CommandApart } from './command-run.ts'
import { tellBothSides, tellDump, tellRestored, tellTallies } from './command-tallies.ts'

export type Place = Readonly<{ databaseUrl: string | null; dataFolder: string }>

const nameOf = ({ databaseUrl, dataFolder }: Place) =>
  databaseUrl === null ? `the embedded database in ${dataFolder}` : 'the PostgreSQL server'

/** Opens a database as it is, without bringing it up to date, and closes it whatever comes. */
export async function withDatabase<Result>(
  place: Place,
  say: (line: string) => void,
  act: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  say(`Opening ${nameOf(place)}`)
  const connection = await connect({ ...place, poolSize: 2, patience: patienceOfCommands })
  try {
    return await act(connection)
  } finally {
    await connection.close()
  }
}

/** The embedded database makes a new one where there is none: nothing can be read from such a one. */
export function checkIsThere({ databaseUrl, dataFolder }: Place): void {
  if (databaseUrl !== null || existsSync(join(dataFolder, 'database', 'PG_VERSION'))) return
  throw new Problem('not-found', `There is no database in ${dataFolder}. Set DATA_FOLDER or DATABASE_URL.`)
}

/** Where a move goes: an address of a server, else a folder. */
function placeAt(given: string): Place {
  if (!/^postgres(?:ql)?:\/\//.test(given)) return { databaseUrl: null, dataFolder: resolve(given) }
  if (!URL.canParse(given))
    throw new Problem('invalid', 'The address after --to must look like postgres://user:password@host:5432/database.')
  return { databaseUrl: given, dataFolder: '' }
}

async function move({ settings, option, say, signal }: CommandApart): Promise<void> {
  checkIsThere(settings)
  const to = placeAt(option('to') ?? '')
  await withDatabase(settings, say, (from) =>
    withDatabase(to, say, async (other) => {
      const moved = await moveAll(from.db, other.db, new Date(), signal)
      tellBothSides(moved.sent, moved.tallies, say)
      tellRestored(moved, say)
    }),
  )
  say('The first database was only read. Start the server with the settings of the second one, and keep the first')
  say('until you have looked at it.')
}

export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    does: 'Write the whole database into one file, as it is at one moment.',
    files: ['file.ttc.gz'],
    options: [],
    runApart: async ({ settings, files: [path = ''], say, signal }) => {
      checkIsThere(settings)
      await withDatabase(settings, say, async ({ db }) => {
        const { bytes, tallies } = await backUp(db, path, new Date(), signal)
        tellTallies(tallies, say)
        tellDump(path, bytes, tallies, say)
      })
    },
  },
  {
    name: 'check-backup',
    does: 'Read a backup to its end and check its counts and checksums; no database is needed.',
    files: ['file.ttc.gz'],
    options: [],
    runApart: async ({ files: [path = ''], say, signal }) => {
      const { manifest, tallies } = await checkBackup(path, signal)
      say(
        `Made at ${manifest.madeAt} by version ${manifest.product} from ${manifest.from}, tables at ${manifest.migration.name}`,
      )
      tellTallies(tallies, say)
      say('The backup is whole: every count and checksum is right.')
    },
  },
  {
    name: 'restore',
    does: 'Put a backup into an empty database, and bring it up to this version.',
    files: ['file.ttc.gz'],
    options: [],
    runApart: async ({ settings, files: [path = ''], say, signal }) => {
      if (!existsSync(path)) throw new Problem('not-found', `There is no file at ${path}.`)
      await withDatabase(settings, say, async ({ db }) => {
        const restored = await restoreDump(db, untilStopped(readPacked(path), signal))
        tellTallies(restored.tallies, say)
        tellRestored(restored, say)
      })
    },
  },
  {
    name: 'move',
    does: 'Copy everything into another, empty database: from embedded to a server, or back.',
    files: [],
    options: [
      { name: 'to', does: 'postgres://user@host/database, or a folder for an embedded database', required: true },
    ],
    runApart: move,
  },
]

async function* untilStopped(parts: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    if (signal.aborted) throw new Problem('unavailable', 'Stopped. Nothing was stored.')
    yield part
  }
}
