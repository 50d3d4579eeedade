import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Connection } from '@ttc/db/connect'
import { partnership } from '@ttc/db/partnership'
import { eq, sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { signIn } from '../support/app.ts'
import { addPartnerships, idsOf, loadModel } from './exceptions-ground.ts'
import { loadOn, medianOf, shown, whileListening } from './measure.ts'

const TODAY = '2026-11-23'
/** Short and many, each holding one against the other at once: what else the machine does then meets both. */
const ROUNDS = 15
const SECONDS = 1
const CONNECTIONS = 10
const LIMIT = 25
const run = promisify(execFile)

/** What is asked of the list, and the same as the database is asked for it. */
const LISTS = [
  { label: 'worst first', search: '', where: "kind in ('red', 'amber')", by: 'rank', way: 'desc' },
  {
    label: 'of an agency, by children',
    search: '?agency=Agency%201&order=children',
    where: "agency = 'Agency 1' and kind in ('red', 'amber')",
    by: 'coalesce(gap_in_children, 2147483647)',
    way: 'asc',
  },
] as const
type List = (typeof LISTS)[number]

type Figures = Readonly<{
  ours: number
  bare: number
  unchanged: number
  empty: number
  p99: number
  sqlP99: number
  full: number
  same: number
  slow: number
}>

/** The list of exceptions among 15 and among 150 partnerships of 300 indicators each: two million values in the end. */
export async function benchExceptions(connection: Connection, url: string): Promise<string[]> {
  const model = await loadModel(connection, TODAY)
  await addPartnerships(connection, model.partnershipId, 1, 15)
  const few = await measureAll(connection, url)
  await addPartnerships(connection, model.partnershipId, 16, 150)
  const many = await measureAll(connection, url)
  return LISTS.flatMap(({ label }, i) => {
    const [before, after] = [few[i], many[i]]
    if (before === undefined || after === undefined) return []
    return [lineOf(label, 15, before), lineOf(label, 150, after), growthOf(label, before, after)]
  })
}

async function measureAll(connection: Connection, url: string): Promise<Figures[]> {
  const scope = idsOf(7)
  await connection.db.execute(sql`insert into member_role (partnership_id, id, member_id, role)
    values (${scope.partnershipId}, gen_random_uuid(), ${scope.memberId}, 'director') on conflict do nothing`)
  const cookie = await signIn(connection.db, scope, scope.memberId)
  const figures: Figures[] = []
  for (const list of LISTS) figures.push(await measure(connection, url, { ...scope, cookie, list }))
  return figures
}

type Asked = Readonly<{ partnershipId: string; cookie: string; list: List }>

async function measure(connection: Connection, url: string, { partnershipId, cookie, list }: Asked): Promise<Figures> {
  const app = await buildApp({ connection, today: () => TODAY, webFolder: null, logger: false })
  const path = `/api/partnerships/${partnershipId}/exceptions${list.search}`
  const first = await app.inject({ url: path, headers: { cookie } })
  const known = { cookie, 'if-none-match': String(first.headers.etag) }
  const again = await app.inject({ url: path, headers: known })
  if (first.statusCode !== 200 || again.statusCode !== 304) throw new Error(`The list was refused: ${first.body}`)
  const bare = bareApp(connection, partnershipId, first.body.length)
  const rounds = await whileListening(app, (origin) =>
    whileListening(bare, async (bareOrigin) => {
      await loadOn(origin + path, 1, { cookie })
      await loadOn(bareOrigin, 1)
      const taken = []
      for (let round = 0; round < ROUNDS; round += 1)
        taken.push({
          ours: await loadOn(origin + path, SECONDS, { cookie }),
          bare: await loadOn(bareOrigin, SECONDS),
          unchanged: await loadOn(origin + path, SECONDS, known),
          empty: await loadOn(`${bareOrigin}/empty`, SECONDS),
          sqlP99: await sqlAlone(url, partnershipId, list),
        })
      return taken
    }),
  )
  const failed = rounds.reduce((sum, { ours, bare: theirs }) => sum + ours.failed + theirs.failed, 0)
  if (failed > 0) throw new Error(`${failed} requests of the exceptions bench failed`)
  return {
    ours: medianOf(rounds.map((one) => one.ours.perSecond)),
    bare: medianOf(rounds.map((one) => one.bare.perSecond)),
    unchanged: medianOf(rounds.map((one) => one.unchanged.perSecond)),
    empty: medianOf(rounds.map((one) => one.empty.perSecond)),
    p99: medianOf(rounds.map((one) => one.ours.p99)),
    sqlP99: medianOf(rounds.map((one) => one.sqlP99)),
    full: medianOf(rounds.map((one) => one.ours.perSecond / one.bare.perSecond)),
    same: medianOf(rounds.map((one) => one.unchanged.perSecond / one.empty.perSecond)),
    slow: medianOf(rounds.map((one) => one.ours.p99 / one.sqlP99)),
  }
}

/** One prepared indexed select and as many bytes, or none: what no answer of this size can be faster than. */
function bareApp(connection: Connection, partnershipId: string, bytes: number) {
  const app = Fastify()
  const body = JSON.stringify('x'.repeat(bytes - 2))
  const query = connection.db
    .select({ id: partnership.id })
    .from(partnership)
    .where(eq(partnership.id, sql.placeholder('id')))
    .prepare('bench_bare_exceptions')
  app.get('/', async (_request, reply) => {
    await query.execute({ id: partnershipId })
    return reply.type('application/json').send(body)
  })
  app.get('/empty', async (_request, reply) => {
    await query.execute({ id: partnershipId })
    return reply.send('')
  })
  return app
}

/** The 99th percentile of the same query over as many connections, without the product, in milliseconds. */
async function sqlAlone(url: string, partnershipId: string, { where, by, way }: List): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-bench-'))
  try {
    writeFileSync(
      join(folder, 'list.sql'),
      `select "row", ${by}::text, placement_id from exception where partnership_id = '${partnershipId}' and ${where}
        order by ${by} ${way}, placement_id ${way} limit ${LIMIT + 1};`.replaceAll('\n', ' '),
    )
    const asked = ['-n', '-M', 'prepared', '-f', 'list.sql', '-c', `${CONNECTIONS}`, '-T', `${SECONDS}`, '-l', url]
    await run('pgbench', asked, { cwd: folder })
    const times = readdirSync(folder)
      .filter((name) => name.startsWith('pgbench_log'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1000)
      .toSorted((a, b) => a - b)
    return times[Math.floor(times.length * 0.99)] ?? Number.NaN
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const met = (is: boolean) => (is ? 'met' : 'NOT MET')

function lineOf(label: string, partnerships: number, figures: Figures): string {
  const { ours, bare, unchanged, empty, p99, sqlP99, full, same, slow } = figures
  return [
    `exceptions, ${label} (server database, ${partnerships} partnerships of 300): ${shown(ours)} answers a second, bare route ${shown(bare)}: ratio ${shown(full)} (at least 0.8): ${met(full >= 0.8)}`,
    `  unchanged 304: ${shown(unchanged)}, bare ${shown(empty)}: ratio ${shown(same)} (at least 0.8): ${met(same >= 0.8)}`,
    `  p99 ${shown(p99)} ms, the SQL alone ${shown(sqlP99)} ms: ratio ${shown(slow)} (at most 3): ${met(slow <= 3)}`,
  ].join('\n')
}

function growthOf(label: string, before: Figures, after: Figures): string {
  const full = after.full / before.full
  const same = after.same / before.same
  const isSame = (ratio: number) => met(Math.abs(1 - ratio) < 0.2)
  return `  ${label}, ten times the partnerships: ${shown(full)} of the ratio (within 20 %): ${isSame(full)}; unchanged ${shown(same)}: ${isSame(same)}`
}
