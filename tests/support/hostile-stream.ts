import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { Came } from './answer-check.ts'
import { Passing } from './hostile-body.ts'
import type { HostileGround } from './hostile-ground.ts'
import { type Parameter, pathOf, queryOf } from './hostile-request.ts'
import { documentOf, type Operation } from './operation.ts'

/** What becomes of a client: it reads, leaves before or in the middle of its answer, or takes nothing of it. */
const ways = ['reads', 'leaves at once', 'leaves after the head', 'leaves in the middle', 'never reads'] as const

/** Somebody who asks to follow something, made from the document. */
export type HostileFollower = Readonly<{
  operation: Operation
  method: 'GET' | 'HEAD'
  url: string
  headers: Readonly<Record<string, string | string[]>>
  who: 'coordinator' | number
  way: (typeof ways)[number]
}>

const EVENTS = 'text/event-stream'
/** More than there are people. */
const PEOPLE = 25

/** Operations of which the document says that they can answer as events. */
export const followed = ({ operations }: HostileGround): readonly Operation[] =>
  operations.filter(({ described }) =>
    Object.values(described.responses ?? {}).some(({ content }) => content?.[EVENTS] !== undefined),
  )

const accepted = fc.oneof(
  { weight: 12, arbitrary: fc.constant(EVENTS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      `${EVENTS}, */*;q=0.1`,
      `${EVENTS};q=0`,
      `application/json, ${EVENTS}`,
      `${EVENTS};charset=${'x'.repeat(4_000)}`,
      'TEXT/EVENT-STREAM',
      '*/*',
    ),
  },
)

/** Numbers that were seen, and what no browser sends as one. */
const seen = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('0', '1', '2', '7') },
  {
    weight: 5,
    arbitrary: fc.constantFrom<string | string[]>(
      '',
      ' ',
      '-0',
      '-1',
      '1.5',
      '1e3',
      '1e400',
      '0x10',
      '2147483647',
      '2147483648',
      '9007199254740991',
      '9007199254740993',
      '123456789012345678901234567890',
      'NaN',
      'Infinity',
      'null',
      '__proto__',
      "1'; drop table walk_change; --",
      '\xe9\xff\x80',
      '1, 2',
      ['1', '2'],
      '1'.repeat(6_000),
    ),
  },
)

const others = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  {},
  { 'accept-encoding': 'gzip, br' },
  { 'accept-encoding': 'identity;q=0, *;q=0' },
  { 'if-none-match': '*' },
  { range: 'bytes=0-1' },
  { connection: 'close' },
  { expect: '100-continue' },
)

/** As many followers as asked for, the same for the same seed but for the ids. */
export function hostileFollowers(ground: HostileGround, seed: number, count: number): readonly HostileFollower[] {
  const { walk, pool } = ground
  const passing = new Passing(documentOf(walk.it.app), pool)
  const one = fc.constantFrom(...followed(ground)).chain((operation) =>
    fc
      .record({
        method: fc.oneof(
          { weight: 9, arbitrary: fc.constant('GET' as const) },
          { weight: 1, arbitrary: fc.constant('HEAD' as const) },
        ),
        path: pathOf(operation.path, pool),
        query: fc.oneof(
          fc.constant(''),
          queryOf((operation.described.parameters ?? []) as readonly Parameter[], passing),
        ),
        accept: accepted,
        last: fc.option(seen, { freq: 3 }),
        more: others,
        who: fc.oneof(
          { weight: 3, arbitrary: fc.constant('coordinator' as const) },
          { weight: 1, arbitrary: fc.nat(PEOPLE) },
        ),
        way: fc.constantFrom(...ways),
      })
      .map(({ path, query, accept, last, more, ...rest }) => ({
        ...rest,
        operation,
        url: path + query,
        headers: { ...more, accept, ...(last === null ? {} : { 'last-event-id': last }) },
      })),
  )
  return fc.sample(one, { seed, numRuns: count })
}

/** Longer than the slowest head takes on a busy machine: what takes longer has hung. */
const HUNG_MS = 20_000

/** What one follower was answered: null where it left before it could be told. */
type Followed = Readonly<{
  follower: HostileFollower
  /** The body of an answer that goes on is what came first of it. */
  came: Came | null
  fault: string | null
  leave: () => void
}>

/** Asks over a connection of its own and does as its way says; who does not leave by itself stays until it is told to. */
export async function followAs(follower: HostileFollower, address: string, cookie: string | null): Promise<Followed> {
  const { method, url, way } = follower
  const headers = { ...follower.headers, ...(cookie === null ? {} : { cookie }) }
  const asked = request(address + url, { method, headers, agent: false })
  const leave = () => void asked.destroy()
  const done = (came: Came | null, fault: string | null = null): Followed => ({ follower, came, fault, leave })
  const head = headOf(asked)
  const sent = new Promise((resume) => asked.once('finish', resume))
  asked.end()
  if (way === 'leaves at once') {
    await sent
    leave()
    return done(null)
  }
  const answer = await inTime(head)
  if (answer === null) return done(null, `no head in ${HUNG_MS} ms`)
  if (typeof answer === 'string') return done(null, answer)
  const { statusCode = 0, headers: said } = answer
  if (way === 'leaves after the head') leave()
  if (way === 'leaves after the head' || way === 'never reads') return done({ statusCode, headers: said, body: '' })
  const goesOn = String(said['content-type']).startsWith(EVENTS) && method === 'GET'
  const body = await inTime(goesOn ? firstOf(answer) : wholeOf(answer))
  if (way === 'leaves in the middle') leave()
  if (body === null) return done(null, `nothing of the answer in ${HUNG_MS} ms`)
  const text = said['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return done({ statusCode, headers: said, body: text.toString('utf8') })
}

/** The head of the answer, or why there is none. */
function headOf(asked: ClientRequest): Promise<IncomingMessage | string> {
  return new Promise((done) => {
    asked.on('error', (error) => done(`cut: ${error.message}`))
    asked.once('response', (answer) => {
      answer.on('error', () => {})
      done(answer)
    })
  })
}

/** What comes first of an answer that goes on; the rest flows away unread. */
const firstOf = (answer: IncomingMessage) => new Promise<Buffer>((done) => answer.on('data', done))

const wholeOf = (answer: IncomingMessage) =>
  new Promise<Buffer>((done) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.once('close', () => done(Buffer.concat(parts)))
  })

async function inTime<Value>(coming: Promise<Value>): Promise<Value | null> {
  const timer = new AbortController()
  const late = pause(HUNG_MS, null, { signal: timer.signal }).catch(() => null)
  return Promise.race([coming, late]).finally(() => timer.abort())
}

/** What is wrong with what one was answered, or null. */
export function wrongIn({ check }: HostileGround, { follower, came, fault }: Followed): string | null {
  const { operation, method, way } = follower
  if (fault !== null || came === null) return fault
  if (came.statusCode >= 500) return `${came.statusCode} ${came.body}`
  if (method === 'HEAD' || way === 'never reads' || way === 'leaves after the head') return null
  const goesOn = String(came.headers['content-type']).startsWith(EVENTS)
  return goesOn && !came.body.startsWith('retry: 1000\n\n')
    ? `begins with ${came.body}`
    : check.wrongIn(operation, came)
}
