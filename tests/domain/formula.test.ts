import {
  type Derived,
  evaluate,
  type Formula,
  type Lacking,
  type Part,
  partsOf,
  readFormula,
} from '@ttc/domain/formula'
import { disagreementsOf } from '@ttc/domain/formula/agreement'
import { type Chains, circleOf, dependantsOf, describeCircle } from '@ttc/domain/formula/chain'
import { derivedHistory, type PartHistory } from '@ttc/domain/formula/history'
import { linesOf } from '@ttc/domain/formula/lines'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { yearPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale } from '../support/series.ts'

const year = yearPeriod('financial-year', 2024)
const part = (indicatorId: string, over: Partial<Part> = {}): Part => ({
  indicatorId,
  areaCode: null,
  breakdownId: null,
  ...over,
})
const of = (value: number | null, over: Partial<Measurement> = {}) => aMeasurement(year, value, over)

const rate: Formula = { schema: 1, kind: 'rate', numerator: part('a'), denominator: part('b'), multiplier: 100 }
const perTenThousand: Formula = { ...rate, multiplier: 10_000 }
const sum: Formula = { schema: 1, kind: 'sum', parts: [part('a'), part('b'), part('c')] }
const difference: Formula = { schema: 1, kind: 'difference', of: part('a'), minus: part('b') }
const meanByCounts: Formula = {
  schema: 1,
  kind: 'weighted-mean',
  parts: [
    { value: part('a'), weight: null },
    { value: part('b'), weight: null },
  ],
}
const meanByOthers: Formula = {
  schema: 1,
  kind: 'weighted-mean',
  parts: [
    { value: part('a'), weight: part('x') },
    { value: part('b'), weight: part('y') },
  ],
}

const percent = aScale({ minimum: 0, maximum: 100 })
const perTen = aScale({ multiplier: 10_000, minimum: 0 })
const count = aScale({ multiplier: null, unit: 'children', decimals: 0, minimum: 0 })
const points = aScale({ multiplier: null, unit: 'percentage points' })

const given: readonly [string, Formula, Scale, readonly (Measurement | null)[], Partial<Derived>][] = [
  ['9 of 50 as a percentage', rate, percent, [of(9), of(50)], { value: 18, numerator: 9, denominator: 50 }],
  ['none of 50', rate, percent, [of(0), of(50)], { value: 0, numerator: 0, denominator: 50 }],
  ['7 of 21,000 per 10,000', perTenThousand, perTen, [of(7), of(21_000)], { value: 3.33333333333 }],
  ['0.1 + 0.2 + 0', sum, count, [of(0.1), of(0.2), of(0)], { value: 0.3, numerator: null, denominator: null }],
  ['a difference below zero', difference, points, [of(12.4), of(15.6)], { value: -3.2 }],
  [
    'a mean by their own denominators, from the counts where all are known',
    meanByCounts,
    percent,
    [of(33.3, { numerator: 1, denominator: 3 }), of(50, { numerator: 3, denominator: 6 })],
    { value: 44.4444444444, numerator: 4, denominator: 9 },
  ],
  [
    'a mean by their own denominators, from the values where a numerator is not known',
    meanByCounts,
    percent,
    [of(33.3, { denominator: 3 }), of(50, { numerator: 3, denominator: 6 })],
    { value: 44.4333333333, numerator: null, denominator: null },
  ],
  [
    'a mean by another indicator',
    meanByOthers,
    percent,
    [of(10), of(1), of(20), of(3)],
    { value: 17.5, numerator: null },
  ],
  [
    'an unreliable part',
    sum,
    count,
    [of(1), of(2, { status: 'unreliable' }), of(3)],
    { value: 6, status: 'unreliable' },
  ],
  ['a provisional part', sum, count, [of(1), of(2, { provisional: true }), of(3)], { value: 6, provisional: true }],
]

test.each(given)('gives %s', (_, formula, scale, values, expected) => {
  expect(evaluate(formula, values, scale)).toMatchObject({ status: 'value', ...expected, lacking: [] })
})

const pooled = aScale({ ...count, accumulation: 'pooled' })
const withheld: readonly [string, Formula, Scale, readonly (Measurement | null)[], readonly Lacking[]][] = [
  ['nothing was recorded', rate, percent, [of(9), null], [{ part: 1, why: 'not-recorded' }]],
  [
    'a part is suppressed',
    sum,
    count,
    [of(1), of(null, { status: 'suppressed' }), of(3)],
    [{ part: 1, why: 'suppressed' }],
  ],
  [
    'two parts have no number, each for its own reason',
    sum,
    count,
    [of(null), of(2), of(null, { status: 'rounds-to-zero' })],
    [
      { part: 0, why: 'missing' },
      { part: 2, why: 'rounds-to-zero' },
    ],
  ],
  ['nobody was counted', rate, percent, [of(0), of(0)], [{ part: 1, why: 'zero' }]],
  ['more than all', rate, percent, [of(51), of(50)], [{ part: 0, why: 'more-than-all' }]],
  [
    'several years are pooled',
    sum,
    pooled,
    [of(1), of(2), of(3)],
    [0, 1, 2].map((place) => ({ part: place, why: 'pooled' })),
  ],
  [
    'a mean of itself has no denominator',
    meanByCounts,
    percent,
    [of(5, { denominator: 9 }), of(6)],
    [{ part: 1, why: 'no-denominator' }],
  ],
  ['the weights are all zero', meanByOthers, percent, [of(10), of(0), of(20), of(0)], [{ part: null, why: 'zero' }]],
  [
    'the result cannot be true',
    difference,
    aScale({ minimum: 0 }),
    [of(1), of(2)],
    [{ part: null, why: 'impossible' }],
  ],
  [
    'the result is too large to be shown',
    sum,
    aScale({ multiplier: null }),
    [of(9e9), of(9e9), of(0)],
    [{ part: null, why: 'impossible' }],
  ],
]

