import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  askAs,
  nothing,
  operationsToWalk,
  type Person,
  startWalk,
  sumOfRows,
  unknownParts,
  type Walk,
} from '../support/access-walk.ts'
import { HIDDEN } from '../support/hidden-rows.ts'
import { bodyFor, documentOf, type Ids, type Operation } from '../support/operation.ts'

let walk: Walk
beforeAll(async () => {
  walk = await startWalk()
}, 120_000)
afterAll(() => walk.it.close())

type Told = Readonly<{ route: string; person: string; status: number; wrong: string }>

/** Asks for what is hidden, and for what does not exist at all: both answers have to be the same, and a refusal. */
async function tell(operation: Operation, person: Person, hidden: Ids, absent: Ids): Promise<Told[]> {
  const said = await askAs(walk, person, operation, hidden)
  const ofNothing = await askAs(walk, person, operation, absent)
  const wrong = [
    said.status < 400 ? 'was done' : '',
    said.status >= 500 ? 'broke' : '',
    said.body.includes(HIDDEN) ? 'was shown' : '',
    said.status !== ofNothing.status || said.body !== ofNothing.body ? `exists (${ofNothing.status})` : '',
  ].filter((word) => word !== '')
  return wrong.length === 0
    ? []
    : [{ route: operation.name, person: person.name, status: said.status, wrong: wrong.join(', ') }]
}

async function tellAll(operations: readonly Operation[], people: readonly Person[], hidden: Ids, kept: Ids) {
  const told: Told[] = []
  for (const operation of operations)
    for (const person of people) told.push(...(await tell(operation, person, hidden, nothing(hidden, kept))))
  return told
}

const partsOf = ({ path }: Operation) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
const inPlans = new Set(['plan', 'outcome', 'priority', 'placement', 'indicator', 'series', 'link'])
/** What a body names that stands in a plan, as its schema says. */
const mentions = /"(?:seriesId|priorityId|indicatorId|placementId|proxyId)"/
const sampleOf = ({ body }: Operation) =>
  body === null ? '' : JSON.stringify(bodyFor(body, documentOf(walk.it.app), walk.otherPlan))
const narrow = () => walk.people.filter(({ kind }) => kind !== 'partnership')

test('the walk has an object for every part of every address: a new kind of object has to be added to it', () => {
  const missing = operationsToWalk(walk.it).flatMap((one) =>
    unknownParts(one, walk.elsewhere).map(
      (part) => `${one.name}: give the walk a "${part}" (tests/support/access-walk.ts)`,
    ),
  )
  expect(missing).toEqual([])
  expect(operationsToWalk(walk.it).length).toBeGreaterThan(40)
  expect(walk.people.length).toBeGreaterThan(15)
})

test('another partnership is neither readable nor writable nor there, on every route, for every role', async () => {
  const before = await sumOfRows(walk)
  expect(await tellAll(operationsToWalk(walk.it), walk.people, walk.elsewhere, {})).toEqual([])
  expect(await sumOfRows(walk)).toEqual(before)
}, 240_000)

test('an object of another partnership is not there in one’s own either, on every route, for every role', async () => {
  const before = await sumOfRows(walk)
  const own = { partnership: walk.it.scope.partnershipId }
  const addressed = operationsToWalk(walk.it).filter((one) => partsOf(one).length > 1)
  expect(await tellAll(addressed, walk.people, { ...walk.elsewhere, ...own }, own)).toEqual([])
  expect(await sumOfRows(walk)).toEqual(before)
}, 240_000)

test('an object of another plan is not there for who has a role in one plan or priority, on every route', async () => {
  const before = await sumOfRows(walk)
  const own = { partnership: walk.it.scope.partnershipId }
  const addressed = operationsToWalk(walk.it).filter(
    (one) => partsOf(one).some((part) => inPlans.has(part)) || mentions.test(sampleOf(one)),
  )
  expect(addressed.map(({ name }) => name)).toContain('POST /api/partnerships/{partnership}/measurements')
  expect(await tellAll(addressed, narrow(), walk.otherPlan, own)).toEqual([])
  expect(addressed.length).toBeGreaterThan(12)
  expect(await sumOfRows(walk)).toEqual(before)
}, 240_000)

test('lists leave out what stands in another plan, for who has a role in one plan or priority', async () => {
  const lists = operationsToWalk(walk.it).filter((one) => one.method === 'GET' && partsOf(one).length === 1)
  const own = { ...walk.elsewhere, partnership: walk.it.scope.partnershipId }
  const answers = await Promise.all(
    lists.flatMap((one) =>
      narrow().map(async (person) => ({
        route: one.name,
        person: person.name,
        ...(await askAs(walk, person, one, own)),
      })),
    ),
  )
  expect(answers.filter(({ status, body }) => ![200, 403].includes(status) || body.includes(HIDDEN))).toEqual([])
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(lists.length)
}, 120_000)

test('nobody gets anything without signing in, on every route', async () => {
  const nobody: Person = { name: 'nobody', kind: 'partnership', cookie: 'ttc.session_token=none' }
  const answers = await Promise.all(
    operationsToWalk(walk.it).map(async (one) => (await askAs(walk, nobody, one, walk.elsewhere)).status),
  )
  expect(new Set(answers)).toEqual(new Set([401]))
})
