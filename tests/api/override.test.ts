import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import type { OverrideRegisterView, SetOverride } from '@ttc/contracts/override'
import type { ReportCard } from '@ttc/contracts/report-card'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import { memberRole } from '@ttc/db/role'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endExpiredOverrides } from '../../apps/api/src/assessment/ended-override.queries.ts'
import { removePartnership } from '../../apps/api/src/partnership/remove-partnership.command.ts'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile } from '../support/plan-file.ts'
import { aRecord, targetsOf } from '../support/request.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'

let it: TestApp
let place: Place

/** Of two green indicators the one by name the later; the next value was due in June 2026, five months ago. */
beforeEach(async () => {
  const indicators = [anIndicator({ code: 'other', name: 'Absence' }), anIndicator()]
  it = await startTestApp(aPlanFile({ indicators }))
  place = await placeIn(it, 'rereferrals')
})
afterEach(() => it.close())

const REASON = 'Two families were counted twice by mistake.'
const asked = (over: Partial<SetOverride> = {}): SetOverride => ({
  id: newId(),
  replaces: null,
  status: 'red',
  reason: REASON,
  expiresOn: '2026-12-24',
  ...over,
})
const at = () => `/placements/${place.row.placementId}`
const set = (over: Partial<SetOverride> = {}) => it.send('POST', `${at()}/override`, asked(over))
const withdraw = (overrideId: string, reason: string | null = null) =>
  it.send('PUT', `${at()}/override/withdrawal`, { overrideId, reason })
const page = async () => (await it.get(at())).json<IndicatorView>()
const register = async (query = '') => (await it.get(`/overrides${query}`)).json<OverrideRegisterView>()
const card = async () => (await it.get(`/priorities/${place.priority.id}/report-card`)).json<ReportCard>()
const shown = async () => (await page()).placement.override
const ended = async () => (await register()).overrides.map((one) => one.ended?.how ?? null)

test('a status is shown beside the computed one wherever it stands, with its reason, its author and its last day', async () => {
  const id = newId()
  expect(place.priority.rows.map(({ code }) => code)).toEqual(['other', 'rereferrals'])
  expect((await set({ id })).json()).toEqual({ id, version: 1 })
  const stands = { id, status: 'red', reason: REASON, by: { name: 'Plan coordinator' }, until: '2026-12-24' }
  const view = await page()
  expect(view.placement.override).toMatchObject(stands)
  expect(view.series[0]?.assessment.status).toBe('green')
  const now = await placeIn(it)
  expect(now.priority.rows.map(({ code, assessment, override: one }) => [code, assessment.status, one])).toEqual([
    ['rereferrals', 'green', expect.objectContaining({ id, status: 'red', until: '2026-12-24' })],
    ['other', 'green', null],
  ])
  const { counts, overrides, headlines } = await card()
  expect(counts).toMatchObject({ red: 1, green: 1 })
  expect(headlines[0]?.status).toEqual({
    shown: 'red',
    computed: 'green',
    note: 'the rule says green',
  })
  expect(overrides).toEqual([
    'Shown as Red for Re-referrals within 12 months until 24 December 2026: Two families were counted twice by mistake (Plan coordinator)',
  ])
})

