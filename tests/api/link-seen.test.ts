import { newId } from '@ttc/contracts/new-id'
import { rateLimit } from '@ttc/db/account'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { aLink, asked, give, listed, listLinks, makeLink } from '../support/link.ts'
import { bodyFor, documentOf, operationsOf } from '../support/operation.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'

const sex = (value: string) => [{ category: 'sex', value }]
const line = (values: readonly number[], breakdown: { category: string; value: string }[] = []) => ({
  area: 'E06900001',
  breakdown,
  values: yearlyValues([...values], 2019),
})
const series = [
  line([60, 61, 62, 63, 64, 65]),
  line([50, 58, 12, 40, 41, 42], sex('boys')),
  line([10, 3, 50, 23, 23, 23], sex('girls')),
]

let it: TestApp
let place: Place
let girls: string
let boys: string
/** Exclusions, counted; small numbers hidden up to five, and what would tell them. */
beforeAll(async () => {
  const counted = { unit: 'children', decimals: 0, multiplier: null, maximum: null }
  const none = { targets: [], rules: [], baselines: [] }
  const excluded = anIndicator({ code: 'excluded', name: 'Exclusions', ...counted, ...none, series })
  it = await startTestApp(aPlanFile({ indicators: [excluded, anIndicator()] }))
  place = await placeIn(it, 'excluded')
  const all = (await it.get(`/placements/${place.row.placementId}`)).json().series
  const idOf = (label: string) => all.find((one: { breakdown: { label: string } }) => one.breakdown.label === label).id
  girls = idOf('Sex: girls')
  boys = idOf('Sex: boys')
})
afterEach(() => it.connection.db.delete(rateLimit))
afterAll(() => it.close())

const record = (seriesId: string, value: number, accepted: string[] = []) =>
  it.send('POST', '/measurements', aRecord(seriesId, { value, accepted }))

test('a link for a group is told of that group alone, without the numbers that are hidden', async () => {
  const { key } = await makeLink(it, place, { seriesId: girls })
  const view = await asked(it, key)
  expect(view.indicator).toMatchObject({ name: 'Exclusions', group: 'Sex: girls' })
  expect(view.last.map(({ value, status }) => (status === 'suppressed' ? 'hidden' : value))).toEqual([
    10,
    'hidden',
    50,
    23,
    23,
    23,
  ])
  expect(view.hideUpTo).toBe(5)
})

test('a small number that waits is in no list, nor is what would tell one; accepted it is hidden as any other', async () => {
  const { id, key } = await makeLink(it, place, { seriesId: girls })
  const answerId = newId()
  await give(it, key, { id: answerId, value: 4, note: 'Four girls', accepted: ['beyond-usual', 'factor'] })
  const waiting = await listed(it, place, id)
  expect(waiting.answer).toMatchObject({ state: 'waiting', value: null, hidden: true, note: null })
  expect(waiting.warnings).toEqual([])
  const taken = { answerId, basedOnRevision: 0, accepted: [] }
  expect((await it.send('PUT', `/links/${id}/acceptance`, taken)).statusCode).toBe(200)
  expect(await listed(it, place, id)).toMatchObject({
    state: 'accepted',
    answer: { value: null },
    standing: { value: null, status: 'suppressed' },
  })
  // Boys beside a hidden number of girls: with all children known, they would tell it.
  expect((await record(place.row.seriesId, 66)).statusCode).toBe(201)
  const beside = await makeLink(it, place, { seriesId: boys })
  await give(it, beside.key, { value: 62, accepted: ['beyond-usual'] })
  expect((await listed(it, place, beside.id)).answer).toMatchObject({ value: null, hidden: true })
  expect((await asked(it, beside.key)).answer?.value).toBe(62)
})

/** Somebody with one role in the whole partnership: what they ask with. */
async function as(role: Role) {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: `${role} here`, agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role, planId: null, priorityId: null })
  const cookie = await signIn(db, it.scope, id)
  return (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
    it.ask({ method, url: it.at + path, headers: { cookie }, ...(payload && { payload }) })
}

test.each<[Role, number, number, number]>([
  ['plan-coordinator', 200, 201, 409],
  ['priority-lead', 200, 201, 409],
  ['team-member', 200, 201, 403],
  ['director', 403, 403, 403],
  ['reader', 403, 403, 403],
  ['administrator', 403, 403, 403],
])('%s: reads the list %s, makes a link %s, decides %s', async (role, reads, makes, decides) => {
  const ask = await as(role)
  const { id } = await makeLink(it, place)
  const answers = [
    await ask('GET', `/priorities/${place.priority.id}/links`),
    await ask('POST', `/placements/${place.row.placementId}/links`, aLink(place.row.seriesId)),
    await ask('PUT', `/links/${id}/refusal`, { answerId: newId(), reason: 'Not ours' }),
  ]
  expect(answers.map((one) => one.statusCode)).toEqual([reads, makes, decides])
})

test('the list names newest first behind what waits, with what may be done', async () => {
  const newest = await makeLink(it, place)
  const { links, allowed, more } = await listLinks(it, place)
  const [first] = links
  expect([first?.state, more, allowed]).toEqual(['waiting', false, ['link.make', 'link.accept']])
  expect(links.filter(({ state }) => state !== 'waiting')[0]?.id).toBe(newest.id)
})

test('a key opens nothing but its own question: not as a session, not as a token, on no route', async () => {
  const { key } = await makeLink(it, place)
  const document = documentOf(it.app)
  const operations = operationsOf(document).filter(({ path }) => path.includes('{partnership}'))
  const ids = { partnership: it.scope.partnershipId, priority: place.priority.id, placement: place.row.placementId }
  const statuses = await Promise.all(
    operations.flatMap(({ method, path, body }) =>
      [{ authorization: `Bearer ${key}` }, { cookie: `ttc.session_token=${key}.signature` }].map(async (headers) => {
        const url = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name] ?? newId())
        const payload = body === null ? {} : { payload: bodyFor(body, document, {}) as object }
        return (await it.ask({ method, url, headers, ...payload })).statusCode
      }),
    ),
  )
  expect(new Set(statuses)).toEqual(new Set([401]))
})
