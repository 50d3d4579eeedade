import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { today } from '../../apps/api/src/app/server.ts'
import { copyModel } from '../support/county-copy.ts'
import { chosenOf, doneBy } from '../support/county-mix.ts'
import { makeModel } from '../support/county-model.ts'
import { addPeople, type CountyPerson } from '../support/county-people.ts'
import { startServer } from '../support/server.ts'
import { type Browser, openBrowser } from './county-client.ts'
import { figureIn, lowsOf, type Sample, slopeOf, Waits } from './county-figures.ts'
import { differencesOf } from './county-sample.ts'
import { shown } from './measure.ts'
import { residentMb } from './server-load.ts'

const PARTNERSHIPS = Number(process.env.BENCH_PARTNERSHIPS ?? 150)
const INDICATORS = Number(process.env.BENCH_INDICATORS ?? 300)
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 200)
const MINUTES = Number(process.env.BENCH_MINUTES ?? 30)
/** Between an answer and what somebody asks next, in the middle: people read what they have asked for. */
const THINK_MS = 10_000
const MOST_THINK_MS = 60_000
const SAMPLE_MS = 5_000
const QUIET_MS = 60_000
const AT_ONCE = 8
const BARE = 'bare answer (/health/live)'
const MOST_SLOPE = 1
/** In so many minutes the collector goes through the whole heap at least once. */
const COLLECTED_MINUTES = 3

const say = (line: string) => process.stdout.write(`${line}\n`)

/** A county's worth of partnerships on a server, and 200 people of 40 of them at work through the running product. */
export async function benchCounty(connection: Connection, databaseUrl: string): Promise<string[]> {
  const began = performance.now()
  const model = await makeModel(connection, INDICATORS, today())
  await copyModel(connection, model, PARTNERSHIPS - 1)
  const people = await addPeople(connection, model, PEOPLE)
  const size = await sizeOf(connection)
  say(`${size}; filled in ${shown((performance.now() - began) / 1000)} s`)
  const odd = await differencesOf(connection, people, today())
  if (odd.length > 0) throw new Error(`Assessments differ from their recomputation: ${odd.slice(0, 3).join('; ')}`)
  const more = { NODE_ENV: 'production', LOG_LEVEL: 'info', TRUST_PROXY: '127.0.0.1', METRICS_PORT: '0' }
  const server = await startServer('', {
    example: false,
    databaseUrl,
    more: { ...more, REQUESTS_PER_MINUTE: '', DRAIN_SECONDS: '' },
  })
  try {
    const figures = await work(server, people)
    for (const line of await hottest(connection)) say(line)
    return [size, ...figures]
  } finally {
    await server.stop()
  }
}

type Running = Readonly<{ address: string; pid: number; said: string }>

