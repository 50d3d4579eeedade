import { benchmarkOutcome, describeBenchmark, latestCommonPeriod } from '@ttc/domain/benchmark'
import { yearPeriod } from '@ttc/domain/period'
import { describe, expect, test } from 'vitest'
import { readReference } from '../support/reference.ts'

type Case = Readonly<{ lower: number; upper: number; benchmark: number; polarity: string; outcome: string }>

const reference = readReference<{ benchmark: Case[] }>('intervals.json')
const polarities: Readonly<Record<string, 'higher' | 'lower' | 'contextual'>> = {
  'High is good': 'higher',
  'Low is good': 'lower',
  'No judgement': 'contextual',
}

test.runIf(reference !== null).each(reference?.benchmark ?? [])(
  '$lower to $upper against $benchmark, $polarity: $outcome',
  ({ lower, upper, benchmark, polarity, outcome }) => {
    const told = benchmarkOutcome({ lower, upper }, benchmark, polarities[polarity] ?? 'range')
    expect(told).toBe(outcome.toLowerCase())
  },
)

describe('benchmark', () => {
  test.each([
    [{ lower: 10, upper: 20 }, 10, 'higher', 'similar'],
    [{ lower: 10, upper: 20 }, 20, 'higher', 'similar'],
    [{ lower: 10, upper: 20 }, 9.9, 'higher', 'better'],
    [{ lower: 10, upper: 20 }, 9.9, 'lower', 'worse'],
    [{ lower: 10, upper: 20 }, 9.9, 'range', 'higher'],
    [{ lower: 10, upper: 20 }, 20.1, 'contextual', 'lower'],
    [null, 20, 'higher', null],
    [{ lower: 10, upper: 20 }, null, 'higher', null],
  ] as const)('%o against %s where %s is better: %s', (interval, benchmark, polarity, outcome) => {
    expect(benchmarkOutcome(interval, benchmark, polarity)).toBe(outcome)
  })

  test('the latest period both have is compared, and none where they share none', () => {
    const years = [2021, 2022, 2023].map((year) => yearPeriod('financial-year', year))
    const calendar = [yearPeriod('calendar-year', 2022)]
    expect(latestCommonPeriod(years, years.slice(0, 2))).toEqual(yearPeriod('financial-year', 2022))
    expect(latestCommonPeriod(years, calendar)).toBeNull()
  })

  test.each([
    ['better', 'significantly better than England'],
    ['similar', 'similar to England'],
  ] as const)('%s is said as "%s"', (outcome, words) => {
    expect(describeBenchmark(outcome, 'England')).toBe(words)
  })
})
