import { describeSanity, sanityOf } from '@ttc/domain/import/sanity'
import type { Scale } from '@ttc/domain/indicator'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const percent: Scale = {
  unit: '%',
  decimals: 1,
  polarity: 'lower',
  minimum: 0,
  maximum: 100,
  multiplier: 100,
  periodKind: 'financial-year',
  accumulation: 'single',
}
const rate: Scale = { ...percent, unit: 'per 100,000', maximum: null, multiplier: 100_000 }
const past = [18.5, 22, 27.4, 25, 21]
const steady = [100, 102, 99, 101, 100]

describe('a value beside its series', () => {
  test.each<[string, number, readonly number[], Scale, object[]]>([
    ['as before', 23, past, percent, []],
    ['a little outside', 30, past, percent, []],
    ['a fraction of 1', 0.185, past, percent, [{ warning: 'fraction', suggested: 18.5, lowest: 18.5, highest: 27.4 }]],
    [
      'a percentage among fractions',
      18.5,
      [0.2, 0.22, 0.19],
      { ...percent, maximum: null },
      [{ warning: 'fraction', suggested: 0.185 }],
    ],
    ['ten times', 220, past, rate, [{ warning: 'factor', factor: 10, suggested: 22 }]],
    ['a thousand times', 21_000, past, rate, [{ warning: 'factor', factor: 1000, suggested: 21 }]],
    ['a tenth', 2.2, past, rate, [{ warning: 'factor', factor: 0.1, suggested: 22 }]],
    ['a hundredth', 0.22, past, rate, [{ warning: 'factor', factor: 0.01, suggested: 22 }]],
    [
      'negative ten times',
      -220,
      past.map((value) => -value),
      { ...rate, minimum: null },
      [{ warning: 'factor', suggested: -22 }],
    ],
    ['beyond 100', 220, past, percent, [{ warning: 'out-of-range' }, { warning: 'factor', factor: 10 }]],
    ['below 0', -1, past, percent, [{ warning: 'out-of-range', minimum: 0 }, { warning: 'beyond-usual' }]],
    ['far beyond its movements', 130, steady, rate, [{ warning: 'beyond-usual', previous: 100, usual: 2 }]],
    ['a little more than four movements away', 108.1, steady, rate, [{ warning: 'beyond-usual', usual: 2 }]],
    ['four movements away', 108, steady, rate, []],
    ['a jump in a series that never moved', 130, [100, 100, 100, 100, 100], rate, []],
    ['ten times, with too little history', 220, [22, 21], rate, []],
    ['ten times, where the series crosses zero', 220, [22, 0, 21], rate, []],
    ['the first of all', 5, [], rate, []],
  ])('%s', (_, value, history, scale, warnings) => {
    expect(sanityOf(value, history, scale)).toEqual(warnings.map((warning) => expect.objectContaining(warning)))
  })

  test('is never warned about when it lies within its past and the indicator’s range', () => {
    const history = fc.array(fc.integer({ min: 40, max: 60 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(history, fc.nat(19), (values, at) => {
        const value = values[at % values.length] ?? 50
        const told = sanityOf(value, values, percent).map(({ warning }) => warning)
        expect(told.filter((warning) => warning !== 'beyond-usual')).toEqual([])
      }),
    )
  })
})

describe('in words', () => {
  const says = (value: number, history: readonly number[], scale: Scale) =>
    sanityOf(value, history, scale).map((warning) => describeSanity(warning, scale.unit))

  test.each<[number, readonly number[], Scale, string[]]>([
    [
      0.185,
      past,
      percent,
      ['The series runs from 18.5% to 27.4%. 0.185 looks like a fraction of 1: it may mean 18.5%.'],
    ],
    [
      18.5,
      [0.2, 0.22, 0.19],
      { ...percent, maximum: null },
      ['The series runs from 0.19% to 0.22%. 18.5 looks like a percentage: it may mean 0.185%.'],
    ],
    [220, past, rate, ['The series runs from 18.5 to 27.4. 220 looks 10 times too large: it may mean 22.']],
    [2.2, past, rate, ['The series runs from 18.5 to 27.4. 2.2 looks 10 times too small: it may mean 22.']],
    [130, steady, rate, ['130 after 100 is 15 times the usual movement, 2.']],
    [101, [97, 98, 99], percent, ['101% is above 100%, the most it can be.']],
    [-1, [1, 2, 3], percent, ['-1% is below 0%, the least it can be.']],
  ])('%d', (value, history, scale, words) => {
    expect(says(value, history, scale)).toEqual(words)
  })
})