async function work({ address, pid, said }: Running, people: readonly CountyPerson[]): Promise<string[]> {
  const waits = new Waits()
  const signIns = new Waits()
  const state = { told: signIns.told, until: Number.POSITIVE_INFINITY }
  const browsers = people.map((person) => openBrowser(address, person, (...one) => state.told(...one)))
  await signAllIn(browsers)
  say(`${browsers.length} people are signed in`)
  const passMs = await passOf(browsers)
  const atStart = residentMb(pid)
  state.told = waits.told
  state.until = performance.now() + MINUTES * 60_000
  const metrics = /Prometheus are at (http:[^\s"]+)/.exec(said)?.[1] ?? ''
  const samples: Sample[] = []
  await Promise.all([
    ...browsers.map((browser) => workUntil(browser, state.until)),
    askBare(address, waits, state.until),
    sampleUntil(pid, metrics, state.until, samples),
  ])
  for (const browser of browsers) browser.close()
  await pause(QUIET_MS)
  const lows = lowsOf(samples, COLLECTED_MINUTES)
  const slope = slopeOf(lows)
  return [
    `${browsers.length} signed-in people for ${MINUTES} minutes, ${shown(THINK_MS / 1000)} s of thought between two things: ${waits.count} answers, ${shown(waits.count / MINUTES / 60)} a second, p95 of all ${shown(waits.p95OfAll())} ms, ${waits.failures.length} failed ${waits.failures.slice(0, 20).join(', ')}`,
    `what the calendar changes, gone through in every partnership after the start: ${shown(passMs / 1000)} s, for which red and amber waits`,
    `memory of the server: ${shown(atStart)} MB at the start, then by minute ${byMinute(samples)} MB; after a minute of quiet ${shown(residentMb(pid))} MB`,
    `in use after a collection, the least of each ${COLLECTED_MINUTES} minutes: ${lows.map(({ mb }) => shown(mb)).join(', ')} MB: ${flatness(slope)}; the process as a whole by ${shown(slopeOf(samples))} MB a minute`,
    `the server's own thread was late by ${shown(Math.max(...samples.map(({ lagMs }) => lagMs)))} ms at most (p99 of 5 s)`,
    '',
    '| what was asked | answers | p50 ms | p95 ms | p99 ms | p50 to a bare answer | refused | failed |',
    '|---|---|---|---|---|---|---|---|',
    ...signIns.rows(BARE).map((row) => row.replace(/NaN/, '–')),
    ...waits.rows(BARE),
    '',
  ]
}

const flatness = (slope: number) =>
  Number.isNaN(slope)
    ? 'too short a run to tell whether it grows'
    : `grew by ${shown(slope)} MB a minute over the last two thirds (flat: at most ${MOST_SLOPE}): ${slope <= MOST_SLOPE ? 'met' : 'NOT MET'}`

/** A few at a time: a password takes a moment to check, and nobody's colleagues all come in the same second. */
async function signAllIn(browsers: readonly Browser[]): Promise<void> {
  const waiting = [...browsers]
  const next = async (): Promise<void> => {
    const browser = waiting.shift()
    if (browser === undefined) return
    await browser.signIn()
    return next()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
}

/** Once a day and after each start, before anybody is shown what the calendar changes; people come when it is done. */
async function passOf([first]: readonly Browser[]): Promise<number> {
  const began = performance.now()
  await first?.worker.ask({ as: 'red and amber', path: '/exceptions/counts' })
  return performance.now() - began
}

async function workUntil({ worker }: Browser, until: number): Promise<void> {
  const things = doneBy(worker.role)
  while (performance.now() < until) {
    await pause(Math.min(MOST_THINK_MS, until - performance.now(), -Math.log(1 - Math.random()) * THINK_MS))
    if (performance.now() < until) await chosenOf(things, Math.random()).does(worker)
  }
}

/** What no answer of the product can be faster than, in the same minutes. */
async function askBare(address: string, waits: Waits, until: number): Promise<void> {
  while (performance.now() < until) {
    await pause(Math.min(500, Math.max(0, until - performance.now())))
    const began = performance.now()
    const answer = await fetch(`${address}/api/health/live`)
    await answer.arrayBuffer()
    waits.told(BARE, performance.now() - began, answer.status)
  }
}

async function sampleUntil(pid: number, metrics: string, until: number, samples: Sample[]): Promise<void> {
  const began = performance.now()
  while (performance.now() + SAMPLE_MS < until) {
    await pause(SAMPLE_MS)
    const text = await (await fetch(metrics)).text()
    samples.push({
      minute: (performance.now() - began) / 60_000,
      mb: residentMb(pid),
      heapMb: figureIn(text, 'nodejs_heap_size_used_bytes') / 2 ** 20,
      lagMs: figureIn(text, 'nodejs_eventloop_lag_p99_seconds') * 1000,
    })
  }
}

const byMinute = (samples: readonly Sample[]) =>
  samples
    .filter(({ minute }, at) => Math.floor(minute) > Math.floor(samples[at - 1]?.minute ?? 0))
    .map(({ mb }) => shown(mb))
    .join(', ')

async function sizeOf({ db }: Connection): Promise<string> {
  const { rows } = (await db.execute(
    sql`select (select count(*) from partnership)::int as partnerships, (select count(*) from placement)::int as placements,
      (select count(*) from measurement)::int as values, pg_size_pretty(pg_database_size(current_database())) as size`,
  )) as unknown as { rows: { partnerships: number; placements: number; values: number; size: string }[] }
  const [found] = rows
  return `${found?.partnerships} partnerships, ${shown(found?.placements ?? 0)} indicators in their plans, ${shown(found?.values ?? 0)} values, ${found?.size}`
}

/** What the database spent its time on, where it counts that (pg_stat_statements in shared_preload_libraries). */
async function hottest({ db }: Connection): Promise<string[]> {
  try {
    await db.execute(sql`create extension if not exists pg_stat_statements`)
    const { rows } = (await db.execute(
      sql`select calls::int as calls, total_exec_time::float8 as total, mean_exec_time::float8 as mean,
        left(regexp_replace(query, '\\s+', ' ', 'g'), 200) as query
        from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())
          and query !~* '^(create|copy|insert into "?(measurement|assessment)|vacuum|alter)' order by total_exec_time desc limit 25`,
    )) as unknown as { rows: { calls: number; total: number; mean: number; query: string }[] }
    return rows.map(
      ({ calls, total, mean, query }) => `  ${shown(total / 1000)} s in ${calls} calls of ${shown(mean)} ms: ${query}`,
    )
  } catch {
    return []
  }
}
