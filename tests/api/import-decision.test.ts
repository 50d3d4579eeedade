import type { ImportView } from '@ttc/contracts/import'
import type { FindingDecision } from '@ttc/contracts/import/decision'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadPlanFile } from '../../apps/api/src/plan/plan-file.command.ts'
import { PlanFile } from '../../apps/api/src/plan/plan-file.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { inNewPartnership, inspect, type LaitRow, laitFile, preview, store, sumOf } from '../support/import-file.ts'
import { aPlanFile } from '../support/plan-file.ts'

const OWN = 'E06900001'
const COUNTRY = 'E92900001'
const others = Array.from({ length: 12 }, (_, n) => ({
  code: `E069001${String(n).padStart(2, '0')}`,
  name: `Other ${n}`,
  kind: 'authority' as const,
  region: 'E12900001',
  oldCode: `97${String(n).padStart(2, '0')}`,
}))

let started: TestApp
let it: TestApp
beforeAll(async () => {
  started = await startTestApp()
  const file = aPlanFile()
  await loadPlanFile(
    started.connection.db,
    PlanFile.parse({ ...file, areas: [...(file.areas ?? []), ...others] }),
    TODAY,
  )
})
beforeEach(async () => {
  it = await inNewPartnership(started)
})
afterAll(() => started.close())

/** Authorities between 20 and 31 in a year that is stored nowhere yet, and the country far above them. */
const OUTSIDE: readonly LaitRow[] = [
  ...others.map(({ code }, n): LaitRow => ['ReReferral', '2026', code, String(20 + n)]),
  ['ReReferral', '2026', COUNTRY, '88'],
  ['ReReferral', '2026', OWN, '18'],
]
const decision = (finding: FindingDecision['finding'], does: FindingDecision['does'], over = {}): FindingDecision => ({
  finding,
  indicatorId: null,
  areaCode: null,
  group: null,
  does,
  ...over,
})

const open = async (area: string, year = '2026') => {
  const rows = await it.connection.db.query.measurement.findMany({
    where: (row, { and, eq, isNull }) =>
      and(eq(row.partnershipId, it.scope.partnershipId), eq(row.periodEnd, `${year}-03-31`), isNull(row.supersededAt)),
  })
  const series = await it.connection.db.query.storedSeries.findMany({
    where: (row, { and, eq }) => and(eq(row.partnershipId, it.scope.partnershipId), eq(row.areaCode, area)),
  })
  const ids = new Set(series.map(({ id }) => id))
  return rows.find(({ seriesId }) => ids.has(seriesId)) ?? null
}
const storing = async (rows: readonly LaitRow[], decisions?: readonly FindingDecision[]) => {
  const answer = await store(it, { file: laitFile(rows), options: decisions ? { decisions: [...decisions] } : {} })
  expect(answer.statusCode).toBe(201)
  return answer.json<ImportView>()
}

test('a comparator outside its own authorities is kept out and marked, unless somebody says that it is right', async () => {
  const seen = (await preview(it, { file: laitFile(OUTSIDE) })).json<ImportView>()
  expect(seen.findings).toMatchObject([
    {
      code: 'comparator-out-of-range',
      area: 'Country',
      why: expect.stringContaining('run from 18.0 to 31.0%'),
      points: [{ period: '2025/26', value: '88.0%', suggested: null }],
      choices: ['keep-out', 'import'],
      usual: 'keep-out',
      does: 'keep-out',
    },
  ])
  expect([seen.counts.added, seen.counts.keptOut, sumOf(seen)]).toEqual([1, 1, seen.counts.read])
  expect(await open(COUNTRY)).toBeNull()

  await storing(OUTSIDE)
  expect(await open(COUNTRY)).toMatchObject({ value: null, status: 'not-available' })
  expect((await open(COUNTRY))?.note).toContain('outside the range of its own authorities')
  const again = await storing(OUTSIDE)
  expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 1, keptOut: 1 })
  expect(await open(COUNTRY)).toMatchObject({ revision: 1 })

  const right = await storing(OUTSIDE, [decision('comparator-out-of-range', 'import')])
  expect(right.counts).toMatchObject({ changed: 1, unchanged: 1, keptOut: 0 })
  expect(await open(COUNTRY)).toMatchObject({ value: 88, revision: 2 })
  await storing(OUTSIDE)
  expect(await open(COUNTRY)).toMatchObject({ value: null, status: 'not-available', revision: 3 })
})

