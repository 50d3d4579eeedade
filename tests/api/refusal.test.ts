import { newId } from '@ttc/contracts/new-id'
import { memberRole } from '@ttc/db/role'
import type { FieldProblem } from '@ttc/domain/problem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { addressOf, bodyFor, documentOf, type Ids, type Operation, operationsOf } from '../support/operation.ts'
import { placeIn } from '../support/place.ts'
import { aNewIndicator } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'
import { idsOf } from '../support/two-partnerships.ts'

let it: TestApp
let ids: Ids
beforeAll(async () => {
  it = await startTestApp()
  // Some things are decided by directors alone, and a refusal must not come before the body is looked at.
  const { partnershipId, memberId } = it.scope
  await it.connection.db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director' })
  const free = aNewIndicator()
  await it.send('POST', '/indicators', free)
  ids = { ...idsOf(it, await placeIn(it)), indicatorId: free.id, proxyId: null }
})
afterAll(() => it.close())

/** Every operation that takes JSON: a new one is among them by itself. */
const writing = () => operationsOf(documentOf(it.app)).filter((one) => one.body !== null)
const goodBody = ({ body }: Operation) => bodyFor(body ?? {}, documentOf(it.app), ids) as Record<string, unknown>
const send = ({ method, path }: Operation, payload: unknown) =>
  it.app.inject({ method, url: addressOf(path, ids), payload: payload as object })
const fieldsOf = (body: string) => (JSON.parse(body).fields ?? []) as FieldProblem[]
const required = ({ body }: Operation): readonly string[] => {
  const { $ref = '' } = body ?? {}
  const named = documentOf(it.app).components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}
  return 'required' in named ? (named.required as string[]) : []
}

/** The words of the library, of programmers, and of blame: none of them helps whoever has to put it right. */
const notForPeople =
  /invalid|expected|received|undefined|\bnull\b|\bNaN\b|zod|string|boolean|object\b.*\bgot|illegal|\bbad\b|failed|forgot|\berror\b/i

test('an empty request names every field that is missing, on every route', async () => {
  const before = await rowCounts(it.connection)
  const answers = await Promise.all(
    writing().map(async (one) => ({ name: one.name, answer: await send(one, {}), needs: required(one) })),
  )
  const missed = answers.flatMap(({ name, answer, needs }) =>
    needs
      .filter((field) => !fieldsOf(answer.body).some((one) => one.field === field))
      .map((field) => `${name}: ${field}`),
  )
  expect(missed).toEqual([])
  expect(answers.filter(({ needs, answer }) => needs.length > 0 && answer.statusCode !== 400)).toEqual([])
  expect(await rowCounts(it.connection)).toEqual(before)
})

/** A link or a password that is well formed and not right is refused as a whole: no field of it is to blame. */
async function usualRefusals(): Promise<ReadonlyMap<string, string>> {
  const account = writing().filter(({ path }) => path.startsWith('/api/account/'))
  const answers = await Promise.all(account.map(async (one) => ({ one, answer: await send(one, goodBody(one)) })))
  const refused = answers.filter(({ answer }) => answer.statusCode === 400 && fieldsOf(answer.body).length === 0)
  return new Map(refused.map(({ one, answer }) => [one.name, JSON.parse(answer.body).detail as string]))
}

const nonsense: readonly [string, unknown][] = [
  ['an object', { a: 1 }],
  ['a list of lists', [[[]]]],
  ['a very large number', 1e300],
  ['a negative fraction', -0.5],
  ['a word', 'nonsense'],
  ['a truth', true],
]

test.each(nonsense)('%s in place of any field is stored nowhere, and refused in plain words', async (_, wrong) => {
  const usual = await usualRefusals()
  const before = await rowCounts(it.connection)
  const tries = writing().flatMap((one) =>
    Object.keys(goodBody(one)).map((field) => ({ one, field, body: { ...goodBody(one), [field]: wrong } })),
  )
  const answers = await Promise.all(
    tries.map(async ({ one, field, body }) => ({ field, name: one.name, answer: await send(one, body) })),
  )
  const refused = answers.filter(({ answer }) => answer.statusCode === 400)
  const unnamed = refused.filter(
    ({ answer, field, name }) =>
      JSON.parse(answer.body).detail !== usual.get(name) &&
      !fieldsOf(answer.body).some((at) => at.field.split('.')[0] === field),
  )
  const messages = refused.flatMap(({ answer }) => fieldsOf(answer.body).map((one) => one.message))
  expect(unnamed.map(({ name, field }) => `${name}: ${field}`)).toEqual([])
  expect(messages.filter((message) => notForPeople.test(message) || !/^[A-Z].*\.$/.test(message))).toEqual([])
  expect(
    answers.filter(({ answer }) => answer.statusCode >= 500).map(({ name, field }) => `${name}: ${field}`),
  ).toEqual([])
  expect(refused.length).toBeGreaterThan(answers.length / 3)
  const after = await rowCounts(it.connection)
  const stored = answers.filter(({ answer }) => answer.statusCode === 201).length
  expect((after.receipt ?? 0) - (before.receipt ?? 0)).toBe(stored)
})

