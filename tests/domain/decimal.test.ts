import { decimalsIn, roundHalfAway, unitsOf, valueOfUnits } from '@ttc/domain/decimal'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  [0.35, 1, 0.4],
  [-0.35, 1, -0.4],
  [0.349, 1, 0.3],
  [1.005, 2, 1.01],
  [2.5, 0, 3],
  [-2.5, 0, -3],
  [69.4, 1, 69.4],
  [0.05, 0, 0],
  [0.5, 0, 1],
  [5e-7, 6, 0.000001],
  [4e-7, 6, 0],
  [1e-9, 1, 0],
])('%d at %d decimals is %d', (value, decimals, expected) => {
  expect(roundHalfAway(value, decimals)).toBe(expected)
})

test.each([1.2e21, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (value) => {
  expect(() => unitsOf(value, 0)).toThrow('A value')
})

test('a small value below zero rounds to plain zero', () => {
  expect(Object.is(unitsOf(-0.01, 1), 0)).toBe(true)
})

test.each([
  [0.35, 2],
  [12, 0],
  [0.1 + 0.2, 1],
  [1e-7, 7],
  [100, 0],
  [-2.25, 2],
])('%d is written with %d decimals', (value, decimals) => {
  expect(decimalsIn(value)).toBe(decimals)
})

test('a whole count of units keeps its number through the decimals', () => {
  const units = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
  fc.assert(
    fc.property(units, fc.integer({ min: 0, max: 6 }), (count, decimals) => {
      expect(unitsOf(valueOfUnits(count, decimals), decimals)).toBe(count + 0)
    }),
  )
})

test('every half is rounded away from zero, whatever its binary form', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 0, max: 5 }), (count, decimals) => {
      const half = Number(`${count}5e-${decimals + 1}`)
      expect([unitsOf(half, decimals), unitsOf(-half, decimals)]).toEqual([count + 1, -count - 1])
    }),
  )
})
