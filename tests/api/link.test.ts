import type { IndicatorView } from '@ttc/contracts/indicator'
import type { RevisionListView } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import { auditEntry } from '@ttc/db/audit'
import { measurement } from '@ttc/db/measurement'
import { placement } from '@ttc/db/placement'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { asked, give, listed, look, makeLink } from '../support/link.ts'
import { type Place, placeIn } from '../support/place.ts'
import { financialYear } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
beforeEach(async () => {
  it = await startTestApp()
  place = await placeIn(it)
})
afterEach(() => it.close())

const page = async () => (await it.get(`/placements/${place.row.placementId}`)).json<IndicatorView>()
const revisions = async () =>
  (await it.get(`/series/${place.row.seriesId}/revisions`)).json<RevisionListView>().revisions
/** Lets answers go straight in. */
async function letIn(): Promise<void> {
  const { name, startsOn, endsOn, marking, version } = (await it.get(`/plans/${it.planId}`)).json<PlanView>()
  const edit = { version, name, startsOn, endsOn, marking, linkAnswersWait: false }
  expect((await it.send('PUT', `/plans/${it.planId}`, edit)).statusCode).toBe(200)
}
const accept = (linkId: string, answerId: string, basedOnRevision = 0, accepted: string[] = []) =>
  it.send('PUT', `/links/${linkId}/acceptance`, { answerId, basedOnRevision, accepted })
const refuse = (linkId: string, answerId: string, reason = 'This is the number of last year.') =>
  it.send('PUT', `/links/${linkId}/refusal`, { answerId, reason })

