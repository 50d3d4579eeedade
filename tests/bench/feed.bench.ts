import { type IncomingMessage, request } from 'node:http'
import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { signIn } from '../support/app.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import type { Server } from '../support/server.ts'
import { shown } from './measure.ts'
import { mostWhile, residentMb } from './server-load.ts'

const TODAY = '2026-11-23'
const INDICATORS = 40
const AREAS = 180
const YEARS = 15
const FIRST_YEAR = 2001

export type FeedGround = Readonly<{ kind: Connection['kind']; path: string; cookie: string }>

/** A plan of 40 indicators with fifteen years of 180 areas each: some 108,000 rows. */
export async function prepareFeed({ db, kind }: Connection): Promise<FeedGround> {
  const plan = aPlanFile()
  const areas = Array.from({ length: AREAS }, (_, i) => ({
    code: `E0610${String(i).padStart(4, '0')}`,
    name: `Area ${i}`,
    kind: 'authority' as const,
    region: 'E12900001',
  }))
  const indicators = Array.from({ length: INDICATORS }, (_, i) =>
    anIndicator({ code: `i${i}`, name: `Indicator ${i}` }),
  )
  const file = PlanFile.parse({ ...plan, areas: [...(plan.areas ?? []), ...areas], indicators })
  const { scope } = await loadPlanFile(db, file, TODAY)
  await db.execute(sql`
    insert into series (partnership_id, id, indicator_id, area_code, breakdown_id)
    select i.partnership_id, gen_random_uuid(), i.id, a.code, b.id
    from indicator i
    join breakdown b on b.partnership_id = i.partnership_id and b.key = ''
    cross join area a
    where i.partnership_id = ${scope.partnershipId} and a.code like 'E0610%'`)
  await db.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, origin)
    select s.partnership_id, s.id, make_date(y, 4, 1), make_date(y + 1, 3, 31), 1,
      round((20 + 5 * sin(y + hashtext(s.area_code)))::numeric, 1), 'value', 'import'
    from series s cross join generate_series(${FIRST_YEAR}::int, ${FIRST_YEAR + YEARS - 1}::int) y
    where s.partnership_id = ${scope.partnershipId} and s.area_code like 'E0610%'`)
  await db.execute(sql`analyze`)
  const path = `/api/partnerships/${scope.partnershipId}/observations`
  return { kind, path, cookie: await signIn(db, scope, scope.memberId) }
}

/** The whole feed in each of its forms, one after another, and what it costs to hear that nothing has changed. */
export async function benchFeed({ address, pid }: Server, { kind, path, cookie }: FeedGround): Promise<string[]> {
  const feed = { url: address + path, headers: { cookie } }
  const first = await asked(`${feed.url}?format=csv`, feed.headers)
  const rows = Number(first.headers['x-total-count'])
  const idle = residentMb(pid)
  const lines: string[] = []
  for (const format of ['json', 'ndjson', 'csv', 'xlsx']) {
    const plain = await measured(pid, () => allOf(feed, format))
    const packed = await measured(pid, () => asked(`${feed.url}?format=${format}`, { ...feed.headers, ...GZIP }))
    const page = format === 'json' ? ' (a page)' : ''
    const isPacked = packed.answer.headers['content-encoding'] === 'gzip'
    lines.push(
      `  ${format}: ${shown(plain.seconds)} s, first byte after ${shown(plain.answer.firstByteMs)} ms, ${shown(plain.answer.bytes / 2 ** 20)} MB${plain.answer.pages > 1 ? ` in ${plain.answer.pages} pages` : ''}; ${shown(plain.mostMb - idle)} MB above idle; ${isPacked ? `gzip${page} ${shown(packed.answer.bytes / 2 ** 20)} MB in ${shown(packed.seconds)} s` : 'not packed again when gzip is asked for'}`,
    )
  }
  const known = { ...feed.headers, 'if-none-match': String(first.headers.etag) }
  const unchanged = await measured(pid, () => asked(`${feed.url}?format=csv`, known))
  return [
    `feed of ${shown(rows)} rows (${kind} database; idle ${shown(idle)} MB)`,
    ...lines,
    `  asked again with its ETag: ${unchanged.answer.status} in ${shown(unchanged.seconds * 1000)} ms, ${unchanged.answer.bytes} bytes`,
  ]
}

const GZIP = { 'accept-encoding': 'gzip' }

async function measured<Answer>(pid: number, act: () => Promise<Answer>) {
  const began = performance.now()
  const { result, mostMb } = await mostWhile(pid, act)
  return { answer: result, mostMb, seconds: (performance.now() - began) / 1000 }
}

type Feed = Readonly<{ url: string; headers: Readonly<Record<string, string>> }>

/** All of it, page after page where it comes in pages: the largest there are. */
async function allOf({ url, headers }: Feed, format: string) {
  let next: string | null = `${url}?format=${format}${format === 'json' ? '&limit=10000' : ''}`
  let [bytes, pages, firstByteMs] = [0, 0, 0]
  while (next !== null) {
    const answer: Asked = await asked(next, headers)
    if (pages === 0) firstByteMs = answer.firstByteMs
    pages += 1
    bytes += answer.bytes
    const link = /<([^>]*)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1]
    next = link === undefined ? null : new URL(link, url).href
  }
  return { bytes, pages, firstByteMs }
}

type Asked = Readonly<{ status: number; headers: IncomingMessage['headers']; bytes: number; firstByteMs: number }>

/** Over a plain connection, where bytes are counted as they are sent. */
function asked(url: string, headers: Readonly<Record<string, string>>): Promise<Asked> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (answer) => {
      let [bytes, firstByteMs] = [0, 0]
      answer.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - began
        bytes += chunk.length
      })
      answer.on('error', reject)
      answer.on('end', () => {
        const status = answer.statusCode ?? 0
        if (status !== 200 && status !== 304) reject(new Error(`The feed answered ${status}`))
        else resolve({ status, headers: answer.headers, bytes, firstByteMs })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