test.each(withheld)('is not available, and says why, where %s', (_, formula, scale, values, lacking) => {
  expect(evaluate(formula, values, scale)).toMatchObject({ value: null, status: 'not-available', lacking })
})

const anyPart = fc.option(
  fc.record({
    value: fc.integer({ min: 0, max: 1000 }),
    status: fc.constantFrom('value', 'unreliable', 'suppressed', 'missing', 'not-available', 'rounds-to-zero' as const),
  }),
)

test('never gives a number where a part has none, and always one where all do', () => {
  fc.assert(
    fc.property(fc.tuple(anyPart, anyPart, anyPart), (parts) => {
      const known = (one: (typeof parts)[number]) => one !== null && ['value', 'unreliable'].includes(one.status)
      const values = parts.map(
        (one) => one && of(known(one) ? one.value : null, { status: one.status as Measurement['status'] }),
      )
      const result = evaluate(sum, values, count)
      const lacking = parts.flatMap((one, i) => (known(one) ? [] : [i]))
      expect(result.lacking.map((one) => one.part)).toEqual(lacking)
      expect(result.value === null).toBe(lacking.length > 0)
    }),
  )
})

test('a formula is read back as it was stored, and one of a later schema is refused', () => {
  expect(readFormula(JSON.parse(JSON.stringify(meanByOthers)))).toEqual(meanByOthers)
  expect(partsOf(meanByOthers).map((one) => one.indicatorId)).toEqual(['a', 'x', 'b', 'y'])
  expect(() => readFormula({ ...sum, schema: 2 })).toThrow(/newer version/)
})

describe('what does not fit together', () => {
  const named = (scales: Readonly<Record<string, Scale>>) =>
    new Map(Object.entries(scales).map(([id, scale]) => [id, { name: id.toUpperCase(), scale }]))
  const messages = (formula: Formula, own: Scale, scales: Readonly<Record<string, Scale>>) =>
    disagreementsOf(formula, own, named(scales)).map((one) => one.message)
  const toDate = (yearStartsIn: number) =>
    aScale({ ...count, periodKind: 'month', accumulation: 'year-to-date', yearStartsIn })

  test.each<[string, Formula, Scale, Readonly<Record<string, Scale>>]>([
    ['a rate of two counts', rate, percent, { a: count, b: count }],
    ['a sum of counts of one unit', sum, count, { a: count, b: count, c: count }],
    ['a difference of percentages, in points', difference, points, { a: percent, b: percent }],
    ['a mean of percentages by counts', meanByOthers, percent, { a: percent, b: percent, x: count, y: count }],
    ['totals of one kind of year', { ...sum, parts: [part('a')] }, toDate(9), { a: toDate(9) }],
  ])('nothing, for %s', (_, formula, own, scales) => {
    expect(messages(formula, own, scales)).toEqual([])
  })

  test.each<[string, Formula, Scale, Readonly<Record<string, Scale>>, RegExp]>([
    ['an indicator that is not there', rate, percent, { a: count }, /Choose an indicator of this partnership/],
    ['a rate of a percentage', rate, percent, { a: percent, b: count }, /“A” is a rate \(%\)/],
    ['another multiplier', rate, perTen, { a: count, b: count }, /multiplied by 100.*multiplier 10000/],
    ['a sum of percentages', sum, percent, { a: percent, b: percent, c: percent }, /rates do not add up/],
    [
      'counts of different things',
      sum,
      count,
      { a: count, b: aScale({ ...count, unit: 'visits' }), c: count },
      /“B” is in visits/,
    ],
    [
      'other periods',
      rate,
      percent,
      { a: count, b: aScale({ ...count, periodKind: 'month' }) },
      /“B” is measured over other periods/,
    ],
    ['years that start in other months', { ...sum, parts: [part('a')] }, toDate(9), { a: toDate(4) }, /other periods/],
    [
      'a difference that could not be below zero',
      difference,
      aScale({ ...points, minimum: 0 }),
      { a: percent, b: percent },
      /below 0/,
    ],
    ['a difference of different units', difference, points, { a: percent, b: perTen }, /They must be the same/],
    ['a mean in another unit', meanByOthers, perTen, { a: percent, b: percent, x: count, y: count }, /“A” is in %/],
    [
      'a mean weighed by percentages',
      meanByOthers,
      percent,
      { a: percent, b: percent, x: percent, y: count },
      /“X” is a rate/,
    ],
  ])('%s is told', (_, formula, own, scales, message) => {
    expect(messages(formula, own, scales)).toContainEqual(expect.stringMatching(message))
  })
})

