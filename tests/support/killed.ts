import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Connection, connect } from '@ttc/db/connect'
import postgres from 'postgres'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn, TODAY } from './app.ts'
import { aMeeting } from './challenge-meeting.ts'
import { aPlanFile } from './plan-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A start takes some seconds, and minutes on a machine that is very busy otherwise. */
const START_MS = 300_000
/** Of each of these the file that is imported brings a value a year: enough that a kill falls among them. */
const AREAS = 300

export const areas = Array.from({ length: AREAS }, (_, i) => ({
  code: `E0610${String(i).padStart(4, '0')}`,
  name: `Area ${i}`,
  kind: 'authority' as const,
  region: 'E12900001',
}))

/** A database that outlives the processes on it, with a plan, a meeting and a person in it. */
export type KilledGround = Readonly<{
  environment: Readonly<Record<string, string>>
  cookie: string
  at: string
  planId: string
  indicatorId: string
  seriesId: string
  meetingId: string
  remove: () => Promise<void>
}>

/** On a server a database of its own at the address given, else a folder of its own. */
export async function groundToKill(server: string): Promise<KilledGround> {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-kill-'))
  const databaseUrl = server === '' ? null : await newDatabase(server)
  const connection = await connect({ databaseUrl, dataFolder: folder, poolSize: 2 })
  try {
    await connection.migrate()
    const filled = await fill(connection)
    const environment = { DATA_FOLDER: folder, DATABASE_URL: databaseUrl ?? '' }
    const remove = async () => {
      rmSync(folder, { recursive: true, force: true })
      if (databaseUrl !== null)
        await administer(server, `drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`)
    }
    return { ...filled, environment, remove }
  } finally {
    await connection.close()
  }
}

async function newDatabase(server: string): Promise<string> {
  const name = `ttc_kill_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function administer(server: string, statement: string): Promise<void> {
  const client = postgres(server, { max: 1, onnotice: () => {} })
  await client.unsafe(statement).finally(() => client.end())
}

async function fill(connection: Connection) {
  const file = aPlanFile()
  const whole = PlanFile.parse({ ...file, areas: [...(file.areas ?? []), ...areas] })
  const { scope, planId, indicators } = await loadPlanFile(connection.db, whole, TODAY)
  const cookie = await signIn(connection.db, scope, scope.memberId)
  const at = `/api/partnerships/${scope.partnershipId}`
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const meeting = aMeeting()
  await app.inject({
    method: 'POST',
    url: `${at}/plans/${planId}/challenge-meetings`,
    headers: { cookie },
    payload: meeting,
  })
  const { outcomes } = (await app.inject({ url: `${at}/plans/${planId}`, headers: { cookie } })).json()
  await app.close()
  const [{ seriesId, indicatorId }] = outcomes[0].priorities[0].rows
  if (indicators.size === 0) throw new Error('The plan has no indicator.')
  return { cookie, at, planId, indicatorId, seriesId, meetingId: meeting.id }
}

export type Killable = Readonly<{
  address: string
  /** From the start of the process until it listened. */
  startedInMs: number
  kill: () => Promise<void>
}>

export async function startKillable({ environment }: KilledGround, more: NodeJS.ProcessEnv = {}): Promise<Killable> {
  const since = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/killed-server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', EXAMPLE: 'no', LOG_LEVEL: 'error', ...environment, ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(child)
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { address, startedInMs: performance.now() - since, kill }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      fail(new Error(`The server did not start in time. It said:\n${said}`))
    }, START_MS)
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      const address = /listens at (\S+)/.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(late)
      done(address)
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      fail(new Error(`The server ended (${code}). It said:\n${said}`))
    })
  })
}