test('whoever holds the key is told what is asked, the last eight values, and nothing else', async () => {
  const { key } = await makeLink(it, place)
  const answer = await look(it, key)
  expect([answer.statusCode, answer.headers['cache-control'], answer.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex',
  ])
  const view = await asked(it, key)
  expect(view).toMatchObject({
    partnership: { name: 'Tryton Partnership' },
    forName: 'Practice manager',
    agency: 'Eastfield Practice',
    askedBy: { name: 'Plan coordinator', agency: 'Council' },
    indicator: { name: 'Re-referrals within 12 months', group: null },
    period: { kind: 'financial-year', ...financialYear(2025) },
    standing: null,
    waits: true,
    canAnswer: true,
    answer: null,
  })
  expect(view.last.map(({ value }) => value)).toEqual([24, 23.5, 22.9, 23.1, 23.4, 20, 18.9, 18.2])
  expect(JSON.stringify(view)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
})

test('a number waits until it is accepted, then is recorded by whoever accepted it, through the link', async () => {
  const { id, key } = await makeLink(it, place)
  const answerId = newId()
  const given = await give(it, key, { id: answerId, value: 17.5, note: 'Two schools joined' })
  expect([given.statusCode, given.json().answer]).toEqual([
    200,
    expect.objectContaining({ state: 'waiting', value: 17.5 }),
  ])
  expect(await revisions()).toHaveLength(9)
  expect(await listed(it, place, id)).toMatchObject({
    state: 'waiting',
    answer: { id: answerId, value: 17.5, hidden: false, note: 'Two schools joined' },
    standing: null,
    warnings: [],
  })
  expect((await accept(id, answerId)).statusCode).toBe(200)
  const [newest] = await revisions()
  expect(newest).toMatchObject({
    value: 17.5,
    note: 'Two schools joined',
    recordedBy: 'Practice manager, Eastfield Practice, through a link; accepted by Plan coordinator',
  })
  expect((await page()).series[0]?.assessment.latest?.value).toBe(17.5)
  expect(await listed(it, place, id)).toMatchObject({ state: 'accepted', standing: { value: 17.5, revision: 1 } })
})

test('where the plan says so a number goes straight in: judged, with nobody of the members as its author', async () => {
  await letIn()
  const { id, key } = await makeLink(it, place)
  const given = await give(it, key, { value: 17.5 })
  expect(given.json().answer).toMatchObject({ state: 'stored', value: 17.5 })
  expect((await revisions())[0]?.recordedBy).toBe('Practice manager, Eastfield Practice, through a link')
  expect((await page()).series[0]?.assessment.latest?.value).toBe(17.5)
  expect((await listed(it, place, id)).state).toBe('stored')
  const stored = (await it.connection.db.select().from(measurement)).filter((one) => one.linkId !== null)
  expect(stored.map(({ linkId, recordedBy }) => [linkId, recordedBy])).toEqual([[id, null]])
  const entries = (await it.connection.db.select().from(auditEntry)).filter((one) => one.memberId === null)
  expect(entries.map(({ action }) => action).toSorted()).toEqual(['link.answer', 'measurement.record'])
})

test('numerator and denominator give the value', async () => {
  const { id, key } = await makeLink(it, place)
  await give(it, key, { value: null, numerator: 35, denominator: 200 })
  expect((await listed(it, place, id)).answer?.value).toBe(17.5)
})

test('what looks wrong is asked about before anything is kept, in the words of the typing sheet', async () => {
  const { id, key } = await makeLink(it, place)
  const before = await rowCounts(it.connection)
  const first = await give(it, key, { value: 1.8 })
  const { warnings } = first.json().present
  expect([first.statusCode, warnings.map((one: { code: string }) => one.code)]).toEqual([422, ['factor']])
  const after = await rowCounts(it.connection)
  expect([after.link_answer, after.receipt]).toEqual([before.link_answer, before.receipt])
  expect((await give(it, key, { value: 1.8, accepted: ['factor'] })).statusCode).toBe(200)
  expect((await listed(it, place, id)).warnings.map(({ code }) => code)).toEqual(['factor'])
})

test.each([
  ['nothing', { value: null }, 'value'],
  ['a value that cannot be', { value: 101 }, 'value'],
  ['one of two numbers', { value: null, numerator: 3 }, 'denominator'],
  ['more than all', { value: null, numerator: 3, denominator: 2 }, 'numerator'],
  ['a number and a reason', { reason: 'not-ready' as const }, 'reason'],
  ['another reason without words', { value: null, reason: 'other' as const }, 'note'],
  ['a reason that is none', { value: null, reason: 'tired' as 'other' }, 'reason'],
])('%s is refused by its field', async (_, over, field) => {
  const { key } = await makeLink(it, place)
  const answer = await give(it, key, over)
  expect([answer.statusCode, answer.json().fields.map((one: { field: string }) => one.field)]).toEqual([400, [field]])
})

test('whoever cannot give it says why, and may still give it', async () => {
  const { id, key } = await makeLink(it, place)
  const answerId = newId()
  await give(it, key, { id: answerId, value: null, reason: 'not-ready', note: 'In a week' })
  expect(await listed(it, place, id)).toMatchObject({
    state: 'cannot-give',
    answer: { reason: 'not-ready', note: 'In a week' },
  })
  expect((await give(it, key, { replaces: answerId })).json().answer.state).toBe('waiting')
})

test('an answer is corrected until it is accepted; what was on the screen must be the last one', async () => {
  const { id, key } = await makeLink(it, place)
  const [first, second] = [newId(), newId()]
  await give(it, key, { id: first, value: 17 })
  expect((await give(it, key, { value: 16 })).json().code).toBe('conflict')
  expect((await give(it, key, { id: second, value: 16, replaces: first })).json().answer.value).toBe(16)
  expect((await accept(id, first)).statusCode).toBe(409)
  expect((await accept(id, second)).statusCode).toBe(200)
  expect((await give(it, key, { value: 15, replaces: second })).statusCode).toBe(422)
  expect((await asked(it, key)).canAnswer).toBe(false)
})

test('what went straight in is corrected by another revision', async () => {
  await letIn()
  const { key } = await makeLink(it, place)
  const first = newId()
  await give(it, key, { id: first, value: 17 })
  expect((await give(it, key, { value: 16, replaces: first })).json().answer).toMatchObject({
    state: 'stored',
    value: 16,
  })
  expect((await revisions()).slice(0, 2).map(({ value, revision }) => [value, revision])).toEqual([
    [16, 2],
    [17, 1],
  ])
})

test('a refused number goes back with its reason, and another may be given', async () => {
  const { id, key } = await makeLink(it, place)
  const first = newId()
  await give(it, key, { id: first })
  expect((await refuse(id, first)).statusCode).toBe(200)
  expect((await refuse(id, first)).statusCode).toBe(409)
  expect((await asked(it, key)).answer).toMatchObject({ state: 'refused', refusal: 'This is the number of last year.' })
  expect(await listed(it, place, id)).toMatchObject({ state: 'refused', answer: { value: 18 } })
  expect((await give(it, key, { value: 17, replaces: first })).json().answer.state).toBe('waiting')
})

test('a value that somebody else recorded is shown, and never replaced without a lead', async () => {
  await letIn()
  const { id, key } = await makeLink(it, place)
  await it.send('POST', '/measurements', aRecord(place.row.seriesId, { value: 18.5 }))
  expect(await asked(it, key)).toMatchObject({ standing: { value: 18.5, status: 'value' }, waits: true })
  const answerId = newId()
  expect((await give(it, key, { id: answerId, value: 17 })).json().answer.state).toBe('waiting')
  expect((await listed(it, place, id)).standing).toEqual({ value: 18.5, status: 'value', revision: 1 })
  expect((await accept(id, answerId)).statusCode).toBe(409)
  expect((await accept(id, answerId, 1)).statusCode).toBe(200)
  expect((await revisions())[0]?.value).toBe(17)
})

test('an answer sent twice is taken once, and two at once are one', async () => {
  const { id, key } = await makeLink(it, place)
  const answerId = newId()
  const answers = await Promise.all([1, 2].map(() => give(it, key, { id: answerId })))
  expect(answers.map((one) => one.statusCode)).toEqual([200, 200])
  const both = await Promise.all([17, 16].map((value) => give(it, key, { value, replaces: answerId })))
  expect(both.map((one) => one.statusCode).toSorted()).toEqual([200, 409])
  expect((await rowCounts(it.connection)).link_answer).toBe(2)
  expect((await listed(it, place, id)).state).toBe('waiting')
})

test('an indicator that leaves the plan takes its links out of use; put in again elsewhere they work', async () => {
  const { id, key } = await makeLink(it, place)
  const { version, headline } = (await page()).placement
  const at = `/placements/${place.row.placementId}`
  const ended = { version, headline, ownerMemberId: null, ended: true }
  expect((await it.send('PUT', at, ended)).statusCode).toBe(200)
  expect((await look(it, key)).statusCode).toBe(404)
  expect((await listed(it, place, id)).state).toBe('out-of-plan')
  const again = { id: newId(), priorityId: place.priority.id, indicatorId: place.row.indicatorId, ownerMemberId: null }
  expect((await it.send('POST', `/plans/${it.planId}/placements`, again)).statusCode).toBe(201)
  expect((await look(it, key)).statusCode).toBe(200)
  expect((await listed(it, place, id)).placementId).toBe(again.id)
  expect(await it.connection.db.select().from(placement)).toHaveLength(2)
})
