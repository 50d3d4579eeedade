import {
  describeMean,
  describeRangeWarning,
  describeStanding,
  meanOfAreas,
  rangeWarning,
  standingOf,
} from '@ttc/domain/comparator'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('the mean of neighbours', () => {
  test.each([
    [[10, 20, 30], { mean: 20, counted: 3, asked: 3 }],
    [[10, null, 30], { mean: 20, counted: 2, asked: 3 }],
    [[0, null], { mean: 0, counted: 1, asked: 2 }],
    [[null, null], null],
    [[], null],
  ])('of %o is %o', (values, expected) => {
    expect(meanOfAreas(values)).toEqual(expected)
  })

  test('says on how many it stands', () => {
    expect(describeMean({ mean: 1, counted: 8, asked: 10 })).toBe('mean of 8 of 10')
  })
})

describe('rank and quartile', () => {
  test.each([
    [30, [10, 20, 30, 40], 'higher', { rank: 2, of: 4, tied: 1, quartile: 2 }],
    [30, [10, 20, 30, 40], 'lower', { rank: 3, of: 4, tied: 1, quartile: 3 }],
    [30, [10, 20, 30, 40], 'contextual', { rank: 2, of: 4, tied: 1, quartile: 2 }],
    [20, [20, 20, null, 10], 'higher', { rank: 1, of: 3, tied: 2, quartile: 2 }],
    [10, [20, 20, null, 10], 'higher', { rank: 3, of: 3, tied: 1, quartile: 4 }],
    [5, [10, 20], 'higher', null],
    [10, [10, null], 'higher', null],
  ] as const)('of %i among %o where %s is better: %o', (value, areas, polarity, expected) => {
    expect(standingOf(value, areas, polarity)).toEqual(expected)
  })

  test.each([
    [{ rank: 1, of: 150, tied: 1, quartile: 1 }, 'higher', '1st of 150, best quarter'],
    [{ rank: 112, of: 150, tied: 2, quartile: 3 }, 'lower', 'joint 112th of 150, third quarter'],
    [{ rank: 143, of: 150, tied: 1, quartile: 4 }, 'contextual', '143rd of 150, lowest quarter'],
  ] as const)('%o reads "%s"', (standing, polarity, words) => {
    expect(describeStanding(standing, polarity)).toBe(words)
  })
})

describe('a comparator outside its own areas', () => {
  test.each([
    [1258, [63, 318, 120], { comparator: 1258, lowest: 63, highest: 318, areas: 3 }],
    [50, [63, 318, null, 120], { comparator: 50, lowest: 63, highest: 318, areas: 3 }],
    [63, [63, 318, 120], null],
    [1258, [63, 318], null],
    [null, [63, 318, 120], null],
  ])('%s against %o warns %o', (comparator, areas, expected) => {
    expect(rangeWarning(comparator, areas)).toEqual(expected)
  })

  test('is described with the name and the range', () => {
    expect(describeRangeWarning({ comparator: 1258, lowest: 63, highest: 318, areas: 150 }, 'England')).toBe(
      'England is 1258, outside its own 150 areas, which run from 63 to 318.',
    )
  })

  test('never happens to their own mean', () => {
    const areas = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 150 })
    fc.assert(
      fc.property(areas, (values) => {
        expect(rangeWarning(meanOfAreas(values)?.mean ?? null, values)).toBeNull()
      }),
    )
  })
})
