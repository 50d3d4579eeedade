import { clampFan, fitBaseline, forecastOf, growthOf, obstacleOf } from '@ttc/domain/baseline/theta'
import { describe, expect, test } from 'vitest'

const MOVING = [21.4, 20.9, 21.8, 21.1, 20.3, 19.8, 19.1, 18.2]
const quarters = (count: number) => Array.from({ length: count }, (_, i) => i % 4)

test('an empty series cannot be fitted, nor one with a value that is no number', () => {
  expect(() => fitBaseline([])).toThrow('at least one value')
  expect(() => fitBaseline([1, Number.NaN])).toThrow('must be a number')
})

test('a fit survives JSON', () => {
  const fit = fitBaseline([105, 98, 92, 108, 107, 99, 95, 110], { perYear: 4, places: quarters(8) })
  expect(JSON.parse(JSON.stringify(fit))).toEqual(fit)
})

test.each([
  ['three values', [10, 12, 11], 1.4],
  ['four values', [10, 12, 11, 13], 1.15],
  ['five values', [10, 12, 11, 13, 12], 1],
])('the range of %s is widened for their small number', (_, values, widening) => {
  const fit = fitBaseline(values)
  const narrow = Math.hypot(fit.meanMovingRange ?? 0, 0.5 * fit.b)
  expect(forecastOf(fit, 1).unit).toBeCloseTo(widening * narrow, 12)
})

test.each([
  [0.2, 0.4],
  [0.7, 0.7],
])('with a smoothing weight of %d uncertainty grows by %d', (alpha, growth) => {
  expect(growthOf({ ...fitBaseline(MOVING), alpha })).toBe(growth)
})

describe('a floor under the unit', () => {
  test.each([
    ['lifts a narrow range', 2, 2],
    ['leaves a wide one', 0.1, 0.7496040149],
  ])('%s', (_, floorOfUnit, unit) => {
    expect(forecastOf(fitBaseline(MOVING, { floorOfUnit }), 1).unit).toBeCloseTo(unit, 9)
  })

  test('gives a series that never moved a range, and one of a single value none', () => {
    expect(forecastOf(fitBaseline([4, 4, 4, 4, 4], { floorOfUnit: 1 }), 1)).toMatchObject({ unit: 1, upper95: 8 })
    expect(forecastOf(fitBaseline([4], { floorOfUnit: 1 }), 1).unit).toBeNull()
  })
})

test.each([
  ['four years', [1, 2, 1, 3], 1, 'too-few-points'],
  ['five years', [1, 2, 1, 3, 2], 1, null],
  ['seven quarters', [1, 2, 1, 3, 2, 1, 2], 4, 'too-few-points'],
  ['eight quarters', [1, 2, 1, 3, 2, 1, 2, 4], 4, null],
  ['five terms', [1, 2, 1, 3, 2], 3, 'too-few-points'],
  ['six terms', [1, 2, 1, 3, 2, 2], 3, null],
  ['23 months', Array.from({ length: 23 }, (_, i) => i % 5), 12, 'too-few-points'],
  ['24 months', Array.from({ length: 24 }, (_, i) => i % 5), 12, null],
  ['five equal years', [42.1, 42.1, 42.1, 42.1, 42.1], 1, 'has-not-varied'],
])('%s: obstacle to a verdict', (_, values, perYear, obstacle) => {
  expect(obstacleOf(fitBaseline(values, { perYear }))).toBe(obstacle)
})

test('a season that repeats itself exactly has not varied', () => {
  const values = [50, 100, 200, 100, 50, 100, 200, 100, 50, 100, 200, 100]
  expect(obstacleOf(fitBaseline(values, { perYear: 4, places: quarters(12) }))).toBe('has-not-varied')
})

test('a range that reaches below and above what can be true is shown within it', () => {
  const fan = forecastOf(fitBaseline([1, 99]), 1)
  expect(clampFan(fan, 0, 100)).toMatchObject({ centre: 99, lower95: 0, upper50: 100, unit: fan.unit })
  expect(clampFan(fan, null, null)).toEqual(fan)
})
