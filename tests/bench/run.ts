import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Connection, connect } from '@ttc/db/connect'
import postgres from 'postgres'
import { fillBigPlan } from '../support/big-plan.ts'
import { type Server, startServer } from '../support/server.ts'
import { benchAccess } from './access.bench.ts'
import { benchAssessment } from './assessment.bench.ts'
import { benchExceptions } from './exceptions.bench.ts'
import { benchFeed, prepareFeed } from './feed.bench.ts'
import { benchImport } from './import.bench.ts'
import { benchImportLoad, isLaitThere, prepareImportLoad, type Reach } from './import-load.bench.ts'
import { benchKill } from './kill.bench.ts'
import { benchPack } from './pack.bench.ts'
import { benchPage, INDICATORS } from './page.bench.ts'
import { benchPlan } from './plan.bench.ts'
import { benchReportCard } from './report-card.bench.ts'

const server = process.env.BENCH_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const say = (line: string) => process.stdout.write(`${line}\n`)
const asked = process.argv.slice(2)
const wants = (name: string) => asked.length === 0 || asked.includes(name)

say(
  `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
)
// First, while the process is small: it measures memory above idle.
if (wants('import')) for (const line of await onServer(benchImport)) say(line)
if (wants('import-load')) for (const line of await importLoad()) say(line)
if (wants('feed')) for (const line of await feed()) say(line)
if (wants('pack')) for (const line of await onServer(benchPack)) say(line)
if (wants('assessment')) for (const line of benchAssessment()) say(line)
if (wants('access')) {
  for (const line of await onServer(benchAccess)) say(line)
  for (const line of await embedded(benchAccess)) say(line)
}
if (wants('plan')) {
  for (const line of await onServer(benchPlan)) say(line)
  for (const line of await embedded(benchPlan)) say(line)
}
if (wants('page'))
  for (const line of await inFolder((connection) => fillBigPlan(connection, INDICATORS), benchPage)) say(line)
if (wants('exceptions')) for (const line of await onServer(benchExceptions)) say(line)
if (asked.includes('kill')) {
  for (const line of await benchKill('')) say(line)
  for (const line of await benchKill(server)) say(line)
}
if (wants('report-card')) for (const line of await embedded(benchReportCard)) say(line)

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
