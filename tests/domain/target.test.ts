import { quarterPeriod, snapshotPeriod, yearPeriod } from '@ttc/domain/period'
import { yearToDateUpTo } from '@ttc/domain/period/year-to-date'
import { firstTarget, lastTarget, rangeAt, type TargetPath, targetAt } from '@ttc/domain/target'
import { expect, test } from 'vitest'

const year = (startYear: number) => yearPeriod('financial-year', startYear)
const TARGETS = [
  { period: year(2026), value: 0.2 },
  { period: year(2022), value: 60 },
  { period: year(2024), value: 0.1 },
]

test.each<[string, number, TargetPath, number | null]>([
  ['before the first there is none', 2021, 'straight', null],
  ['at the first', 2022, 'straight', 60],
  ['half-way down', 2023, 'straight', 30.05],
  ['half-way on whole units, so that it rounds up', 2025, 'straight', 0.15],
  ['at the last', 2026, 'straight', 0.2],
  ['after the last it stands', 2040, 'straight', 0.2],
  ['stepped: the earlier one until the next', 2023, 'stepped', 60],
  ['stepped: the next on its date', 2024, 'stepped', 0.1],
  ['stepped: none before the first', 2021, 'stepped', null],
])('%s', (_, startYear, path, expected) => {
  expect(targetAt(TARGETS, year(startYear), path)).toBe(expected)
})

test('without dated targets there is none', () => {
  expect(targetAt([], year(2024), 'straight')).toBeNull()
  expect(lastTarget([])).toBeNull()
})

test('the first and the last go by date, not by order of input', () => {
  expect(firstTarget(TARGETS)?.value).toBe(60)
  expect(lastTarget(TARGETS)?.value).toBe(0.2)
})

test('a target of another kind of period is refused', () => {
  expect(() => targetAt(TARGETS, yearPeriod('calendar-year', 2024), 'straight')).toThrow('same kind of period')
})

test('between snapshots the line goes by months, and within one month it stands', () => {
  const targets = [
    { period: snapshotPeriod('2024-03-02'), value: 10 },
    { period: snapshotPeriod('2024-03-31'), value: 40 },
    { period: snapshotPeriod('2025-03-31'), value: 100 },
  ]
  expect(targetAt(targets, snapshotPeriod('2024-03-15'), 'straight')).toBe(10)
  expect(targetAt(targets, snapshotPeriod('2024-09-30'), 'straight')).toBe(70)
})

test('a range moves with both its limits', () => {
  const ranges = [
    { period: year(2022), lower: 10, upper: 30 },
    { period: year(2024), lower: 12, upper: 20 },
  ]
  expect(rangeAt(ranges, year(2023), 'straight')).toEqual({ lower: 11, upper: 25 })
  expect(rangeAt(ranges, year(2023), 'stepped')).toEqual({ lower: 10, upper: 30 })
  expect(rangeAt(ranges, year(2021), 'straight')).toBeNull()
})

test('a year to date has the targets of its own steps and no others', () => {
  const upTo = (year: number, q: number) => yearToDateUpTo(quarterPeriod('financial-quarter', year, q), 4)
  const targets = [2, 4].map((q) => ({ period: upTo(2025, q), value: q * 100 }))
  const at = (year: number, q: number) => targetAt(targets, upTo(year, q), 'straight', 'year-to-date')
  expect([at(2025, 1), at(2025, 2), at(2025, 3), at(2025, 4), at(2026, 1)]).toEqual([null, 200, null, 400, null])
})