test('a kept-out value is no comparator: neither the curve nor the comparison has it', async () => {
  const plan = (await it.get(`/plans/${it.planId}`)).json()
  const { placementId } = plan.outcomes[0].priorities[0].rows[0]
  const countryOn = async () => {
    const { series } = (await it.get(`/placements/${placementId}`)).json()
    const compared = series[0].assessment.comparisons.find((one: { name: string }) => one.name === 'Country')
    const drawn = series[0].curve.comparators.find((one: { name: string }) => one.name === 'Country')
    return [compared.period.end, drawn.points.at(-1).period.end]
  }
  await storing(OUTSIDE)
  expect(await countryOn()).toEqual(['2025-03-31', '2025-03-31'])
  await storing(OUTSIDE, [decision('comparator-out-of-range', 'import')])
  expect(await countryOn()).toEqual(['2026-03-31', '2026-03-31'])
})

test.each([
  ['fraction', '0.185', 'rescale', 18.5, '0.185%', '18.5%'],
  ['fraction', '0.185', 'import', 0.185, '0.185%', '18.5%'],
  ['factor', '1.8', 'rescale', 18, '1.8%', '18.0%'],
  ['factor', '1.8', 'import', 1.8, '1.8%', '18.0%'],
] as const)('%s: %s is stored as was decided (%s)', async (code, text, does, value, shown, suggested) => {
  const rows: readonly LaitRow[] = [['ReReferral', '2026', OWN, text]]
  const seen = (await preview(it, { file: laitFile(rows) })).json<ImportView>()
  expect(seen.findings).toMatchObject([{ code, points: [{ value: shown, suggested }] }])
  const stored = await storing(rows, [decision(code, does)])
  expect(stored.counts).toMatchObject({ read: 1, added: 1, keptOut: 0 })
  expect(await open(OWN)).toMatchObject({ value, status: 'value' })
  expect((await storing(rows, [decision(code, does)])).counts).toMatchObject({ unchanged: 1, keptOut: 0 })
})

test('of the own area nothing is stored for a value that is kept out: the period stays due', async () => {
  const stored = await storing([['ReReferral', '2026', OWN, '1.8']])
  expect(stored.counts).toMatchObject({ read: 1, added: 0, keptOut: 1 })
  expect(await open(OWN)).toBeNull()
})

test('a value that is kept out never takes away another one that is stored', async () => {
  await storing([['ReReferral', '2025', 'E06900002', '2.1']], [decision('factor', 'keep-out')])
  expect(await open('E06900002', '2025')).toMatchObject({ value: 21, status: 'value' })
})

test('of lines that are new to the partnership the same holds, and the counts are those of the preview', async () => {
  const rows: readonly LaitRow[] = [
    ...['20', '21', '22', '0.215', '23'].map(
      (value, n): LaitRow => ['ReReferral', String(2021 + n), 'E12900001', value],
    ),
  ]
  const seen = (await preview(it, { file: laitFile(rows) })).json<ImportView>()
  expect(seen.counts).toMatchObject({ read: 5, added: 5, keptOut: 0 })
  const kept = (
    await preview(it, { file: laitFile(rows), options: { decisions: [decision('fraction', 'keep-out')] } })
  ).json<ImportView>()
  expect(kept.counts).toMatchObject({ read: 5, added: 4, keptOut: 1 })
  const stored = await storing(rows)
  expect(stored.counts).toEqual(seen.counts)
  expect(await open('E12900001', '2024')).toMatchObject({ value: 21.5, revision: 1 })
  expect(await open('E12900001', '2025')).toMatchObject({ value: 23 })
})

test('what was decided stands with the batch, by whom, and is offered for the next file of that shape', async () => {
  const indicatorId = it.indicators.get('rereferrals') ?? ''
  const own = decision('factor', 'rescale', { indicatorId, areaCode: OWN, group: '' })
  await storing([...OUTSIDE.slice(0, -1), ['ReReferral', '2026', OWN, '1.8']], [own])
  const [batch] = (await it.get('/imports')).json().batches
  expect(batch).toMatchObject({ storedBy: 'Plan coordinator' })
  expect(batch.decided).toEqual([
    {
      about: 'finding',
      code: 'comparator-out-of-range',
      indicator: 'Re-referrals within 12 months',
      area: 'Country',
      group: '',
      values: 1,
      does: 'keep-out',
      isUsual: true,
    },
    expect.objectContaining({ code: 'factor', area: 'Tryton', does: 'rescale', isUsual: false }),
  ])
  const next = (await inspect(it, { file: laitFile([['ReReferral', '2027', OWN, '1.7']]) })).json()
  expect(next.remembered.options.decisions).toEqual([own])
})

test('undo takes back what was marked and what was put to another scale', async () => {
  const { batchId } = await storing([...OUTSIDE.slice(0, -1), ['ReReferral', '2026', OWN, '0.18']])
  expect(await open(OWN)).toMatchObject({ value: 18 })
  const undone = (await it.send('POST', `/imports/${batchId}/undo`, {})).json()
  expect(undone).toMatchObject({ withdrawn: 2, keptInAll: 0 })
  expect([await open(OWN), await open(COUNTRY)]).toEqual([null, null])
})