describe('chains', () => {
  const chains: Chains = new Map([
    ['d', ['a', 'b']],
    ['e', ['d', 'c']],
    ['f', ['e', 'd']],
  ])
  const nameOf = (id: string) => id.toUpperCase()

  test.each<[string, readonly string[], readonly string[] | null]>([
    ['d', ['a'], null],
    ['d', ['d'], ['d', 'd']],
    ['d', ['a', 'e'], ['d', 'e', 'd']],
    ['d', ['f'], ['d', 'f', 'e', 'd']],
    ['g', ['f', 'e', 'd'], null],
  ])('%s computed from %j goes round by %j', (id, parts, circle) => {
    expect(circleOf(id, parts, chains)).toEqual(circle)
  })

  test('a circle is told by names', () => {
    expect(describeCircle(['d', 'f', 'e', 'd'], nameOf)).toBe(
      'This would go round in a circle: “D” is computed from “F”, “F” from “E”, “E” from “D”.',
    )
    expect(describeCircle(['d', 'd'], nameOf)).toBe('“D” cannot be computed from itself.')
  })

  test.each<[readonly string[], readonly string[]]>([
    [['a'], ['d', 'e', 'f']],
    [['c'], ['e', 'f']],
    [['e'], ['e', 'f']],
    [['f', 'z'], ['f']],
    [['z'], []],
  ])('with %j go %j, each after what it is computed from', (changed, expected) => {
    expect(dependantsOf(changed, chains)).toEqual(expected)
    expect(dependantsOf(changed, new Map([...chains].toReversed()))).toEqual(expected)
  })
})

describe('the lines of a result', () => {
  const line = (indicatorId: string, areaCode: string, breakdownId: string) => ({
    id: `${indicatorId} ${areaCode} ${breakdownId}`,
    indicatorId,
    areaCode,
    breakdownId,
  })
  const own = { areaCode: 'own', breakdownId: 'all' }
  const lines = [
    line('a', 'own', 'all'),
    line('a', 'own', 'girls'),
    line('a', 'north', 'all'),
    line('b', 'own', 'all'),
    line('b', 'own', 'girls'),
    line('b', 'south', 'all'),
  ]
  const shown = (formula: Formula, given = lines) =>
    linesOf(formula, given, own).map((one) => [one.areaCode, one.breakdownId, one.parts])

  test('are those in which every part has a series', () => {
    expect(shown(rate)).toEqual([
      ['own', 'all', ['a own all', 'b own all']],
      ['own', 'girls', ['a own girls', 'b own girls']],
    ])
  })
  test('are those of the own area alone where every part names its area', () => {
    const overAreas: Formula = {
      schema: 1,
      kind: 'sum',
      parts: [part('a', { areaCode: 'own' }), part('a', { areaCode: 'north' })],
    }
    expect(shown(overAreas)).toEqual([['own', 'all', ['a own all', 'a north all']]])
  })
  test('are those of all children where every part names its group', () => {
    const gap: Formula = {
      schema: 1,
      kind: 'difference',
      of: part('a', { breakdownId: 'girls' }),
      minus: part('a', { breakdownId: 'all' }),
    }
    expect(shown(gap)).toEqual([['own', 'all', ['a own girls', 'a own all']]])
  })
  test('hold the own area even where nothing is there to compute from', () => {
    expect(shown(rate, [])).toEqual([['own', 'all', [null, null]]])
  })
})

describe('a derived history', () => {
  const later = yearPeriod('financial-year', 2025)
  const history = (
    series: string,
    values: readonly (readonly [typeof year, number | null, boolean])[],
  ): PartHistory => ({
    series,
    values: values.map(([period, value, final], i) => ({ ...aMeasurement(period, value), revision: i + 1, final })),
  })
  const parts = [
    history('s', [
      [later, 10, false],
      [year, 9, true],
    ]),
    history('t', [[year, 50, true]]),
  ]

  test('has a value or a reason for every period any part knows, with the revisions it was computed from', () => {
    expect(derivedHistory(rate, parts, percent, false)).toMatchObject([
      {
        period: year,
        value: 18,
        final: true,
        inputs: [
          { series: 's', revision: 2 },
          { series: 't', revision: 1 },
        ],
      },
      {
        period: later,
        value: null,
        final: false,
        inputs: [{ series: 's', revision: 1 }],
        lacking: [{ part: 1, why: 'not-recorded' }],
      },
    ])
    expect(derivedHistory(rate, [null, null], percent, false)).toEqual([])
  })
  test('gives nothing where its parts no longer fit together', () => {
    expect(derivedHistory(rate, parts, percent, true).map((one) => [one.value, one.lacking])).toEqual([
      [null, [{ part: null, why: 'disagreement' }]],
      [null, [{ part: null, why: 'disagreement' }]],
    ])
  })
})
