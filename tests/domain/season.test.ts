import { fitSeason, widthFactor, withoutSeason, withSeason } from '@ttc/domain/season'
import { expect, test } from 'vitest'

const placesOf = (count: number, perYear = 4) => Array.from({ length: count }, (_, i) => i % perYear)

test('a pure pattern with a zero in it is additive, and found whole', () => {
  const season = fitSeason([0, 10, 20, 10, 0, 10, 20, 10], placesOf(8), 4)
  expect(season?.kind).toBe('additive')
  expect(season?.shrink).toBeCloseTo(1, 12)
  expect(season?.effects).toEqual([-10, 0, 10, 0].map((effect) => expect.closeTo(effect, 9)))
})

test('values above zero have a multiplying season', () => {
  const season = fitSeason([50, 100, 200, 100, 50, 100, 200, 100], placesOf(8), 4)
  expect(season?.kind).toBe('multiplicative')
  expect(season?.effects).toEqual([-Math.LN2, 0, Math.LN2, 0].map((effect) => expect.closeTo(effect, 9)))
})

test('places stand where they stand, not where the series starts', () => {
  const season = fitSeason([20, 10, 0, 10, 20, 10, 0, 10], [2, 3, 0, 1, 2, 3, 0, 1], 4)
  expect(season?.effects[2]).toBeCloseTo(10, 9)
})

test.each([
  ['fewer than two years', [1, 9, 1, 9, 1, 9, 1], placesOf(7), 4],
  ['yearly values', [1, 9, 1, 9, 1, 9, 1, 9], placesOf(8, 1), 1],
  ['a place without a value', [1, 9, 1, 9, 1, 9, 1, 9], [0, 1, 0, 1, 0, 1, 0, 1], 4],
  ['a constant series', [7, 7, 7, 7, 7, 7, 7, 7], placesOf(8), 4],
  ['a straight line through zero', [-3, -2, -1, 0, 1, 2, 3, 4], placesOf(8), 4],
  ['a pattern weaker than chance', [5, 6, 5, 6, 6, 5, 6, 5], placesOf(8), 4],
])('%s has no season', (_, values, places, perYear) => {
  expect(fitSeason(values, places, perYear)).toBeNull()
})

test.each([
  ['multiplicative', 84, Math.exp(0.2)],
  ['additive', 84, 1],
] as const)('a %s season taken out and put back leaves the value', (kind, value, factor) => {
  const season = { kind, shrink: 1, effects: [0.2, -0.2] }
  expect(withSeason(withoutSeason(value, season, 0), season, 0)).toBeCloseTo(value, 12)
  expect(withoutSeason(value, season, 0)).toBeLessThan(value)
  expect(widthFactor(season, 0)).toBe(factor)
})
