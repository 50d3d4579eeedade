import { assess, lateDaysOf, severityOf } from '@ttc/domain/assessment/assess'
import type { Compared } from '@ttc/domain/assessment/ground'
import { freezeBaseline } from '@ttc/domain/baseline'
import { monthPeriod, quarterPeriod, snapshotPeriod, yearPeriod } from '@ttc/domain/period'
import type { RagStatus } from '@ttc/domain/rag'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aGround, aRagRule } from '../support/ground.ts'
import { aMeasurement, aScale, seriesFrom, yearly } from '../support/series.ts'

const fy = (year: number) => yearPeriod('financial-year', year)
const target = (year: number, value: number) => ({ period: fy(year), value })

describe('status, since when and the last four', () => {
  test.each<[string, readonly (number | null)[], RagStatus, number | null, readonly RagStatus[]]>([
    ['one value', [60], 'green', 1, ['green']],
    ['the same all along', [60, 61, 62], 'green', 3, ['green', 'green', 'green']],
    ['changed with the latest', [60, 61, 40], 'red', 1, ['green', 'green', 'red']],
    ['changed and back', [60, 40, 60, 60], 'green', 2, ['green', 'red', 'green', 'green']],
    ['more than four values', [60, 40, 40, 49.5, 40, 40], 'red', 2, ['red', 'amber', 'red', 'red']],
    ['a gap between, which is no change', [40, null, 40], 'red', 2, ['red', 'red']],
  ])('%s', (_, values, status, periods, lastFour) => {
    const result = assess(aGround(values, { targets: [target(2010, 50)] }))
    expect([result.status, result.since?.periods, result.lastFour.map((one) => one.status)]).toEqual([
      status,
      periods,
      lastFour,
    ])
  })

  test.each<[string, Parameters<typeof aGround>, RagStatus]>([
    ['no value at all', [[], { targets: [target(2010, 50)] }], 'no-value'],
    ['only suppressed values', [[null, null], { targets: [target(2010, 50)] }], 'no-value'],
    ['no target', [[60]], 'no-target'],
    ['a target that begins later', [[60], { targets: [target(2020, 50)] }], 'no-target'],
    ['a target without a rule', [[60], { targets: [target(2010, 50)], rules: [] }], 'no-target'],
    [
      'a contextual indicator',
      [[60], { scale: aScale({ polarity: 'contextual' }), targets: [target(2010, 50)] }],
      'contextual',
    ],
    ['a contextual indicator without a value', [[], { scale: aScale({ polarity: 'contextual' }) }], 'contextual'],
  ])('%s', (_, [values, over], status) => {
    expect(assess(aGround(values, over)).status).toBe(status)
  })

  test('each period is judged by the rule in force at its end', () => {
    const rules = [aRagRule(), aRagRule({ appliesFrom: '2018-04-01', tolerance: { kind: 'points', amount: 20 } })]
    expect(
      assess(aGround([40, 40, 40, 40], { targets: [target(2010, 50)], rules })).lastFour.map((one) => one.status),
    ).toEqual(['red', 'red', 'amber', 'amber'])
  })

  test('a range is judged by its limits, and told instead of a target', () => {
    const scale = aScale({ polarity: 'range' })
    const ranges = [{ period: fy(2010), lower: 40, upper: 50 }]
    expect(assess(aGround([45, 52], { scale, ranges }))).toMatchObject({
      status: 'red',
      target: null,
      range: { lower: 40, upper: 50 },
      gap: -2,
      lastFour: [{ status: 'green' }, { status: 'red' }],
      verdict: { verdict: null },
    })
  })

  test('a gap is told in children where the value has its counts', () => {
    const history = [aMeasurement(fy(2024), 48, { numerator: 120, denominator: 250 })]
    expect(assess(aGround([], { history, targets: [target(2010, 50)] }))).toMatchObject({
      gap: -2,
      gapInChildren: -5,
      tolerance: 1,
    })
  })
})

describe('the latest value and what was reported without one', () => {
  test('a suppressed latest period leaves the value before it, and is told', () => {
    const history = [...yearly(2016, [50, 51]), aMeasurement(fy(2018), null, { status: 'suppressed' })]
    const result = assess(aGround([], { history }))
    expect(result).toMatchObject({
      latest: { value: 51, period: fy(2017) },
      reported: { status: 'suppressed', period: fy(2018) },
    })
    expect(result.nextDue?.period).toEqual(fy(2019))
  })

  test('nothing is told twice, and of nothing nothing is told', () => {
    expect(assess(aGround([50])).reported).toBeNull()
    expect(assess(aGround([]))).toMatchObject({
      latest: null,
      reported: null,
      since: null,
      lastFour: [],
      nextDue: null,
      forecast: null,
      comparisons: [],
    })
  })
})

