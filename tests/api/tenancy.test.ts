import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, bodyFor, documentOf, type Ids, type Operation, operationsOf } from '../support/operation.ts'
import { rowCounts } from '../support/rows.ts'
import { idsOf, MARK, startTwoPartnerships, type TwoPartnerships } from '../support/two-partnerships.ts'

let two: TwoPartnerships
beforeAll(async () => {
  two = await startTwoPartnerships()
})
afterAll(() => two.it.close())

/** One operation asked with some ids in its address and others in its body. */
function ask(operation: Operation, address: Ids, body: Ids) {
  const { body: schema, method, path } = operation
  const payload = schema === null ? {} : { payload: bodyFor(schema, documentOf(two.it.app), body) as object }
  return two.it.app.inject({ method, url: addressOf(path, address), ...payload })
}

const scoped = () => operationsOf(documentOf(two.it.app)).filter((one) => one.path.includes('{partnership}'))
const answered = async (asked: Promise<{ statusCode: number; body: string }>, { name }: Operation) => {
  const { statusCode, body } = await asked
  return { name, statusCode, tells: body.includes(MARK) }
}

test('what belongs to another partnership is answered as if it were not there, on every route, and stays as it is', async () => {
  const theirs = { ...idsOf(two.other, two.otherPlace), partnership: two.it.scope.partnershipId }
  const addressed = scoped().filter((one) => (one.path.match(/\{/g) ?? []).length > 1)
  const before = await rowCounts(two.it.connection)
  const answers = await Promise.all(addressed.map((one) => answered(ask(one, theirs, idsOf(two.it, two.place)), one)))
  expect(answers).toEqual(addressed.map(({ name }) => ({ name, statusCode: 404, tells: false })))
  expect(await rowCounts(two.it.connection)).toEqual(before)
})

test('an id of another partnership in a body is refused, on every route, and nothing is stored', async () => {
  const ours = idsOf(two.it, two.place)
  const theirs = idsOf(two.other, two.otherPlace)
  const naming = scoped().filter(
    ({ body }) =>
      body !== null && /Id"|outcomeIds/.test(JSON.stringify(bodyFor(body, documentOf(two.it.app), { ...theirs }))),
  )
  const before = await rowCounts(two.it.connection)
  const answers = await Promise.all(naming.map((one) => answered(ask(one, ours, theirs), one)))
  expect(answers.filter((one) => one.statusCode < 400 || one.statusCode >= 500 || one.tells)).toEqual([])
  expect(answers.length).toBeGreaterThan(5)
  expect(await rowCounts(two.it.connection)).toEqual(before)
})

test('a partnership that does not exist and one that may not be seen are answered alike, on every route', async () => {
  const nowhere = { ...idsOf(two.it, two.place), partnership: newId() }
  const answers = await Promise.all(scoped().map((one) => answered(ask(one, nowhere, idsOf(two.it, two.place)), one)))
  expect(answers).toEqual(scoped().map(({ name }) => ({ name, statusCode: 404, tells: false })))
})

test('an address with something else than ids is refused before the database is asked, on every route', async () => {
  const wrong = Object.fromEntries(Object.keys(idsOf(two.it, two.place)).map((name) => [name, "1'--"]))
  const answers = await Promise.all(
    scoped().map(async (one) => ({ name: one.name, ...(await ask(one, wrong, idsOf(two.it, two.place))).json() })),
  )
  expect(answers.filter((one) => one.status !== 400 || one.code !== 'invalid')).toEqual([])
})

test('lists name what is of their own partnership alone', async () => {
  const lists = scoped().filter((one) => one.method === 'GET' && (one.path.match(/\{/g) ?? []).length === 1)
  const ours = idsOf(two.it, two.place)
  const answers = await Promise.all(lists.map((one) => answered(ask(one, ours, ours), one)))
  expect(answers).toEqual(lists.map(({ name }) => ({ name, statusCode: 200, tells: false })))
  expect(lists.map((one) => one.name)).toContain('GET /api/partnerships/{partnership}/members')
})

test('the two partnerships can use the same id for a request of their own', async () => {
  const body = { id: newId(), name: 'A plan', startsOn: '2025-04-01', endsOn: '2028-03-31' }
  expect((await two.it.send('POST', '/plans', body)).statusCode).toBe(201)
  expect((await two.other.send('POST', '/plans', { ...body, name: `${MARK} too` })).statusCode).toBe(201)
  expect((await two.it.get(`/plans/${body.id}`)).json().name).toBe('A plan')
})

test('the list of partnerships gives each its own plans', async () => {
  const { partnerships } = (await two.it.app.inject('/api/partnerships')).json()
  expect(partnerships.map((one: { plans: { id: string }[] }) => one.plans.map((plan) => plan.id))).toEqual(
    expect.arrayContaining([expect.arrayContaining([two.it.planId]), expect.arrayContaining([two.other.planId])]),
  )
  expect(partnerships).toHaveLength(2)
})
