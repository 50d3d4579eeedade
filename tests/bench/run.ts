import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Connection, connect } from '@ttc/db/connect'
import postgres from 'postgres'
import { buildWeb } from '../../apps/api/prepare.mjs'
import { fillBigPlan } from '../support/big-plan.ts'
import { type Server, startServer } from '../support/server.ts'
import { benchAccess } from './access.bench.ts'
import { benchAssessment } from './assessment.bench.ts'
import { benchCounty } from './county.bench.ts'
import { benchExceptions } from './exceptions.bench.ts'
import { benchFeed, prepareFeed } from './feed.bench.ts'
import { asMarkdown } from './figures-table.ts'
import { benchImport } from './import.bench.ts'
import { benchImportLoad, isLaitThere, prepareImportLoad, type Reach } from './import-load.bench.ts'
import { benchKill } from './kill.bench.ts'
import { benchPack, benchPackBeside } from './pack.bench.ts'
import { benchPage, INDICATORS } from './page.bench.ts'
import { benchPlan } from './plan.bench.ts'
import { benchReportCard } from './report-card.bench.ts'

const server = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const say = (line: string) => process.stdout.write(`${line}\n`)
const asked = process.argv.slice(2)
const both = (act: (connection: Connection) => Promise<string[]>) => async () => [
  ...(await onServer(act)),
  ...(await embedded(act)),
]

type Bench = Readonly<{ name: string; act: () => Promise<string[]>; onlyAsked?: true }>

const benches: readonly Bench[] = [
  // First, while the process is small: it measures memory above idle.
  { name: 'import', act: () => onServer(benchImport) },
  { name: 'import-load', act: importLoad },
  { name: 'feed', act: feed },
  { name: 'pack', act: async () => [...(await onServer(benchPack)), ...(await embedded(benchPackBeside))] },
  { name: 'assessment', act: async () => benchAssessment() },
  { name: 'access', act: both(benchAccess) },
  { name: 'plan', act: both(benchPlan) },
  {
    name: 'page',
    act: () => inFolder((connection) => fillBigPlan(connection, INDICATORS), benchPage),
  },
  { name: 'exceptions', act: () => onServer(benchExceptions) },
  { name: 'report-card', act: () => embedded(benchReportCard) },
  { name: 'county', act: () => onServer(benchCounty) },
  { name: 'kill', act: async () => [...(await benchKill('')), ...(await benchKill(server))], onlyAsked: true },
]

const unknown = asked.filter((name) => benches.every((one) => one.name !== name))
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}. There are ${benches.map(({ name }) => name).join(', ')}.`)

const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`
const told: { name: string; lines: readonly string[] }[] = []
say(machine)
// Some measure the product as a process of its own, which serves its pages too.
await buildWeb()
for (const bench of benches) if (asked.length === 0 ? !bench.onlyAsked : asked.includes(bench.name)) await tell(bench)
for (const line of asMarkdown(machine, told)) say(line)

/** One that fails is named, and those after it are measured all the same. */
async function tell({ name, act }: Bench): Promise<void> {
  const lines = await act().catch((error: unknown) => {
    process.exitCode = 1
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return [`${name} FAILED: ${error instanceof Error ? error.message : String(error)}`]
  })
  for (const line of lines) say(line)
  told.push({ name, lines })
}

/** A database of the bench's own on a PostgreSQL server, dropped afterwards; says so where none answers. */
async function onServer(act: (connection: Connection, url: string) => Promise<string[]>): Promise<string[]> {
  const name = `ttc_bench_${randomBytes(4).toString('hex')}`
  const admin = postgres(server, { max: 1, connect_timeout: 3, onnotice: () => {} })
  try {
    await admin.unsafe(`create database ${name}`)
  } catch {
    await admin.end()
    return ['left out: no PostgreSQL server answers at BENCH_DATABASE_URL or on 127.0.0.1:5432']
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  const connection = await connect({ databaseUrl: url.href, dataFolder: '', poolSize: 10 })
  try {
    await connection.migrate()
    return await act(connection, url.href)
  } finally {
    await connection.close()
    await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  }
}

/** The product in a process of its own, on each database, with what a person takes in and with the whole file. */
async function importLoad(): Promise<string[]> {
  if (!isLaitThere()) return ['left out: the published files are not beside the project']
  const lines: string[] = []
  for (const reach of ['placed', 'all'] as const) {
    lines.push(...(await onServer((connection, url) => loadOnServer(connection, url, reach))))
    lines.push(...(await loadEmbedded(reach)))
  }
  return lines
}

async function feed(): Promise<string[]> {
  const lines = await onServer(async (connection, url) => {
    const ground = await prepareFeed(connection)
    return asServer({ databaseUrl: url }, (server) => benchFeed(server, ground))
  })
  return [...lines, ...(await inFolder(prepareFeed, benchFeed))]
}

async function loadOnServer(connection: Connection, url: string, reach: Reach): Promise<string[]> {
  const ground = await prepareImportLoad(connection, reach)
  return asServer({ databaseUrl: url }, (server) => benchImportLoad(server, ground))
}

function loadEmbedded(reach: Reach): Promise<string[]> {
  return inFolder((connection) => prepareImportLoad(connection, reach), benchImportLoad)
}

/** The product as a process of its own, on a folder of its own or on a server. */
async function asServer(
  { dataFolder = tmpdir(), databaseUrl = '' },
  act: (server: Server) => Promise<string[]>,
): Promise<string[]> {
  const server = await startServer(dataFolder, { example: false, databaseUrl })
  return act(server).finally(() => server.stop())
}

/** On the embedded database: filled first by this process, then held by the product's. */
async function inFolder<Ground>(
  prepare: (connection: Connection) => Promise<Ground>,
  act: (server: Server, ground: Ground) => Promise<string[]>,
): Promise<string[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ttc-bench-'))
  try {
    const connection = await connect({ databaseUrl: null, dataFolder, poolSize: 1 })
    await connection.migrate()
    const ground = await prepare(connection).finally(() => connection.close())
    return await asServer({ dataFolder }, (server) => act(server, ground))
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function embedded(act: (connection: Connection) => Promise<string[]>): Promise<string[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ttc-bench-'))
  const connection = await connect({ databaseUrl: null, dataFolder, poolSize: 1 })
  try {
    await connection.migrate()
    return await act(connection)
  } finally {
    await connection.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