describe('when the next value is due', () => {
  const due = (nextPublicationOn: string | null, dueDays = 90) => ({ due: { nextPublicationOn, dueDays } })
  test.each([
    ['so many days after the period ends', due(null), '2018-06-29'],
    ['at once', due(null, 0), '2018-03-31'],
    ['on the announced day', due('2018-12-06'), '2018-12-06'],
    ['not on a day before the period is over: that one announced the last value', due('2018-03-31'), '2018-06-29'],
  ])('%s', (_, over, on) => {
    expect(assess(aGround([50], over)).nextDue).toEqual({ period: fy(2017), on })
  })

  test.each([
    ['a month', [monthPeriod(2024, 1), monthPeriod(2024, 2)], monthPeriod(2024, 3)],
    ['a quarter', [quarterPeriod('financial-quarter', 2023, 4)], quarterPeriod('financial-quarter', 2024, 1)],
    ['a yearly snapshot', [snapshotPeriod('2023-03-31'), snapshotPeriod('2024-03-31')], snapshotPeriod('2025-03-31')],
    [
      'a quarterly snapshot',
      [snapshotPeriod('2023-09-30'), snapshotPeriod('2023-12-31'), snapshotPeriod('2024-03-31')],
      snapshotPeriod('2024-06-30'),
    ],
  ] as const)('%s is followed by the next of its rhythm', (_, periods, next) => {
    const [first] = periods
    const history = periods.map((period) => aMeasurement(period, 5))
    expect(assess(aGround([], { history, scale: aScale({ periodKind: first.kind }) })).nextDue?.period).toEqual(next)
  })

  test.each([
    ['2026-07-01', '2026-07-01', null],
    ['2026-07-01', '2026-07-02', 1],
    ['2026-07-01', '2027-07-01', 365],
    ['2026-07-01', '2026-06-30', null],
    [null, '2026-07-01', null],
  ])('due %s, on %s late by %s days', (on, today, days) => {
    expect(lateDaysOf(on, today)).toBe(days)
  })
})

describe('comparisons', () => {
  const compared = (kind: Compared['kind'], ...areas: readonly (readonly (number | null)[])[]): Compared => ({
    kind,
    name: kind,
    areas: areas.map((values) => yearly(2016, values)),
  })

  test('neighbours are the plain mean of those with a value in the latest common period', () => {
    const result = assess(aGround([50, 55], { compared: [compared('neighbours', [40, 42], [44, null], [48, 50])] }))
    expect(result.comparisons).toEqual([
      expect.objectContaining({
        kind: 'neighbours',
        period: fy(2017),
        value: 46,
        own: 55,
        gap: 9,
        judged: 'better',
        n: 2,
        of: 3,
        lags: false,
        outOfRange: false,
      }),
    ])
  })

  test('who lags is compared in the last period both have, and it is told', () => {
    const result = assess(aGround([50, 55], { compared: [compared('england', [52])] }))
    expect(result.comparisons[0]).toMatchObject({
      period: fy(2016),
      own: 50,
      value: 52,
      gap: -2,
      judged: 'worse',
      lags: true,
    })
  })

  test.each([
    ['higher', 55, 50, 'better'],
    ['lower', 55, 50, 'worse'],
    ['contextual', 55, 50, 'higher'],
    ['range', 45, 50, 'lower'],
    ['lower', 50, 50, 'same'],
    ['higher', 50.04, 50, 'same'],
  ] as const)('%s is better: %d beside %d is %s', (polarity, own, theirs, judged) => {
    const [one] = assess(
      aGround([own], { scale: aScale({ polarity }), compared: [compared('england', [theirs])] }),
    ).comparisons
    expect(one?.judged).toBe(judged)
  })

  test.each([
    ['far outside the values of the areas', [[60], [70], [80]], [1258], true],
    ['a near miss, since not every area is stored', [[60], [70], [80]], [85], false],
    ['among them', [[60], [70], [80]], [75], false],
  ])('a country %s', (_, areas, country, outOfRange) => {
    const result = assess(aGround([65], { compared: [compared('neighbours', ...areas), compared('england', country)] }))
    expect(result.comparisons.find((one) => one.kind === 'england')?.outOfRange).toBe(outOfRange)
  })

  test('counts judge by their interval, and then say so', () => {
    const history = [aMeasurement(fy(2016), 50, { numerator: 500, denominator: 1000 })]
    const [near] = assess(aGround([], { history, compared: [compared('england', [51])] })).comparisons
    expect(near).toMatchObject({ judged: 'similar', significant: true })
    const [far] = assess(aGround([], { history, compared: [compared('england', [60])] })).comparisons
    expect(far).toMatchObject({ judged: 'worse', significant: true })
  })
})

