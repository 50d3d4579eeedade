import { directionOf } from '@ttc/domain/direction'
import type { Polarity } from '@ttc/domain/indicator'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReference } from '../support/reference.ts'
import { aScale, quarterly, yearly } from '../support/series.ts'

type Trend = Readonly<{
  id: string
  polarity: string
  input: Readonly<{ value: number[]; lower: number[]; upper: number[] }>
  output: Readonly<{ marker: string }>
  with_polarity: string
}>

describe('by rank', () => {
  test.each<[string, (number | null)[], string, number | null]>([
    ['five in a row', [1, 2, 3, 4, 5], 'rising', 1],
    ['one pair out of order, S = 8', [1, 2, 3, 5, 4], 'rising', -1],
    ['two ties, S = 8', [1, 1, 2, 2, 3], 'rising', 1],
    ['two pairs out of order, S = 6', [2, 1, 3, 5, 4], 'no-clear-trend', -1],
    ['falling', [5, 4, 3, 2, 1], 'falling', -1],
    ['level', [3, 3, 3, 3, 3], 'no-clear-trend', 0],
    ['differences that are not shown', [3.01, 3.02, 3.03, 3.035, 3.04], 'no-clear-trend', 0],
    ['only the last five count', [9, 8, 1, 2, 3, 4, 5], 'rising', 1],
    ['a missing value is skipped', [1, 2, null, 3, 4, 5], 'rising', 1],
    ['four values', [1, 2, 3, 4], 'too-soon-to-tell', 1],
    ['one value', [1], 'too-soon-to-tell', null],
    ['none', [], 'too-soon-to-tell', null],
    ['a change as it is shown', [1, 2, 3, 4, 4.3], 'rising', 0.3],
  ])('%s', (_, values, direction, change) => {
    expect(directionOf(yearly(2015, values), aScale())).toMatchObject({ direction, change, kind: 'rank' })
  })

  test.each<[Polarity, string | null]>([
    ['higher', 'improving'],
    ['lower', 'worsening'],
    ['range', null],
    ['contextual', null],
  ])('rising where %s is better means %s', (polarity, meaning) => {
    const told = directionOf(yearly(2015, [1, 2, 3, 4, 5]), aScale({ polarity }))
    expect(told).toMatchObject({ direction: 'rising', meaning })
  })

  test('nothing is compared across a break', () => {
    const told = directionOf(yearly(2015, [1, 2, 3, 4, 5]), aScale(), ['2019-04-01'])
    expect(told).toMatchObject({ direction: 'too-soon-to-tell', points: 1, change: null })
  })

  test('a season is no trend, and hides none', () => {
    const scale = aScale({ periodKind: 'financial-quarter' })
    const level = [50, 60, 70, 80, 50.1, 59.8, 70.3, 80, 49.9, 60.2]
    const rising = level.map((value, i) => value * 1.03 ** i)
    expect(directionOf(quarterly(2020, level), scale).direction).toBe('no-clear-trend')
    expect(directionOf(quarterly(2020, rising), scale).direction).toBe('rising')
  })

  test('the order of input does not matter, nor the sign of the unit with the polarity', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 9 }), (values) => {
        const told = directionOf(yearly(2015, values), aScale())
        expect(directionOf(yearly(2015, values).toReversed(), aScale())).toEqual(told)
        const mirrored = yearly(
          2015,
          values.map((value) => -value),
        )
        expect(directionOf(mirrored, aScale({ polarity: 'lower' })).meaning).toBe(told.meaning)
      }),
    )
  })
})

const withLimits = ({ value, lower, upper }: Trend['input']) =>
  yearly(2015, value).map((one, i) => ({ ...one, lower: lower[i] ?? null, upper: upper[i] ?? null }))
const MARKERS: Readonly<Record<string, string>> = {
  NoChange: 'no-clear-trend',
  Increasing: 'rising',
  Decreasing: 'falling',
  CannotBeCalculated: 'too-soon-to-tell',
}
const POLARITIES: Readonly<Record<string, Polarity>> = { 'High is good': 'higher', 'Low is good': 'lower' }
const WORDS: Readonly<Record<string, RegExp>> = { improving: /better$/, worsening: /worse$/, null: /^\w+$/ }
const reference = readReference<{ recent_trend: { cases: Trend[] } }>('intervals.json')

describe.runIf(reference !== null)('weighted, reference cases', () => {
  test.each(reference?.recent_trend.cases ?? [])('$id', (one) => {
    const told = directionOf(withLimits(one.input), aScale({ polarity: POLARITIES[one.polarity] ?? 'contextual' }))
    expect(told).toMatchObject({ direction: MARKERS[one.output.marker], kind: 'weighted' })
    expect(one.with_polarity).toMatch(WORDS[String(told.meaning)] ?? /never/)
  })
})

describe('weighted', () => {
  const rising = { value: [50, 52, 54, 56, 58] }
  const spread = (half: number) => ({
    ...rising,
    lower: rising.value.map((one) => one - half),
    upper: rising.value.map((one) => one + half),
  })

  test.each([
    ['narrow limits', 1, 'rising'],
    ['limits so wide that five in a row may be chance', 9, 'no-clear-trend'],
  ])('%s', (_, half, direction) => {
    expect(directionOf(withLimits(spread(half)), aScale())).toMatchObject({ direction, kind: 'weighted' })
  })

  test('limits derived from counts do as well', () => {
    const told = directionOf(yearly(2015, rising.value), aScale(), [], ({ value }) => ({
      lower: (value ?? 0) - 1,
      upper: (value ?? 0) + 1,
    }))
    expect(told).toMatchObject({ direction: 'rising', kind: 'weighted' })
  })

  test('one value without limits, or with none between them, leaves the rank', () => {
    const partly = withLimits(spread(9)).map((one) => ({ ...one, lower: one.value === 54 ? null : one.lower }))
    expect(directionOf(partly, aScale()).kind).toBe('rank')
    expect(directionOf(withLimits(spread(0)), aScale()).kind).toBe('rank')
  })
})
