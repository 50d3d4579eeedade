import type { Scale } from '@ttc/domain/indicator'
import { type Period, shiftPeriod } from '@ttc/domain/period'
import { yearToDateUpTo } from '@ttc/domain/period/year-to-date'
import type { Problem } from '@ttc/domain/problem'
import { checkYearStartChange, yearStartProblem } from '@ttc/domain/year-to-date/start'
import { expect, test } from 'vitest'
import { aScale } from '../support/series.ts'

const monthly = (yearStartsIn: number | null): Scale =>
  aScale({ unit: 'children', multiplier: null, periodKind: 'month', accumulation: 'year-to-date', yearStartsIn })
const april: Period = { kind: 'month', start: '2024-04-01', end: '2024-04-30' }
const totals = (from: 4 | 9, months: readonly number[]) =>
  months.map((month) => yearToDateUpTo(shiftPeriod(april, month - 4), from))

const refusalOf = (scale: Scale, to: number | null, recorded: readonly Period[]): Problem | null => {
  try {
    checkYearStartChange(scale, to, recorded)
    return null
  } catch (problem) {
    return problem as Problem
  }
}

test.each([
  [{ yearStartsIn: 9 }, null],
  [{ yearStartsIn: 4 }, null],
  [{ yearStartsIn: null }, 'yearStartsIn'],
  [{ yearStartsIn: 7 }, 'yearStartsIn'],
  [{ yearStartsIn: 9, periodKind: 'financial-quarter' }, 'yearStartsIn'],
  [{ yearStartsIn: 4, periodKind: 'financial-year' }, 'accumulation'],
  [{ yearStartsIn: 4, accumulation: 'single' }, 'yearStartsIn'],
  [{ yearStartsIn: null, accumulation: 'single' }, null],
] as const)('%o: what is wrong is %s', (over, field) => {
  expect(yearStartProblem({ ...monthly(4), ...over })?.field ?? null).toBe(field)
})

test('the month is free while nothing stands, and while everything that stands fits the new one', () => {
  expect(refusalOf(monthly(4), 9, [])).toBeNull()
  expect(refusalOf(monthly(null), 4, totals(4, [4, 5, 8]))).toBeNull()
  expect(refusalOf(monthly(9), 9, totals(9, [9, 10]))).toBeNull()
  expect(refusalOf(aScale(), null, [april])).toBeNull()
})

test('what was counted from another month is never re-read: the refusal names it and the way out', () => {
  const one = refusalOf(monthly(4), 9, totals(4, [6]))
  expect([one?.code, one?.fields.map(({ field }) => field)]).toEqual(['rule-broken', ['yearStartsIn']])
  expect(one?.message).toBe(
    '1 period has a value or a target counted from April, such as 2024/25 to June, and a total from September cannot be worked out of it. Undo the import it came with or take out such targets, or add another indicator that starts in September.',
  )
  expect(refusalOf(monthly(9), 4, totals(9, [9, 10]))?.message).toMatch(/^2 periods have .* counted from September/)
})

test('a month that its steps do not fit is refused whatever stands', () => {
  const quarters = { ...monthly(4), periodKind: 'financial-quarter' as const }
  expect(refusalOf(quarters, 9, [])?.code).toBe('invalid')
  expect(refusalOf(aScale(), 9, [])?.code).toBe('invalid')
})