test.each([
  ['no reason', { reason: ' ' }, 400, 'reason', 'Enter the reason.'],
  ['a reason of a word', { reason: 'Wrong' }, 400, 'reason', expect.stringMatching(/^Say why in a sentence/)],
  ['a reason too long to print', { reason: 'Long '.repeat(60) }, 400, 'reason', expect.stringMatching(/^Shorten/)],
  ['a status that is none', { status: 'blue' as 'red' }, 400, 'status', 'Choose red, amber or green.'],
  ['the status the rule gives', { status: 'green' as const }, 400, 'status', expect.stringMatching(/already/)],
  ['a day that has passed', { expiresOn: '2026-11-22' }, 400, 'expiresOn', expect.stringMatching(/has passed/)],
  ['a day too far', { expiresOn: '2026-12-25' }, 400, 'expiresOn', expect.stringMatching(/24 December 2026/)],
] as const)('%s is refused by its field, and nothing is stored', async (_, over, status, field, message) => {
  const before = await rowCounts(it.connection)
  const answer = await set(over)
  expect([answer.statusCode, answer.json().fields]).toEqual([status, [{ field, message }]])
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('an indicator that is never coloured, and one without a value, have no status to show otherwise', async () => {
  const own = { placed: { priority: 'homes', owner: null }, baselines: [] }
  const plan = aPlanFile({
    indicators: [
      anIndicator({ ...own, code: 'context', polarity: 'contextual', targets: [], rules: [] }),
      anIndicator({ ...own, code: 'empty', series: [] }),
    ],
  })
  const others = await startTestApp(plan)
  const answers = await Promise.all(
    ['context', 'empty'].map(async (code) => {
      const { row } = await placeIn(others, code)
      return others.send('POST', `/placements/${row.placementId}/override`, asked())
    }),
  )
  expect(answers.map((one) => [one.statusCode, one.json().code])).toEqual([
    [422, 'rule-broken'],
    [422, 'rule-broken'],
  ])
  await others.close()
})

test('a repeated request is done once, and the same id for something else is refused', async () => {
  const body = asked()
  const send = (over = {}) => it.send('POST', `${at()}/override`, { ...body, ...over })
  const answers = [await send(), await send(), await send({ status: 'amber' })]
  expect(answers.map((one) => one.statusCode)).toEqual([201, 201, 409])
  expect(answers[1]?.json()).toEqual(answers[0]?.json())
  expect((await register()).total).toBe(1)
})

test('of two set at once one stands, and the other learns what stands now', async () => {
  const answers = await Promise.all([set(), set({ status: 'amber' })])
  expect(answers.map((one) => one.statusCode).toSorted()).toEqual([201, 409])
  const refused = answers.find((one) => one.statusCode === 409)?.json()
  expect(refused.present.override).toEqual(await shown())
  const replaced = await set({ status: 'amber', replaces: refused.present.override.id })
  expect(replaced.statusCode).toBe(201)
  expect(await ended()).toEqual([null, 'replaced'])
})

test('it is withdrawn by its id, once, and the reason is in the trail', async () => {
  const id = newId()
  await set({ id })
  const answers = [await withdraw(id, 'The count was mended'), await withdraw(id), await withdraw(newId())]
  expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 404])
  expect(await shown()).toBeNull()
  const [row] = (await register()).overrides
  expect(row?.ended).toMatchObject({ how: 'withdrawn', by: { name: 'Plan coordinator' } })
  const { entries } = (await it.get(`/audit?object=${place.row.placementId}`)).json()
  expect(entries.map((one: { action: string; after: object }) => [one.action, one.after])).toEqual([
    ['override.edit', { withdrawn: true, reason: 'The count was mended' }],
    ['override.edit', expect.objectContaining({ id, status: 'red', reason: REASON })],
  ])
})

test('it ends when a value of a later period comes, and one that ended so is not withdrawn', async () => {
  const id = newId()
  await set({ id })
  await it.send(
    'POST',
    '/measurements',
    aRecord(place.row.seriesId, {
      period: { start: '2024-04-01', end: '2025-03-31' },
      value: 18.4,
      basedOnRevision: 1,
    }),
  )
  expect((await shown())?.id).toBe(id)
  await it.send('POST', '/measurements', aRecord(place.row.seriesId))
  expect(await shown()).toBeNull()
  expect(await ended()).toEqual(['next-value'])
  expect((await withdraw(id)).statusCode).toBe(409)
  expect((await set({ expiresOn: '2027-06-29', status: 'amber' })).statusCode).toBe(201)
})

test('it stands and agrees where the rule comes to say the same', async () => {
  await set()
  expect((await it.send('PUT', `${at()}/targets`, targetsOf({ 2023: 5, 2027: 5 }))).statusCode).toBe(200)
  const view = await page()
  expect([view.series[0]?.assessment.status, view.placement.override?.status]).toEqual(['red', 'red'])
})

