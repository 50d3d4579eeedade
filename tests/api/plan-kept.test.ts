import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aRecord, targetsOf } from '../support/request.ts'
import { personOf } from '../support/round.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  it = await startTestApp()
  place = await placeIn(it)
})
afterAll(() => it.close())

const ask = (tag = '') =>
  it.app.inject({ url: `${it.at}/plans/${it.planId}`, headers: tag === '' ? {} : { 'if-none-match': tag } })
const tagNow = async () => String((await ask()).headers.etag)
const rowOf = (plan: PlanView) => plan.outcomes[0]?.priorities[0]?.rows[0]

test('a plan of which nothing has changed is answered without a body, and from what is kept the same as before', async () => {
  const first = await ask()
  const tag = String(first.headers.etag)
  const same = await ask(tag)
  expect([same.statusCode, same.body]).toEqual([304, ''])
  expect((await ask()).body).toBe(first.body)
  expect(first.headers['cache-control']).toBe('private, no-cache')
})

const version = async () => (await placeIn(it)).plan.version
const days = { startsOn: '2025-04-01', endsOn: '2028-03-31', marking: 'none' }

/** Everything that the dashboard tells of can change: each in its own way. */
const changes: readonly (readonly [string, () => Promise<unknown>, (plan: PlanView) => unknown, unknown])[] = [
  [
    'a value is recorded',
    () => it.send('POST', '/measurements', aRecord(place.row.seriesId)),
    (plan) => rowOf(plan)?.assessment.latest?.value,
    18,
  ],
  [
    'a target is set',
    () => it.send('PUT', `/placements/${place.row.placementId}/targets`, targetsOf({ 2025: 17 })),
    (plan) => rowOf(plan)?.curve.targets.map(({ value }) => value),
    [17],
  ],
  [
    'another status is shown',
    () =>
      it.send('POST', `/placements/${place.row.placementId}/override`, {
        id: newId(),
        status: 'red',
        reason: 'Two families are counted twice.',
        expiresOn: TODAY,
      }),
    (plan) => rowOf(plan)?.override?.status,
    'red',
  ],
  [
    'an indicator has another name',
    () =>
      it.connection.db.update(indicator).set({ name: 'Re-referrals' }).where(eq(indicator.id, place.row.indicatorId)),
    (plan) => rowOf(plan)?.name,
    'Re-referrals',
  ],
  [
    'an owner is called otherwise',
    () =>
      it.connection.db
        .update(member)
        .set({ agency: 'Health' })
        .where(eq(member.id, rowOf(place.plan)?.owner?.id ?? '')),
    (plan) => rowOf(plan)?.owner?.agency,
    'Health',
  ],
  [
    'a priority is called otherwise',
    () =>
      it.send('PUT', `/priorities/${place.priority.id}`, {
        version: place.priority.version,
        name: 'Help once',
        aim: '',
        leadMemberId: place.priority.lead?.id ?? null,
        outcomeIds: place.priority.outcomeIds,
        retired: false,
      }),
    (plan) => plan.outcomes[0]?.priorities[0]?.name,
    'Help once',
  ],
  [
    'the plan is called otherwise',
    async () => it.send('PUT', `/plans/${it.planId}`, { ...days, version: await version(), name: 'Renewed' }),
    (plan) => plan.name,
    'Renewed',
  ],
]

test.each(changes)('once %s, the plan is answered anew', async (_, change, told, expected) => {
  const before = await tagNow()
  await change()
  const after = await ask(before)
  expect(after.statusCode).toBe(200)
  expect(told(after.json<PlanView>())).toEqual(expected)
})

test('what is kept for one person is never given to another who may do less', async () => {
  const own = await ask()
  const { ask: asOwner } = await personOf(it, 'Head of early help')
  const theirs = await asOwner('GET', `/plans/${it.planId}`)
  expect(own.json<PlanView>().allowed).toContain('plan.edit')
  expect(theirs.json<PlanView>().allowed).not.toContain('plan.edit')
})
