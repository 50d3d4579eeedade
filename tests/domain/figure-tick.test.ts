import { axisOf, tickDecimals } from '@ttc/domain/figure/tick'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const free = { decimals: 1, minimum: null, maximum: null }

describe('the vertical axis', () => {
  test.each([
    {
      name: 'a curve far from zero breaks the axis',
      values: [53, 34, 60],
      limits: { ...free, decimals: 0 },
      low: 30,
      high: 60,
      broken: true,
    },
    { name: 'values near zero are shown from zero', values: [4, 10], limits: free, low: 0, high: 10, broken: false },
    {
      name: 'a share of 40 % of the highest still starts at zero',
      values: [40, 100],
      limits: free,
      low: 0,
      high: 100,
      broken: false,
    },
    {
      name: 'a percentage never passes a hundred',
      values: [97.5, 99.8],
      limits: { decimals: 1, minimum: 0, maximum: 100 },
      low: 96,
      high: 100,
      broken: true,
    },
    {
      name: 'values on both sides of zero hold zero',
      values: [-0.4, 0.3],
      limits: { ...free, decimals: 2 },
      low: -0.6,
      high: 0.4,
      broken: false,
    },
    { name: 'negative values near zero end at zero', values: [-8, -2], limits: free, low: -10, high: 0, broken: false },
    {
      name: 'a constant gets height around it',
      values: [45, 45],
      limits: { ...free, decimals: 0 },
      low: 40,
      high: 50,
      broken: true,
    },
    {
      name: 'only zeros stand on the axis',
      values: [0, 0],
      limits: { ...free, decimals: 0 },
      low: 0,
      high: 10,
      broken: false,
    },
    { name: 'nothing at all still has an axis', values: [], limits: free, low: 0, high: 1, broken: false },
    {
      name: 'millions',
      values: [8_412_300, 16_100_400],
      limits: { ...free, decimals: 0 },
      low: 6_000_000,
      high: 18_000_000,
      broken: true,
    },
  ])('$name', ({ values, limits, low, high, broken }) => {
    const axis = axisOf(values, limits)
    expect({ low: axis.low, high: axis.high, broken: axis.broken }).toEqual({ low, high, broken })
  })

  test('a step is never finer than what the indicator can show', () => {
    expect(axisOf([45, 46], { ...free, decimals: 0 }).step).toBeGreaterThanOrEqual(1)
  })

  test.each([
    { step: 5, decimals: 0 },
    { step: 0.2, decimals: 1 },
    { step: 0.05, decimals: 2 },
    { step: 2_000_000, decimals: 0 },
  ])('ticks of $step need $decimals decimals', ({ step, decimals }) => {
    expect(tickDecimals(step)).toBe(decimals)
  })

  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 })

  test('holds every value with two to ten gridlines', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 3 }), (given, decimals) => {
        const axis = axisOf(given, { decimals, minimum: null, maximum: null })
        expect(axis.ticks.length).toBeGreaterThanOrEqual(2)
        expect(axis.ticks.length).toBeLessThanOrEqual(10)
        // A millionth of a step is far less than a line is wide.
        const rounding = axis.step * 1e-6
        expect(axis.low).toBeLessThanOrEqual(Math.min(...given) + rounding)
        expect(axis.high).toBeGreaterThanOrEqual(Math.max(...given) - rounding)
        expect(axis.broken).toBe(axis.low > 0 || axis.high < 0)
      }),
    )
  })
})
