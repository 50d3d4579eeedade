import type { Observation } from '@ttc/domain/import/observation'
import {
  changeOf,
  type OpenMeasurement,
  planOfChanges,
  type ResolvedObservation,
} from '@ttc/domain/import/plan-of-changes'
import type { Scale } from '@ttc/domain/indicator'
import { monthPeriod, pooledPeriod, yearPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const today = '2025-06-15'
const aScale: Scale = {
  unit: '%',
  decimals: 1,
  polarity: 'higher',
  minimum: 0,
  maximum: null,
  multiplier: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
}
const anObservation: Observation = {
  row: 2,
  column: 'rate',
  indicatorKey: 'rate',
  areaCode: 'E08000999',
  oldCode: '901',
  areaName: 'Marlbridge',
  geographicLevel: 'Local authority',
  breakdown: [],
  period: yearPeriod('financial-year', 2023),
  accumulation: 'single',
  value: 12.5,
  status: 'value',
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  provisional: false,
  final: false,
  text: '12.5',
}
const stored: OpenMeasurement = {
  value: 12.5,
  status: 'value',
  numerator: null,
  denominator: null,
  provisional: false,
}
const anItem = (
  observation: Partial<Observation> = {},
  more: Partial<Omit<ResolvedObservation, 'observation'>> = {},
): ResolvedObservation => ({
  seriesId: 'one',
  scale: aScale,
  open: null,
  ...more,
  observation: { ...anObservation, ...observation },
})
const none = { added: 0, changed: 0, unchanged: 0, repeated: 0, overruled: 0, refused: 0 }

describe('a value', () => {
  test.each<[string, Partial<Observation>, OpenMeasurement | null, object]>([
    ['new', {}, null, { added: 1 }],
    ['the same as stored', {}, stored, { unchanged: 1 }],
    ['another', { value: 12.6 }, stored, { changed: 1 }],
    ['suppressed now', { value: null, status: 'suppressed' }, stored, { changed: 1 }],
    ['final now', {}, { ...stored, provisional: true }, { changed: 1 }],
    ['with counts now', { numerator: 125, denominator: 1000 }, stored, { changed: 1 }],
    ['without the counts it had', {}, { ...stored, numerator: 125, denominator: 1000 }, { unchanged: 1 }],
    ['with other counts', { numerator: 126 }, { ...stored, numerator: 125 }, { changed: 1 }],
    ['with limits now', { lower: 10, upper: 15 }, stored, { changed: 1 }],
    ['with the limits it has', { lower: 10 }, { ...stored, lower: 10, upper: 15 }, { unchanged: 1 }],
    ['final now', { final: true }, stored, { changed: 1 }],
    ['no word of being final', {}, { ...stored, final: true }, { unchanged: 1 }],
    [
      'suppressed as before',
      { value: null, status: 'suppressed' },
      { ...stored, value: null, status: 'suppressed' },
      { unchanged: 1 },
    ],
  ])('%s', (_, observation, open, counts) => {
    expect(planOfChanges([anItem(observation, { open })], today).counts).toEqual({ ...none, ...counts })
  })

  test('alone is told as new, changed or unchanged', () => {
    expect(changeOf(anObservation, null)).toBe('added')
    expect(changeOf({ ...anObservation, status: 'unreliable' }, stored)).toBe('changed')
    expect(changeOf(anObservation, stored)).toBe('unchanged')
  })

  test('that changes keeps what is stored beside it', () => {
    const item = anItem({ value: 12.6 }, { open: stored })
    expect(planOfChanges([item], today).changes).toEqual([{ ...item, change: 'changed' }])
  })

  test.each<[string, Partial<Observation>, Partial<Scale>, string, RegExp]>([
    ['a year that runs', { period: yearPeriod('financial-year', 2025) }, {}, 'not-ended', /^2025\/26 is not over yet/],
    ['a month in years', { period: monthPeriod(2024, 3) }, {}, 'wrong-period', /holds single financial years/],
    [
      'pooled years among single ones',
      { period: pooledPeriod('financial-year', 2013, 2015), accumulation: 'pooled' },
      {},
      'wrong-period',
      /^2013\/14 to 2015\/16 does not fit/,
    ],
    ['a percentage over 100', { value: 100.1 }, {}, 'out-of-range', /above .* 100/],
    ['more than the maximum', { value: 51 }, { maximum: 50 }, 'out-of-range', /above .* 50/],
    ['less than the minimum', { value: -1 }, {}, 'out-of-range', /below .* 0/],
    ['a denominator of 0', { numerator: 0, denominator: 0 }, {}, 'denominator', /denominator is 0/],
    [
      'a part larger than its whole',
      { numerator: 11, denominator: 10 },
      {},
      'denominator',
      /larger than the denominator/,
    ],
    ['a negative count', { numerator: -1, denominator: 10 }, {}, 'denominator', /below 0/],
  ])('%s is refused', (_, observation, scale, code, reason) => {
    const plan = planOfChanges([anItem(observation, { scale: { ...aScale, ...scale } })], today)
    expect(plan).toMatchObject({
      changes: [],
      refusals: [{ row: 2, column: 'rate', value: '12.5', code, reason: expect.stringMatching(reason) }],
      counts: { ...none, refused: 1 },
    })
  })

  test.each<[string, Partial<Observation>, Partial<Scale>]>([
    ['a percentage of exactly 100', { value: 100 }, {}],
    ['a percentage that may pass 100', { value: 110 }, { maximum: 150 }],
    ['a rate of more events than people', { numerator: 11, denominator: 10 }, { multiplier: 1000 }],
    ['a rate over 100', { value: 110 }, { unit: 'per 10,000', multiplier: 10_000 }],
    ['a year that ended yesterday', { period: yearPeriod('financial-year', 2024) }, {}],
  ])('%s is taken', (_, observation, scale) => {
    expect(planOfChanges([anItem(observation, { scale: { ...aScale, ...scale } })], today).counts.added).toBe(1)
  })
})

describe('a second row for a series and period', () => {
  test('with the same value is stored once and counted as repeated', () => {
    const plan = planOfChanges([anItem(), anItem({ row: 9 })], today)
    expect(plan.counts).toEqual({ ...none, added: 1, repeated: 1 })
    expect(plan.changes[0]?.observation.row).toBe(2)
  })

  test('with another value refuses all of them and names every row', () => {
    const plan = planOfChanges([anItem(), anItem({ row: 7 }), anItem({ row: 9, value: 11, text: '11' })], today)
    const reason = 'The file gives this twice, with different values: row 2 (12.5) and row 7 (12.5) and row 9 (11).'
    expect(plan.counts).toEqual({ ...none, refused: 3 })
    expect(plan.refusals.map(({ row }) => row)).toEqual([2, 7, 9])
    expect(new Set(plan.refusals.map((refusal) => refusal.reason))).toEqual(new Set([reason]))
  })

  test.each([
    ['first', 12.5, 2, { added: 1, repeated: 1, overruled: 1 }],
    ['last', 11, 9, { added: 1, overruled: 2 }],
  ] as const)('gives way where it was answered that the %s one counts', (twice, value, row, counts) => {
    const rows = [anItem({ row: 9, value: 11, text: '11' }), anItem(), anItem({ row: 7 })].toSorted(
      (a, b) => a.observation.row - b.observation.row,
    )
    const plan = planOfChanges(rows, today, twice)
    expect(plan.counts).toEqual({ ...none, ...counts })
    expect(plan.changes.map(({ observation }) => [observation.value, observation.row])).toEqual([[value, row]])
  })

  test('of another series or period is no duplicate', () => {
    const other = anItem({ row: 3, value: 11 }, { seriesId: 'two' })
    const earlier = anItem({ row: 4, value: 11, period: yearPeriod('financial-year', 2022) })
    expect(planOfChanges([anItem(), other, earlier], today).counts).toEqual({ ...none, added: 3 })
  })
})

test('every observation is counted once, every change is new or differs, and reading the file again changes nothing', () => {
  const item = fc
    .record({
      seriesId: fc.constantFrom('one', 'two'),
      year: fc.integer({ min: 2020, max: 2026 }),
      value: fc.constantFrom(1, 2, 101, -1),
      stored: fc.constantFrom(null, 1, 2),
      row: fc.nat(1000),
    })
    .map(({ seriesId, year, value, stored: before, row }) =>
      anItem(
        { row, value, period: yearPeriod('financial-year', year) },
        { seriesId, open: before === null ? null : { ...stored, value: before } },
      ),
    )
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), fc.constantFrom(null, 'first', 'last'), (items, twice) => {
      const { counts, changes, refusals } = planOfChanges(items, today, twice)
      const { added, changed, unchanged, repeated, overruled, refused } = counts
      expect(added + changed + unchanged + repeated + overruled + refused).toBe(items.length)
      expect([changes.length, refusals.length]).toEqual([added + changed, refused])
      const again = changes.map((change) => ({ ...change, open: change.observation }))
      expect(planOfChanges(again, today).counts).toEqual({ ...none, unchanged: changes.length })
    }),
  )
})
