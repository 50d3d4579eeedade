import {
  byarLower,
  byarUpper,
  countInterval,
  dobsonInterval,
  exactPoissonInterval,
  type Interval,
  meanInterval,
  proportionInterval,
  rateInterval,
  type Stratum,
  standardisedRate,
  standardisedRateInterval,
  valueInterval,
} from '@ttc/domain/interval'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReference } from '../support/reference.ts'

type Row = Readonly<Record<string, number | string | null>> & Readonly<{ x: number; n: number; confidence: string }>
type Limits = Readonly<{ confidence: number; lower: number; upper: number }>
type Mean = Readonly<{ input: number[]; out95: Record<string, number>; out95_998: Record<string, number> }>
type Reference = Readonly<{
  phe_proportion: Record<string, Row[]>
  phe_rate: Record<string, Row[]>
  phe_mean: Record<string, Mean>
  byars: { x: number; lower95: number | null; upper95: number; lower998: number | null; upper998: number }[]
  exact_poisson: { x: number; lower95: number; upper95: number; lower998: number; upper998: number }[]
  dsr_dobson: {
    total_count: number
    value_per_100000: number
    dobson998: number[]
    package_output: [{ lowercl: number; uppercl: number }]
  }
}>

const reference = readReference<Reference>('intervals.json')
// The cases are printed to about ten digits; a relative 10⁻⁹ holds all of them.
const near = (value: number) => expect.closeTo(value, 9 - Math.floor(Math.log10(Math.abs(value) || 1)))
const nearly = ({ lower, upper }: Omit<Limits, 'confidence'>) => ({ lower: near(lower), upper: near(upper) })
const number = (row: Readonly<Record<string, unknown>>, key: string) => Number(row[key])
const limitsOf = (row: Readonly<Record<string, unknown>>): readonly Limits[] =>
  'lowercl' in row
    ? [
        {
          confidence: Number.parseFloat(String(row.confidence)) / 100,
          lower: number(row, 'lowercl'),
          upper: number(row, 'uppercl'),
        },
      ]
    : [
        { confidence: 0.95, lower: number(row, 'lower95_0cl'), upper: number(row, 'upper95_0cl') },
        { confidence: 0.998, lower: number(row, 'lower99_8cl'), upper: number(row, 'upper99_8cl') },
      ]
const multiplierOf = (key: string) => Number(/\d+/.exec(key)?.[0])
const casesOf = (groups: Record<string, Row[]>) =>
  Object.entries(groups).flatMap(([key, rows]) =>
    rows.flatMap((row) =>
      limitsOf(row).map((limits) => ({ key, x: row.x, n: row.n, multiplier: multiplierOf(key), ...limits })),
    ),
  )

// A t interval depends on count, mean and spread only, and some inputs of the file are cut short: a sample of that count
// alternates above and below the mean by what gives that spread, an odd one with its last value on the mean.
const sampleOf = ({ value_count: n = 0, value = 0, stdev = 0 }: Record<string, number>) => {
  const pairs = Math.floor(n / 2) * 2
  const reach = stdev * Math.sqrt((n - 1) / pairs)
  return Array.from({ length: n }, (_, i) => (i < pairs ? value + (i % 2 === 0 ? reach : -reach) : value))
}
const meanCases = Object.entries(reference?.phe_mean ?? {}).flatMap(([key, { input, out95, out95_998 }]) =>
  [...limitsOf({ ...out95, confidence: '95%' }), ...limitsOf(out95_998)].map((limits) => ({
    key,
    sample: input.length === out95.value_count ? input : sampleOf(out95),
    ...limits,
  })),
)
const dobson = reference?.dsr_dobson ?? {
  total_count: 0,
  value_per_100000: 0,
  dobson998: [],
  package_output: [{ lowercl: 0, uppercl: 0 }],
}

