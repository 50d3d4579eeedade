import {
  describeCompactValue,
  describeGap,
  describeNumber,
  describeStatus,
  describeUnit,
  describeValue,
  symbolOf,
} from '@ttc/domain/figure/value'
import { describe, expect, test } from 'vitest'

describe('numbers as people read them', () => {
  test.each([
    { value: 39, unit: '%', decimals: 0, said: '39%' },
    { value: 18.45, unit: '%', decimals: 1, said: '18.5%' },
    { value: 0.35, unit: '%', decimals: 1, said: '0.4%' },
    { value: 91, unit: 'per 100,000', decimals: 0, said: '91 per 100,000' },
    { value: 91.2, unit: 'Rate per 10,000', decimals: 0, said: '91 per 10,000' },
    { value: 1200, unit: '£', decimals: 0, said: '£1,200' },
    { value: -1200.5, unit: '£', decimals: 2, said: '−£1,200.50' },
    { value: 7.1, unit: 'score', decimals: 1, said: '7.1' },
    { value: 1_234_567, unit: 'children', decimals: 0, said: '1,234,567 children' },
    { value: -0.31, unit: '', decimals: 2, said: '−0.31' },
    { value: -0.04, unit: '', decimals: 1, said: '0.0' },
  ])('$value in $unit is $said', ({ value, unit, decimals, said }) => {
    expect(describeValue(value, { unit, decimals })).toBe(said)
  })

  test.each([
    { value: 1234.5, decimals: 1, said: '1,234.5' },
    { value: 999_999.999, decimals: 2, said: '1,000,000.00' },
    { value: 1e-7, decimals: 2, said: '0.00' },
  ])('$value at $decimals decimals is $said', ({ value, decimals, said }) => {
    expect(describeNumber(value, decimals)).toBe(said)
  })

  test.each([
    { value: 16_100_400, unit: '£', said: '£16.1m' },
    { value: -1_234_567, unit: '', said: '−1.23m' },
    { value: 999_999, unit: '£', said: '£999,999' },
  ])('on a chart $value is $said', ({ value, unit, said }) => {
    expect(describeCompactValue(value, { unit, decimals: 0 })).toBe(said)
  })

  test.each([
    { gap: -10.8, unit: '%', decimals: 0, form: 'short' as const, said: '11 points' },
    { gap: 1, unit: '%', decimals: 0, form: 'full' as const, said: '1 point' },
    { gap: -67, unit: 'per 100,000', decimals: 0, form: 'short' as const, said: '67' },
    { gap: -67, unit: 'per 100,000', decimals: 0, form: 'full' as const, said: '67 per 100,000' },
    { gap: 120, unit: '£', decimals: 0, form: 'full' as const, said: '£120' },
  ])('a gap of $gap in $unit is $said', ({ gap, unit, decimals, form, said }) => {
    expect(describeGap(gap, { unit, decimals }, form)).toBe(said)
  })

  test.each([
    { unit: '%', said: '%' },
    { unit: 'per 1,000', said: 'rate per 1,000' },
    { unit: 'score', said: 'score' },
  ])('the unit $unit is named $said', ({ unit, said }) => {
    expect(describeUnit(unit)).toBe(said)
  })

  test.each([
    { status: 'suppressed' as const, symbol: 'c', words: 'suppressed to protect individuals' },
    { status: 'rounds-to-zero' as const, symbol: 'low', words: 'above zero but too small to print' },
    { status: 'not-available' as const, symbol: 'x', words: 'not available' },
    { status: 'not-applicable' as const, symbol: 'z', words: 'not applicable' },
    { status: 'unreliable' as const, symbol: 'u', words: 'unreliable, small numbers' },
    { status: 'missing' as const, symbol: null, words: 'no value received' },
    { status: 'value' as const, symbol: null, words: '' },
  ])('$status has its symbol and words', ({ status, symbol, words }) => {
    expect([symbolOf(status), describeStatus(status)]).toEqual([symbol, words])
  })
})
