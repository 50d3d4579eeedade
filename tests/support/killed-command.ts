import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { newOwnDatabase } from './own-database.ts'
import { rowsOf } from './rows.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Where a database lies, as the settings of a command name it. */
export type Place = Readonly<{ databaseUrl: string | null; dataFolder: string; remove: () => Promise<void> }>

const inFolder = (dataFolder: string): Place => ({ databaseUrl: null, dataFolder, remove: async () => {} })

/** A new place: on the server of the tests where one is named, else in the folder. */
export async function newPlace(folder: string): Promise<Place> {
  if ((process.env.TEST_DATABASE_URL ?? '') === '') return inFolder(folder)
  const own = await newOwnDatabase()
  return { databaseUrl: own.url, dataFolder: folder, remove: own.remove }
}

export const openPlace = ({ databaseUrl, dataFolder }: Place) => connect({ databaseUrl, dataFolder, poolSize: 2 })

const argumentsOf = (args: readonly string[]) => ['--import', 'tsx', 'apps/api/src/app/command.ts', ...args]
const settingsOf = ({ databaseUrl, dataFolder }: Place) => ({
  cwd: root,
  env: { ...process.env, EXAMPLE: 'no', DATABASE_URL: databaseUrl ?? '', DATA_FOLDER: dataFolder },
})

/** Runs a command to its end, and answers what it said. */
export function runCommand(place: Place, ...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, argumentsOf(args), {
    ...settingsOf(place),
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

/** Runs a command, and ends it so long after its first word that it can do nothing about it. */
export async function killCommand(place: Place, ms: number, ...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, argumentsOf(args), {
    ...settingsOf(place),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await Promise.race([pause(ms), ended])
  child.kill('SIGKILL')
  await ended
}

/** How many rows there are of what a partnership is, and what lies there besides; none where there are no tables. */
export async function whatIsIn(place: Place): Promise<Readonly<{ partnerships: number; measurements: number }>> {
  const connection = await openPlace(place)
  const [is] = await rowsOf<{ there: boolean }>(
    connection,
    sql`select to_regclass('public.measurement') is not null as there`,
  )
  const counts =
    is?.there === true
      ? await rowsOf<{ partnerships: number; measurements: number }>(
          connection,
          sql`select (select count(*)::int from partnership) as partnerships, (select count(*)::int from measurement) as measurements`,
        )
      : []
  await connection.close()
  return counts[0] ?? { partnerships: 0, measurements: 0 }
}

/**
 * What a killed command left in `there`: nothing or all. Where nothing, the same command again must bring all. `run` says
 * with which settings it is run: those of the place it fills, or of the one it reads.
 */
export async function leftByKill(run: Place, there: Place, ms: number, args: readonly string[]) {
  await killCommand(run, ms, ...args)
  const left = await whatIsIn(there)
  if (left.partnerships + left.measurements > 0) return { left, again: null, after: left }
  const { status, said } = runCommand(run, ...args)
  return { left, again: status === 0 ? null : said, after: await whatIsIn(there) }
}
