import type { ChallengeListView } from '@ttc/contracts/challenge'
import type { LedgerSummaryView, QuietListView } from '@ttc/contracts/challenge-meeting'
import type { PromiseListView } from '@ttc/contracts/promise'
import { placement } from '@ttc/db/placement'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { itemAbout, type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { placeIn } from '../support/place.ts'
import { aRedIndicator, OWNER, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting
let asked: string

/** A meeting in which one challenge crossed agencies, one did not, and of one nobody knows who answered. */
beforeAll(async () => {
  plan = await startRedPlan([aRedIndicator(), aRedIndicator({ code: 'quiet', name: 'Absence' })])
  it = plan.it
  asked = plan.place.row.placementId
  meeting = await planMeeting(it)
  await meeting.begin(itemAbout(await meeting.view(), asked)?.id)
  const owner = { name: OWNER, memberId: await plan.idOf(OWNER) }
  const first = await meeting.ask('Who funds it?', { agency: 'NHS', answer: 'We do', answerAgency: 'Council' })
  await meeting.ask('Who else?', { agency: 'Council', answerAgency: ' council ', decision: 'accept' })
  await meeting.ask('What is 50% of it?', { agency: 'Police', decision: 'escalate' })
  const late = await meeting.promise('Fund 40 places', { challengeId: first.id, owner, agency: 'Council' })
  const kept = await meeting.promise('=1+1', { agency: 'Schools', dueOn: '2026-11-23' })
  await meeting.promise('Ask again', { dueOn: '2026-11-20', owner: { name: 'José Ñandú', memberId: null } })
  const settle = (id: string, version: number, body: object) =>
    it.send('PUT', `/promises/${id}/state`, { version, ...body })
  await settle(late.id, late.version, { state: 'late', note: 'Not signed' })
  await settle(kept.id, kept.version, { state: 'kept' })
})
afterAll(() => it.close())

const challenges = async (search = '') => (await it.get(`/challenges${search}`)).json<ChallengeListView>()
const promises = async (search = '') => (await it.get(`/promises${search}`)).json<PromiseListView>()

test('challenges are counted by what came of them, and by whether they crossed agencies', async () => {
  const { counts, challenges: rows } = await challenges()
  expect(counts).toEqual({ all: 3, unanswered: 2, undecided: 1, accept: 1, 'come-back': 0, escalate: 1, crossing: 1 })
  expect(rows.map(({ question, crosses, promises: made }) => [question, crosses, made])).toEqual([
    ['What is 50% of it?', null, 0],
    ['Who else?', false, 0],
    ['Who funds it?', true, 1],
  ])
})

test('promises are counted by how they stand, with the median of the days they took', async () => {
  const { counts, medianDays, promises: rows } = await promises()
  expect(counts).toEqual({ all: 3, open: 1, overdue: 1, kept: 1, late: 1, dropped: 0, 'not-kept': 1 })
  expect(medianDays).toBe(0)
  expect(rows.map(({ text, question }) => [text, question])).toEqual([
    ['Ask again', null],
    ['=1+1', null],
    ['Fund 40 places', 'Who funds it?'],
  ])
})

test.each([
  ['words', '?words=FUNDS', ['Who funds it?']],
  ['words with signs of a pattern', '?words=50%25', ['What is 50% of it?']],
  ['an agency that asked or answered', '?agency=Council', ['Who else?', 'Who funds it?']],
  ['a decision', '?state=escalate', ['What is 50% of it?']],
  ['those between agencies', '?state=crossing', ['Who funds it?']],
  ['words nobody said', '?words=zeppelin', []],
])('challenges are found by %s', async (_, search, found) => {
  expect((await challenges(search)).challenges.map(({ question }) => question)).toEqual(found)
})

test.each([
  ['the name of whoever promised', '?words=ñandú', ['Ask again']],
  ['their agency', '?agency=Schools', ['=1+1']],
  ['those not kept', '?state=not-kept', ['Fund 40 places']],
  ['those overdue', '?state=overdue', ['Ask again']],
])('promises are found by %s', async (_, search, found) => {
  expect((await promises(search)).promises.map(({ text }) => text)).toEqual(found)
})

test('promises are found by member, indicator and meeting, and one’s own', async () => {
  const owner = await plan.idOf(OWNER)
  const counts = await Promise.all(
    [`?member=${owner}`, `?placement=${asked}`, `?meeting=${meeting.id}`, '?whose=mine'].map(
      async (search) => (await promises(search)).counts.all,
    ),
  )
  expect(counts).toEqual([1, 3, 3, 0])
  const own = await plan.as(OWNER, 'GET', '/promises?whose=mine')
  expect(own.json().counts.all).toBe(1)
})

test('a list goes on from where a page ended, and refuses a place that is none', async () => {
  const first = await promises('?limit=2')
  const rest = await promises(`?limit=2&after=${first.next}`)
  expect([first.promises.length, rest.promises.map(({ text }) => text), rest.next]).toEqual([
    2,
    ['Fund 40 places'],
    null,
  ])
  expect((await it.get('/promises?after=nowhere')).json().fields[0].field).toBe('after')
  const asks = await challenges('?limit=1')
  expect((await challenges(`?limit=5&after=${asks.next}`)).challenges).toHaveLength(2)
})

test('both are sent as CSV; what a spreadsheet would run is guarded', async () => {
  const files = await Promise.all(['/promises/file', '/challenges/file?state=crossing'].map((path) => it.get(path)))
  expect(files.map((one) => one.headers['content-type'])).toEqual([
    'text/csv; charset=utf-8',
    'text/csv; charset=utf-8',
  ])
  expect(files[0]?.body).toContain("'=1+1")
  expect(files[1]?.body.split('\r\n')).toHaveLength(3)
})

test('the summary says what came of all meetings', async () => {
  const summary = (await it.get('/ledger/summary')).json<LedgerSummaryView>()
  expect(summary).toEqual({
    challenges: { all: 3, known: 2, crossing: 1, escalated: 1 },
    promises: { all: 3, kept: 1, late: 1, dropped: 0, open: 1, overdue: 1 },
    medianDays: 0,
    quiet: 0,
    agencies: ['Council', 'NHS', 'Police', 'Schools'],
  })
})

test('an indicator nobody asked about in four closed meetings is named; one placed later is not', async () => {
  const { row } = await placeIn(it, 'rereferrals')
  const quiet = async () => (await it.get('/ledger/quiet')).json<QuietListView>()
  await meeting.close()
  await closedMeeting('2027-02-12')
  await closedMeeting('2027-05-12')
  expect((await quiet()).indicators).toEqual([])
  await closedMeeting('2027-08-12')
  const [found, ...more] = (await quiet()).indicators
  expect([found?.name, found?.lastAskedOn, more]).toEqual(['Re-referrals within 12 months', null, []])
  const of = eq(placement.id, row.placementId)
  await it.connection.db.update(placement).set({ fromOn: '2027-01-01' }).where(of)
  expect((await quiet()).indicators).toEqual([])
  expect((await plan.as(READER, 'GET', '/ledger/quiet')).statusCode).toBe(200)
})

async function closedMeeting(meetsOn: string): Promise<void> {
  const held = await planMeeting(it, { meetsOn })
  await held.begin()
  await held.close()
}
