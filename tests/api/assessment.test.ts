import type { EditIndicator } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { freshAssessments, storedAssessments } from '../support/history.ts'
import { laitFile, store } from '../support/import-file.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { aFreeze, aNewIndicator, aRecord, aRule, targetsOf } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
let groupId: string
beforeAll(async () => {
  const [first, ...others] = anIndicator().series ?? []
  const group = {
    area: 'E06900001',
    breakdown: [{ category: 'Sex', value: 'Girls' }],
    values: yearlyValues([20, 21, 22], 2020),
  }
  it = await startTestApp(
    aPlanFile({ indicators: [anIndicator({ series: [...(first === undefined ? [] : [first]), group, ...others] })] }),
  )
  place = await placeIn(it)
  groupId = (await it.get(`/placements/${place.row.placementId}`)).json().series[1].id
})
afterAll(() => it.close())

type Write = Readonly<{
  what: 'record' | 'group' | 'import' | 'undo' | 'targets' | 'rule' | 'freeze' | 'adjust' | 'break' | 'edit' | 'move'
  year: number
  value: number
  odd: boolean
}>

const written = fc.record({
  what: fc.constantFrom<Write['what']>(
    'record',
    'record',
    'group',
    'import',
    'import',
    'undo',
    'undo',
    'targets',
    'rule',
    'freeze',
    'adjust',
    'break',
    'edit',
    'move',
  ),
  year: fc.integer({ min: 2014, max: 2025 }),
  value: fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
  odd: fc.boolean(),
})

const placementAt = () => `/placements/${place.row.placementId}`
const accepted = ['factor', 'fraction', 'out-of-range', 'beyond-usual']

async function record(seriesId: string, { year, value, odd }: Write) {
  const { revisions } = (await it.get(`/series/${seriesId}/revisions`)).json() as {
    revisions: { period: { end: string }; revision: number }[]
  }
  const period = financialYear(year)
  const basedOnRevision = revisions.find((one) => one.period.end === period.end)?.revision ?? 0
  const shown = odd ? { value } : { status: 'suppressed' as const, value: null }
  return it.send('POST', '/measurements', aRecord(seriesId, { period, basedOnRevision, accepted, ...shown }))
}

const importValues = ({ year, value }: Write) =>
  store(it, {
    file: laitFile([
      ['ReReferral', String(year + 1), 'E06900001', String(value)],
      ['ReReferral', String(year + 1), 'E06900002', String(value / 2)],
    ]),
  })

/** Takes back the newest import that stands; nothing where there is none. */
async function undo() {
  const { batches } = (await it.get('/imports')).json() as { batches: { id: string; undoneAt: string | null }[] }
  const standing = batches.find(({ undoneAt }) => undoneAt === null)
  return standing && it.send('POST', `/imports/${standing.id}/undo`, undefined)
}

async function adjust({ year, value }: Write) {
  const { series } = (await it.get(placementAt())).json()
  const baselineId = series[0].baselines[0].id
  const adjusted = [{ period: financialYear(year + 3), value }]
  return it.send('POST', `/series/${place.row.seriesId}/adjusted-baselines`, {
    id: newId(),
    baselineId,
    adjusted,
    reason: 'Our own',
  })
}

async function edit({ value, odd }: Write) {
  const { version, name } = (await it.get(placementAt())).json()
  const { id: _, periodKind: _k, accumulation: _a, ...fields } = aNewIndicator()
  const body: EditIndicator = {
    ...fields,
    code: 'rereferrals',
    name,
    version,
    retired: false,
    polarity: odd ? 'lower' : 'higher',
    dueDays: Math.round(value),
  }
  return it.send('PUT', `/indicators/${place.row.indicatorId}`, body)
}

async function versioned(send: (version: number) => Promise<unknown>) {
  return send((await it.get(placementAt())).json().placement.version)
}

const writes: Readonly<Record<Write['what'], (write: Write) => Promise<unknown>>> = {
  record: (write) => record(place.row.seriesId, write),
  group: (write) => record(groupId, write),
  import: importValues,
  undo,
  targets: ({ year, value, odd }) =>
    versioned((version) =>
      it.send(
        'PUT',
        `${placementAt()}/targets`,
        targetsOf(odd ? { [year]: value } : { [year]: value, [year + 2]: value - 3 }, { version }),
      ),
    ),
  rule: ({ year, value, odd }) =>
    versioned((version) =>
      it.send(
        'POST',
        `${placementAt()}/rules`,
        aRule({
          version,
          appliesFrom: `${year}-04-01`,
          tolerance: { kind: odd ? 'percent' : 'points', amount: value / 10 },
          amberIfImproved: odd,
        }),
      ),
    ),
  freeze: ({ year }) =>
    it.send(
      'POST',
      `/series/${place.row.seriesId}/baselines`,
      aFreeze({ through: financialYear(year), frozenOn: '2026-11-01' }),
    ),
  adjust,
  break: ({ year }) =>
    it.send('POST', `/indicators/${place.row.indicatorId}/breaks`, {
      id: newId(),
      fromOn: `${year - 4}-04-01`,
      reason: 'Counted anew',
    }),
  edit,
  move: () =>
    versioned((version) =>
      it.send('PUT', placementAt(), { version, ownerMemberId: null, headline: false, ended: false }),
    ),
}

test('whatever is written in whatever order, the stored assessments are those of the history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 6 }), async (sequence) => {
      await sequence.reduce(async (before, write) => {
        await before
        await writes[write.what](write)
      }, Promise.resolve())
      expect(await storedAssessments(it)).toEqual(await freshAssessments(it))
    }),
    { numRuns: 14, seed: 20_260_204, endOnFailure: true },
  )
}, 120_000)

test('the history of these tests is no idle one: values, targets, rules, baselines and breaks were all appended', async () => {
  const { measurement, target, rag_rule, baseline, series_break, batch, assessment } = await rowCounts(it.connection)
  const { batches } = (await it.get('/imports')).json()
  expect(batch).toBeGreaterThan(1)
  expect(batches.map((one: { undoneAt: string | null }) => one.undoneAt !== null)).toContain(true)
  expect({ measurement, target, rag_rule, baseline, series_break }).toEqual({
    measurement: expect.toSatisfy((rows: number) => rows > 39),
    target: expect.toSatisfy((rows: number) => rows > 2),
    rag_rule: expect.toSatisfy((rows: number) => rows > 1),
    baseline: expect.toSatisfy((rows: number) => rows > 1),
    series_break: expect.toSatisfy((rows: number) => rows > 0),
  })
  expect(assessment).toBe(2)
})

test('an indicator taken out of the plan has no assessment any more, and its figures stay', async () => {
  const { measurement } = await rowCounts(it.connection)
  await versioned((version) =>
    it.send('PUT', placementAt(), { version, ownerMemberId: null, headline: false, ended: true }),
  )
  expect(await storedAssessments(it)).toEqual({})
  expect((await rowCounts(it.connection)).measurement).toBe(measurement)
  expect((await it.get(placementAt())).statusCode).toBe(404)
})