test('what is made twice with one id is made once; the same id for something else is refused', async () => {
  const making = writing().filter((one) => required(one).includes('id'))
  const bodies = making.map((one) => ({ one, body: goodBody(one) }))
  const first = await Promise.all(bodies.map(({ one, body }) => send(one, body)))
  const made = bodies.filter((_, i) => first[i]?.statusCode === 201)
  const stored = first.filter((one) => one.statusCode === 201)
  const answers = made.map(({ one }, i) => withoutSecret(one, stored[i]?.body ?? ''))
  const before = await rowCounts(it.connection)
  const again = await Promise.all(made.map(({ one, body }) => send(one, body)))
  expect(again.map((one) => [one.statusCode, one.body])).toEqual(answers.map((body) => [201, body]))
  // Of what says no more than its id there is nothing else to ask for.
  const saying = made.filter(({ body }) => Object.keys(body).length > 1)
  const changed = await Promise.all(saying.map(({ one, body }) => send(one, { ...body, ...otherWords(body) })))
  expect(changed.map((one) => [one.statusCode, fieldsOf(one.body).map((at) => at.field)])).toEqual(
    saying.map(() => [409, ['id']]),
  )
  expect(await rowCounts(it.connection)).toEqual(before)
  expect(made.length).toBeGreaterThanOrEqual(5)
})

/** What is shown once, by the end of the route that makes it: its field, and what it looks like. */
const shownOnce: readonly (readonly [route: string, field: string, RegExp])[] = [
  ['/tokens', 'secret', /^ttc_[\w-]{43}$/],
  ['/links', 'address', /\/l#[\w-]{43}$/],
  ['/calendar-link', 'address', /\/calendars\/[\w-]{43}\/rounds\.ics$/],
]

/**
 * The one difference there may be, on these routes alone: a new secret is shown once, and a repeated request is answered
 * with null in its place, because only its hash is kept. That the first answer shows it is part of this.
 */
function withoutSecret({ name }: Operation, body: string): string {
  const secret = shownOnce.find(([route]) => name.endsWith(route))
  if (secret === undefined) return body
  const [, field, look] = secret
  const answer = JSON.parse(body)
  return JSON.stringify({ ...answer, [field]: look.test(answer[field]) ? null : 'it was not shown' })
}

/** The same request but for one text of it, or one choice where it has no text. */
function otherWords(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const texts = ['name', 'statement', 'reason', 'note', 'forName'].filter((field) => typeof body[field] === 'string')
  return texts.length > 0
    ? Object.fromEntries(texts.map((field) => [field, 'Something else']))
    : { headline: true, together: true, basedOnRevision: 1, pairs: [{ category: 'Other', value: 'Other' }] }
}

test('an id that already stands for something is refused, though no request made it', async () => {
  const { method, path } = { method: 'POST' as const, path: `${it.at}/plans` }
  const payload = { id: it.planId, name: 'Another', startsOn: '2025-04-01', endsOn: '2028-03-31' }
  const answer = await it.app.inject({ method, url: path, payload })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().detail).toMatch(/there already/)
})

test('the same request to another address is another request, and not answered with the first result', async () => {
  const other = newId()
  await it.send('POST', '/plans', { id: other, name: 'Another', startsOn: '2025-04-01', endsOn: '2028-03-31' })
  const outcome = { id: newId(), statement: 'Children are heard' }
  expect((await it.send('POST', `/plans/${it.planId}/outcomes`, outcome)).statusCode).toBe(201)
  expect((await it.send('POST', `/plans/${other}/outcomes`, outcome)).statusCode).toBe(409)
})