test('on the day after its last it is shown nowhere, before the pass that ends it has run', async () => {
  await set()
  await it.connection.db.update(override).set({ expiresOn: '2026-11-22' })
  expect(await shown()).toBeNull()
  expect((await placeIn(it, 'rereferrals')).row.override).toBeNull()
  expect((await card()).counts).toMatchObject({ green: 2, red: 0 })
  expect((await register('?state=open')).overrides).toEqual([])
  const before = await register()
  expect(before.overrides[0]?.ended).toEqual({ on: '2026-11-22', how: 'expired', by: null })
  expect(before.counts).toEqual({ open: 0, ended: 1 })
  expect(await endExpiredOverrides(it.connection.db, it.scope, '2026-11-23')).toHaveLength(1)
  expect(await endExpiredOverrides(it.connection.db, it.scope, '2026-11-23')).toEqual([])
  expect(await register()).toEqual(before)
})

test('another can be set where one has expired and the pass has not run', async () => {
  await set()
  await it.connection.db.update(override).set({ expiresOn: '2026-11-22' })
  expect((await set({ status: 'amber' })).statusCode).toBe(201)
  expect(await ended()).toEqual([null, 'expired'])
})

test('an indicator taken out of the plan takes its override with it, and the register keeps it', async () => {
  await set()
  const edit = { version: 1, ownerMemberId: null, headline: false, ended: true }
  expect((await it.send('PUT', at(), edit)).statusCode).toBe(200)
  const { overrides, counts } = await register()
  expect(overrides).toMatchObject([{ isInPlan: false, ended: { how: 'left-the-plan', by: null } }])
  expect(counts).toEqual({ open: 0, ended: 1 })
  expect((await set()).statusCode).toBe(404)
})

test('the register says how often and by whom, also of who has left, and is narrowed by member and state', async () => {
  const first = newId()
  await set({ id: first })
  await set({ status: 'amber', replaces: first })
  const { db } = it.connection
  const [ownerId = ''] = (
    await rowsOf<{ id: string }>(it.connection, sql`select id from member where name = 'Head of early help'`)
  ).map(({ id }) => id)
  await db.update(override).set({ recordedBy: ownerId, computed: 'red' }).where(sql`id <> ${first}`)
  await db.update(member).set({ leftOn: '2026-11-01' }).where(sql`id = ${ownerId}`)
  const all = await register()
  expect(all.overrides.map(({ by, status, computed }) => [by?.name, status, computed])).toEqual([
    ['Head of early help', 'amber', 'red'],
    ['Plan coordinator', 'red', 'green'],
  ])
  expect(all.authors).toMatchObject([
    { member: { id: ownerId }, hasLeft: true, times: 1, open: 1, better: 1 },
    { member: { name: 'Plan coordinator' }, hasLeft: false, times: 1, open: 0, better: 0 },
  ])
  expect(all.indicators).toMatchObject([{ placementId: place.row.placementId, times: 2, open: 1, better: 1 }])
  expect((await register(`?member=${ownerId}`)).total).toBe(1)
  expect((await register('?state=ended')).overrides.map(({ id }) => id)).toEqual([first])
  expect((await register('?limit=1&skip=1')).overrides.map(({ id }) => id)).toEqual([first])
})

test('who may not set one is refused, reads the register, and is offered nothing', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: 'Director of children’s services', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role: 'director' })
  const cookie = await signIn(db, it.scope, id)
  const as = (method: 'GET' | 'POST', path: string, payload?: object) =>
    it.ask({ method, url: it.at + path, headers: { cookie }, payload })
  expect((await as('POST', `${at()}/override`, asked())).statusCode).toBe(403)
  await set()
  expect((await as('GET', '/overrides')).json().total).toBe(1)
  expect((await as('GET', at())).json<IndicatorView>().placement.allowed).not.toContain('override.edit')
})

test('overrides go with their partnership', async () => {
  await set()
  await removePartnership(it.connection.db, it.scope)
  expect(await rowsOf(it.connection, sql`select id from override`)).toEqual([])
})