describe.runIf(reference !== null)('reference cases', () => {
  test.each(casesOf(reference?.phe_proportion ?? {}))('proportion $key: $x of $n at $confidence', (one) => {
    expect(proportionInterval(one.x, one.n, one.multiplier, one.confidence)).toEqual(nearly(one))
  })

  test.each(casesOf(reference?.phe_rate ?? {}))('rate $key: $x of $n at $confidence', (one) => {
    expect(rateInterval(one.x, one.n, one.multiplier, one.confidence)).toEqual(nearly(one))
  })

  test.each(reference?.exact_poisson ?? [])('exact Poisson limits of $x', (one) => {
    expect(exactPoissonInterval(one.x, 0.95)).toEqual(nearly({ lower: one.lower95, upper: one.upper95 }))
    expect(exactPoissonInterval(one.x, 0.998)).toEqual(nearly({ lower: one.lower998, upper: one.upper998 }))
  })

  test.each(reference?.byars ?? [])('Byar upper limits of $x', (one) => {
    expect([byarUpper(one.x, 0.95), byarUpper(one.x, 0.998)]).toEqual([near(one.upper95), near(one.upper998)])
  })

  test.each((reference?.byars ?? []).filter(({ x }) => x > 0))('Byar lower limits of $x', (one) => {
    expect([byarLower(one.x, 0.95), byarLower(one.x, 0.998)]).toEqual([
      near(Number(one.lower95)),
      near(Number(one.lower998)),
    ])
  })

  test.each(meanCases)('mean $key at $confidence', ({ sample, confidence, ...limits }) => {
    expect(meanInterval(sample, confidence)).toEqual(nearly(limits))
  })

  // The file holds part of the strata only, so the standard error is taken from one limit and the others must follow.
  test('directly standardised rate by Dobson', () => {
    const { total_count, value_per_100000: rate, package_output, dobson998 } = dobson
    const [whole] = package_output
    const standardError =
      ((whole.uppercl - rate) / (byarUpper(total_count, 0.95) - total_count)) * Math.sqrt(total_count)
    expect(dobsonInterval(rate, total_count, standardError, 0.95)?.lower).toEqual(near(whole.lowercl))
    expect(dobsonInterval(rate, total_count, standardError, 0.998)?.upper).toEqual(near(dobson998.at(-1) ?? 0))
  })
})

describe('edges', () => {
  const none = { lower: Number.NaN, upper: Number.NaN }
  const strata = (count: number): Stratum[] => [{ count, population: 1000, standard: 500 }]

  test.each<[string, Interval | null, Interval | null]>([
    ['none of none', proportionInterval(0, 0, 100, 0.95), null],
    ['more than all', proportionInterval(11, 10, 100, 0.95), null],
    ['below none', proportionInterval(-1, 10, 100, 0.95), null],
    ['a rate of nobody', rateInterval(1, 0, 1000, 0.95), null],
    ['a negative count', countInterval(-1, 0.95), null],
    ['not a number', countInterval(Number.NaN, 0.95), null],
    ['a mean of one', meanInterval([4], 0.95), null],
    ['nine standardised events', standardisedRateInterval(strata(9), 1000, 0.95), null],
    ['no strata', standardisedRateInterval([], 1000, 0.95), null],
    ['a stratum of nobody', standardisedRateInterval([{ count: 20, population: 0, standard: 5 }], 1000, 0.95), null],
    ['values all the same', meanInterval([5, 5, 5], 0.95), { lower: 5, upper: 5 }],
  ])('%s', (_, interval, expected) => {
    expect(interval).toEqual(expected)
  })

  test('one stratum standardised has the rate and the limits of its plain rate', () => {
    expect(standardisedRate(strata(40), 1000)).toBeCloseTo(40, 12)
    expect(standardisedRateInterval(strata(40), 1000, 0.95)).toEqual(nearly(rateInterval(40, 1000, 1000, 0.95) ?? none))
  })

  test('strata weigh by the standard population', () => {
    const two = [
      { count: 10, population: 1000, standard: 3 },
      { count: 60, population: 2000, standard: 1 },
    ]
    // (3 · 0.01 + 1 · 0.03) / 4 = 0.015; variance (9 · 10/10⁶ + 60/(4 · 10⁶)) / 16 = 6.5625 · 10⁻⁶.
    expect(standardisedRate(two, 1000)).toBeCloseTo(15, 12)
    const limits = dobsonInterval(15, 70, Math.sqrt(6.5625), 0.95) ?? none
    expect(standardisedRateInterval(two, 1000, 0.95)).toEqual(nearly(limits))
  })

  test('a percentage takes Wilson limits, any other multiplier those of a rate', () => {
    expect(valueInterval(7, 9, 100, 0.95)).toEqual(proportionInterval(7, 9, 100, 0.95))
    expect(valueInterval(7, 9, 1000, 0.95)).toEqual(rateInterval(7, 9, 1000, 0.95))
  })

  test('limits hold the value, and a higher confidence holds the lower one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (x, more) => {
        const n = x + more
        const [a, b] = [proportionInterval(x, n, 100, 0.95), proportionInterval(x, n, 100, 0.998)]
        const [c, d] = [rateInterval(x, n, 100, 0.95), rateInterval(x, n, 100, 0.998)]
        const ascending = [b?.lower, a?.lower, (100 * x) / n, a?.upper, b?.upper].map(Number)
        const rates = [d?.lower, c?.lower, (100 * x) / n, c?.upper, d?.upper].map(Number)
        expect(ascending.toSorted((p, q) => p - q)).toEqual(ascending)
        expect(rates.toSorted((p, q) => p - q)).toEqual(rates)
      }),
    )
  })
})