describe('the forecast at the last target', () => {
  const rising = [50, 51, 52, 53, 54, 55, 56, 57]

  test('is of the target, with its colour and chance', () => {
    const { forecast, finalTarget } = assess(
      aGround([...rising.slice(0, 7), 57.5], { targets: [target(2020, 52), target(2026, 90)] }),
    )
    expect(finalTarget).toEqual(target(2026, 90))
    expect(forecast).toMatchObject({ period: fy(2026), target: 90, status: 'red', band: 'unlikely' })
    expect(forecast?.chance).toBeLessThan(0.1)
  })

  test.each([
    ['without a target', {}],
    ['of a contextual indicator', { scale: aScale({ polarity: 'contextual' }), targets: [target(2026, 60)] }],
  ])('there is none %s', (_, over) => {
    expect(assess(aGround(rising, over)).forecast).toBeNull()
  })

  test('is held within what is possible', () => {
    const { forecast } = assess(
      aGround([90, 93, 95, 97, 98, 99, 99.5, 100], {
        scale: aScale({ minimum: 0, maximum: 100 }),
        targets: [target(2030, 90)],
      }),
    )
    expect(forecast?.centre).toBeLessThanOrEqual(100)
    expect(forecast?.upper80).toBeLessThanOrEqual(100)
  })
})

test('the verdict is against the frozen baseline, which is named', () => {
  const history = yearly(2016, [60, 61, 60.5, 60.2, 60.8, 60.4])
  const baseline = freezeBaseline(history, aScale(), { frozenOn: '2022-12-14' })
  const result = assess(aGround([60, 61, 60.5, 60.2, 60.8, 60.4, 70, 71, 72], { baseline }))
  expect(result).toMatchObject({
    verdict: { verdict: 'turned' },
    baseline: { frozenOn: '2022-12-14', through: fy(2021) },
  })
  expect(assess(aGround([60, 61])).verdict).toMatchObject({ verdict: 'too-soon-to-tell', reason: 'no-baseline' })
})

test('worst stands first: red, amber, what has no value or target, green, contextual', () => {
  const all: readonly RagStatus[] = ['contextual', 'green', 'no-target', 'no-value', 'amber', 'red']
  expect(all.toSorted((a, b) => severityOf(b) - severityOf(a))).toEqual([
    'red',
    'amber',
    'no-value',
    'no-target',
    'green',
    'contextual',
  ])
})

const someValues = fc.array(fc.option(fc.double({ min: -1e10, max: 1e10, noNaN: true }), { nil: null }), {
  maxLength: 14,
})

test('the order of what is given does not matter', () => {
  fc.assert(
    fc.property(someValues, fc.integer({ min: 0, max: 13 }), (values, by) => {
      const ground = aGround(values, { targets: [target(2018, 5), target(2026, 9)] })
      const turned = [...ground.history.slice(by), ...ground.history.slice(0, by)]
      expect(assess({ ...ground, history: turned, targets: ground.targets.toReversed() })).toEqual(assess(ground))
    }),
    { numRuns: 60 },
  )
})

test('no number of an assessment is without end, however large the values are: it could not be stored', () => {
  fc.assert(
    fc.property(someValues, fc.double({ min: -1e10, max: 1e10, noNaN: true }), (values, aim) => {
      const history = yearly(2010, values)
      const baseline = history.some((one) => one.value !== null)
        ? freezeBaseline(history.slice(0, 8).concat(aMeasurement(fy(2009), 1)), aScale(), { frozenOn: '2018-12-14' })
        : null
      const compared: readonly Compared[] = [
        { kind: 'england', name: 'England', areas: [seriesFrom(fy(2010), values.toReversed())] },
      ]
      const result = assess(
        aGround([], { history, baseline, compared, targets: [target(2012, aim), target(2026, aim)] }),
      )
      expect(JSON.parse(JSON.stringify(result))).toEqual(
        JSON.parse(
          JSON.stringify(result, (_, value) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'endless' : value,
          ),
        ),
      )
    }),
    { numRuns: 100 },
  )
})
