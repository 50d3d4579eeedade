import fc from 'fast-check'
import { type Passing, type Pool, spoiled } from './hostile-body.ts'
import { inParts, takesFile } from './hostile-multipart.ts'
import { asSent, hostileName, hostilePart, hostileText } from './hostile-value.ts'
import type { Operation, Schema } from './operation.ts'

/** A request made from the document, before anybody is chosen to send it. */
export type HostileRequest = Readonly<{
  operation: Operation
  url: string
  headers: Readonly<Record<string, string>>
  payload: string | null
  /** Who sends it: the plan's coordinator, one of the people by number, or nobody where there is none of that number. */
  who: 'coordinator' | number
}>

export type Parameter = Readonly<{ name: string; in: string; schema?: Schema }>

/** Requests of every operation alike: as the document asks for them, with some of it spoiled, and with all of it. */
export function requestsOf(
  operations: readonly Operation[],
  passing: Passing,
  pool: Pool,
): fc.Arbitrary<HostileRequest> {
  return fc.oneof(
    ...operations.map((operation) => ({
      weight: slow.test(operation.path) ? 1 : operation.method === 'GET' ? 3 : 8,
      arbitrary: requestOf(operation, passing, pool),
    })),
  )
}

/** What is pressed into a file or hashes a password takes as long as a hundred others. */
const slow = /sign-in|accept|password|set-up|\/packs$|pack-preview|\.(?:pdf|docx)$|\/content$/

function requestOf(operation: Operation, passing: Passing, pool: Pool): fc.Arbitrary<HostileRequest> {
  const { method } = operation
  const body = takesFile(operation)
    ? fc.oneof({ weight: 9, arbitrary: inParts }, { weight: 1, arbitrary: bodyOf(operation, passing).map(asJson) })
    : bodyOf(operation, passing).map(asJson)
  return fc
    .record({
      path: pathOf(operation.path, pool),
      query: queryOf((operation.described.parameters ?? []) as readonly Parameter[], passing),
      headers: headersOf(operation),
      body,
      who: fc.oneof(
        { weight: 3, arbitrary: fc.constant('coordinator' as const) },
        { weight: 2, arbitrary: fc.nat(PEOPLE) },
      ),
    })
    .map(({ path, query, headers, body: { payload, type }, who }) => ({
      operation,
      url: path + query,
      headers: payload === null ? headers : { 'content-type': type, ...headers },
      payload: method === 'GET' ? null : payload,
      who,
    }))
}

const asJson = (payload: string | null) => ({ payload, type: 'application/json' })

function bodyOf({ body }: Operation, passing: Passing): fc.Arbitrary<string | null> {
  if (body === null) return fc.constantFrom(null, null, '{}', '[]', 'null', '{"a":1}')
  const whole = fc.oneof({ weight: 3, arbitrary: passing.usual(body) }, { weight: 2, arbitrary: passing.of(body) })
  return fc.oneof(
    { weight: 9, arbitrary: whole.map(asSent) },
    { weight: 9, arbitrary: spoiled(whole).map(asSent) },
    { weight: 1, arbitrary: fc.constantFrom(null, '', '[]', 'null', '"', '{"id":', '{"a":1,"a":2}', '\u0000') },
    { weight: 1, arbitrary: whole.map((one) => asSent(one).slice(0, -2)) },
  )
}

/** Once in so many times, something is named that is no id or that nothing has. */
const OF_THE_POOL = 20
/** More than there are people. */
const PEOPLE = 25

export function pathOf(path: string, pool: Pool): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return fc.constant(part)
    const known = pool[name] ?? []
    const odd = { weight: 1, arbitrary: fc.oneof(hostilePart, fc.uuid({ version: 7 })) }
    return known.length === 0
      ? fc.oneof(odd)
      : fc.oneof(
          { weight: name === 'partnership' ? 10 * OF_THE_POOL : OF_THE_POOL, arbitrary: fc.constantFrom(...known) },
          odd,
        )
  })
  return fc.tuple(...parts).map((all) => all.join('/'))
}

export function queryOf(parameters: readonly Parameter[], passing: Passing): fc.Arbitrary<string> {
  const asked = parameters.filter((one) => one.in === 'query')
  const pair = (name: string, value: unknown) => `${encoded(name)}=${encoded(String(value))}`
  const odd = fc.tuple(hostileName, hostileText).map(([name, value]) => pair(name, value))
  if (asked.length === 0)
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant('') },
      odd.map((one) => `?${one}`),
    )
  const one = fc.nat(asked.length - 1).chain((at) => {
    const { name, schema = {} } = asked[at] as Parameter
    const value = fc.oneof({ weight: 4, arbitrary: passing.of(schema, name) }, { weight: 1, arbitrary: hostileText })
    return value.map((given) => pair(name, given))
  })
  return fc
    .array(fc.oneof({ weight: 12, arbitrary: one }, { weight: 1, arbitrary: odd }), { maxLength: 4 })
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`))
}

/** Half of a character pair cannot be sent in an address: its bytes are, as a careless program would send them. */
const encoded = (text: string) => (/\p{Surrogate}/u.test(text) ? '%ed%a0%80' : encodeURIComponent(text))

function headersOf({ described }: Operation): fc.Arbitrary<Readonly<Record<string, string>>> {
  const types = Object.values(described.responses ?? {})
    .flatMap(({ content }) => Object.keys(content ?? {}))
    .filter((type) => !/problem|event-stream/.test(type))
  const accepted = fc
    .constantFrom(...types, '*/*', 'text/html', ';;q=x', 'application/*;q=0')
    .map((accept) => ({ accept }))
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: accepted },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(
        { 'if-none-match': '*' },
        { 'if-none-match': 'W/"x", "y"' },
        { 'if-match': '"1"' },
        { 'accept-encoding': 'gzip, deflate, br;q=1.0, *;q=0.5' },
        { 'accept-encoding': 'x'.repeat(5_000) },
        { range: 'bytes=0-1,5-2,-1' },
        { 'content-type': 'application/json; charset=utf-16' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'multipart/form-data' },
        { 'content-type': 'multipart/form-data; boundary=x' },
        { 'content-type': 'text/xml' },
        { 'x-http-method-override': 'DELETE' },
        { expect: 'the-unexpected' },
      ),
    },
  )
}
