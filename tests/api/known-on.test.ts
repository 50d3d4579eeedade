import { newId } from '@ttc/contracts/new-id'
import { measurement } from '@ttc/db/measurement'
import { override } from '@ttc/db/override'
import { ragRule, target } from '@ttc/db/placement'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear } from '../support/plan-file.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  const empty = anIndicator({ series: [], baselines: [], targets: [], rules: [] })
  it = await startTestApp(aPlanFile({ indicators: [empty] }))
  place = await placeIn(it, 'rereferrals')
  const { partnershipId } = it.scope
  const { start: periodStart, end: periodEnd } = financialYear(2024)
  const value = { partnershipId, seriesId: place.row.seriesId, periodStart, periodEnd, status: 'value' as const }
  const aim = { partnershipId, placementId: place.row.placementId, periodStart, periodEnd }
  // Half past eleven at night in UTC is half past midnight of the next day in London, in summer.
  const revised = new Date('2025-09-09T23:30:00Z')
  await it.connection.db.insert(measurement).values([
    {
      ...value,
      revision: 1,
      value: 21,
      provisional: true,
      origin: 'typed',
      recordedAt: new Date('2025-06-01T09:00:00Z'),
      supersededAt: revised,
    },
    { ...value, revision: 2, value: 19.5, origin: 'typed', recordedAt: revised },
  ])
  await it.connection.db.insert(target).values([
    {
      ...aim,
      id: newId(),
      value: 22,
      recordedAt: new Date('2025-05-01T09:00:00Z'),
      supersededAt: new Date('2025-11-20T09:00:00Z'),
    },
    { ...aim, id: newId(), value: 18, recordedAt: new Date('2025-11-20T09:00:00Z') },
  ])
  await it.connection.db.insert(ragRule).values({
    partnershipId,
    placementId: place.row.placementId,
    id: newId(),
    appliesFrom: '2020-04-01',
    toleranceKind: 'points',
    toleranceAmount: 1,
    path: 'stepped',
    recordedAt: new Date('2025-05-20T09:00:00Z'),
  })
})
afterAll(() => it.close())

const known = async (day: string | null) => {
  const query = day === null ? '' : `?knownOn=${day}`
  const view = (await it.get(`/placements/${place.row.placementId}${query}`)).json()
  const { measurements } = view.series[0].curve
  return {
    values: measurements.map((one: { value: number; provisional: boolean }) => [one.value, one.provisional]),
    status: view.series[0].assessment.status,
    target: view.placement.targets.map((one: { value: number }) => one.value),
    knownOn: view.knownOn,
    allowed: [...view.allowed, ...view.placement.allowed].length > 0,
  }
}

const cases: readonly [string | null, readonly (readonly [number, boolean])[], string, readonly number[]][] = [
  ['2025-04-30', [], 'no-value', []],
  ['2025-05-31', [], 'no-value', [22]],
  ['2025-06-01', [[21, true]], 'green', [22]],
  ['2025-09-09', [[21, true]], 'green', [22]],
  ['2025-09-10', [[19.5, false]], 'green', [22]],
  ['2025-11-19', [[19.5, false]], 'green', [22]],
  ['2025-11-20', [[19.5, false]], 'red', [18]],
  [null, [[19.5, false]], 'red', [18]],
]

test.each(cases)('as known on %s', async (day, values, status, targets) => {
  expect(await known(day)).toEqual({ values, status, target: targets, knownOn: day, allowed: day === null })
})

test('the file of values says what was known then as well', async () => {
  const file = await it.get(`/placements/${place.row.placementId}/measurements.csv?knownOn=2025-09-09`)
  expect(file.body).toContain('2024-04-01,2025-03-31,21,')
  expect(file.body).not.toContain('19.5')
})

test.each(['2026-11-24', '2026-13-01', 'yesterday'])('%s is refused by its field', async (day) => {
  const answer = await it.get(`/placements/${place.row.placementId}?knownOn=${day}`)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields[0]).toEqual({ field: 'knownOn', message: expect.any(String) })
})

test.each([
  ['2025-06-09', null],
  ['2025-06-10', 'amber'],
  ['2025-06-29', 'amber'],
  ['2025-06-30', null],
])('an override is shown on the days it stood: on %s %j', async (day, status) => {
  const { start: periodStart, end: periodEnd } = financialYear(2024)
  const row = { partnershipId: it.scope.partnershipId, placementId: place.row.placementId, periodStart, periodEnd }
  await it.connection.db
    .insert(override)
    .values({
      ...row,
      id: '01990000-0000-7000-8000-000000000001',
      status: 'amber',
      computed: 'green',
      reason: 'Counted before the files were checked.',
      expiresOn: '2025-12-01',
      recordedAt: new Date('2025-06-10T09:00:00Z'),
      endedAt: new Date('2025-06-30T09:00:00Z'),
      ending: 'withdrawn',
    })
    .onConflictDoNothing()
  const view = (await it.get(`/placements/${place.row.placementId}?knownOn=${day}`)).json()
  expect(view.placement.override?.status ?? null).toBe(status)
})
