import { curveOf } from '@ttc/domain/figure/curve'
import { directLabelsOf } from '@ttc/domain/figure/direct-label'
import { targetRunsOf } from '@ttc/domain/figure/target-path'
import {
  monthPeriod,
  pooledPeriod,
  quarterPeriod,
  snapshotPeriod,
  yearPeriod,
  yearToDatePeriod,
} from '@ttc/domain/period'
import { describe, expect, test } from 'vitest'
import { aBaseline, aCurveInput, aTurnedCurveInput, measured, valuesAt } from '../support/curve-input.ts'

const runs = (input: ReturnType<typeof aCurveInput>) =>
  curveOf(input).segments.map(({ role, points }) => [role, ...points.map((point) => point.value)])

describe('the line', () => {
  test('a gap stays a gap, and its period keeps its place', () => {
    const curve = curveOf(aCurveInput({ measurements: measured([38, 46, null, null, 40]) }))
    expect(curve.segments.map(({ points }) => points.map((point) => point.at))).toEqual([[0, 1], [4]])
    expect(curve.steps.map((step) => step.label)).toEqual(['2016/17', '2017/18', '2018/19', '2019/20', '2020/21'])
  })

  test.each(['suppressed', 'missing', 'not-applicable', 'not-available', 'rounds-to-zero'] as const)(
    'a %s value cuts the line, is marked, and is never zero',
    (status) => {
      const curve = curveOf(aCurveInput({ measurements: measured([40, status, 42]) }))
      expect(curve.points.map((point) => point.value)).toEqual([40, 42])
      expect(curve.segments).toHaveLength(2)
      expect(curve.hidden.map((mark) => [mark.at, mark.status])).toEqual([[1, status]])
      expect(curve.axis.low).toBeGreaterThan(0)
    },
  )

  test('a number under a status that hides it is not drawn', () => {
    const [row] = measured(['suppressed'])
    const measurements = row === undefined ? [] : [{ ...row, value: 0 }]
    expect(curveOf(aCurveInput({ measurements })).points).toEqual([])
  })

  test.each([
    {
      name: 'between two periods',
      from: '2018-04-01',
      expected: [
        ['history', 50, 51],
        ['history', 60, 61],
      ],
      at: 1.5,
    },
    {
      name: 'inside a period, which then counts as new',
      from: '2018-09-01',
      expected: [
        ['history', 50, 51],
        ['history', 60, 61],
      ],
      at: 1.5,
    },
    { name: 'before the first', from: '2010-04-01', expected: [['history', 50, 51, 60, 61]], at: null },
  ])('a break $name splits it', ({ from, expected, at }) => {
    const input = aCurveInput({ measurements: measured([50, 51, 60, 61]), breaks: [{ from, reason: 'new count' }] })
    expect(runs(input)).toEqual(expected)
    expect(curveOf(input).breaks.map((brk) => brk.at)).toEqual(at === null ? [] : [at])
  })

  test('results begin in the last point of history', () => {
    expect(runs(aTurnedCurveInput())).toEqual([
      ['history', 53, 46, 53, 52, 52, 48],
      ['result', 48, 42, 37, 39],
    ])
  })

  test('after a gap at the freeze the results stand alone', () => {
    const input = aCurveInput({ measurements: measured([50, 51, null, 47, 46]), baseline: aBaseline(2, [50, 50], 2) })
    expect(runs(input)).toEqual([
      ['history', 50, 51],
      ['result', 47, 46],
    ])
  })

  test('pooled values three years apart are neighbours', () => {
    const pooled = [2014, 2017, 2020].flatMap((start, i) =>
      measured([30 + i], pooledPeriod('financial-year', start, start + 2)),
    )
    const scale = { ...aCurveInput().scale, accumulation: 'pooled' as const }
    expect(runs(aCurveInput({ scale, measurements: pooled }))).toEqual([['history', 30, 31, 32]])
  })
})

describe('a year to date', () => {
  test('starts a new line each year', () => {
    const first = quarterPeriod('financial-quarter', 2023, 3)
    const measurements = measured([30, 40, 8, 19], first).map((row) => ({
      ...row,
      period: yearToDatePeriod(row.period, 'financial-year'),
    }))
    const scale = {
      ...aCurveInput().scale,
      periodKind: 'financial-quarter' as const,
      accumulation: 'year-to-date' as const,
    }
    expect(runs(aCurveInput({ scale, measurements }))).toEqual([
      ['history', 30, 40],
      ['history', 8, 19],
    ])
  })
})

describe('the horizontal axis', () => {
  test('reaches to the last target and forecast', () => {
    const labels = curveOf(aTurnedCurveInput()).steps.map((step) => [step.label, step.short])
    expect(labels[0]).toEqual(['2016/17', '16/17'])
    expect(labels[labels.length - 1]).toEqual(['2026/27', '26/27'])
  })

  test('a yearly target of a quarterly series stands in the year’s last quarter', () => {
    const first = quarterPeriod('financial-quarter', 2024, 1)
    const scale = { ...aCurveInput().scale, periodKind: 'financial-quarter' as const }
    const targets = [{ period: yearPeriod('financial-year', 2024), value: 20 }]
    const curve = curveOf(aCurveInput({ scale, measurements: measured([25, 24], first), targets }))
    expect(curve.targets.map((target) => [target.at, target.label])).toEqual([[3, '2024/25 Q4']])
  })

  test('snapshots step by their own rhythm and keep their days', () => {
    const scale = { ...aCurveInput().scale, periodKind: 'snapshot' as const }
    const days = ['2022-01-20', '2023-01-19', '2025-01-16'].map((day) => snapshotPeriod(day))
    const measurements = days.flatMap((day) => measured([30], day))
    const curve = curveOf(aCurveInput({ scale, measurements }))
    expect(curve.points.map((point) => [point.at, point.label])).toEqual([
      [0, '20 January 2022'],
      [1, '19 January 2023'],
      [3, '16 January 2025'],
    ])
  })

  test.each([
    { on: '2022-10-01', at: 6 },
    { on: '2023-07-01', at: 6.75 },
    { on: '2026-01-01', at: 9.25 },
  ])('a year stands for its middle: $on is at $at', ({ on, at }) => {
    const curve = curveOf({ ...aTurnedCurveInput(), annotations: [{ on, kind: 'action', label: 'x' }] })
    expect(curve.annotations[0]?.at).toBeCloseTo(at, 1)
  })

  test('annotations are numbered by date, and those out of sight left out', () => {
    const curve = curveOf({
      ...aTurnedCurveInput(),
      annotations: [...aTurnedCurveInput().annotations, { on: '1999-01-01', kind: 'note', label: 'long ago' }],
    })
    expect(curve.annotations.map(({ number, label }) => [number, label])).toEqual([
      [1, 'Hub opens'],
      [2, 'Apprenticeships kept'],
    ])
  })
})

describe('values written on the line', () => {
  test.each([
    { name: 'all of a few results', input: aTurnedCurveInput(), texts: ['39%', '53', '48', '42', '37'] },
    {
      name: 'the extremes of many results',
      input: aCurveInput({ measurements: measured([50, 51, 40, 44, 38, 47, 41, 42]), baseline: aBaseline(1, [50], 2) }),
      texts: ['42%', '50', '51', '38', '47'],
    },
    {
      name: 'the extremes of history alone',
      input: aCurveInput({ measurements: measured([50, 44, 60, 51]) }),
      texts: ['51%', '50', '44', '60'],
    },
    { name: 'one point once', input: aCurveInput({ measurements: measured([50]) }), texts: ['50%'] },
  ])('$name', ({ input, texts }) => {
    expect(directLabelsOf(curveOf(input)).map((label) => label.text)).toEqual(texts)
  })
})

describe('beside the line', () => {
  test.each([
    { name: 'lower is better', polarity: 'lower' as const, sense: 'better', text: '11 points better' },
    { name: 'higher is better', polarity: 'higher' as const, sense: 'worse', text: '11 points worse' },
    { name: 'contextual', polarity: 'contextual' as const, sense: 'lower', text: '11 points lower' },
  ])('the gap of the latest result, $name', ({ polarity, sense, text }) => {
    const input = aTurnedCurveInput()
    expect(curveOf({ ...input, scale: { ...input.scale, polarity } }).gap).toMatchObject({ at: 8, sense, text })
  })

  test('without a result there is no gap', () => {
    expect(curveOf(aCurveInput({ measurements: measured([50, 51]), baseline: aBaseline(1, [50], 1) })).gap).toBeNull()
  })

  test('a forecast across a break does not begin in the old series', () => {
    const input = aCurveInput({
      measurements: measured([50, 51]),
      baseline: aBaseline(1, [40], 1),
      breaks: [{ from: '2018-04-01', reason: 'new count' }],
    })
    expect(curveOf(input).forecast?.from).toBeNull()
  })

  test.each([
    [['area', 'region', 'england', 'neighbours'] as const, ['neighbours', 'england', 'area']],
    [['region', 'england', 'neighbours'] as const, ['neighbours', 'england', 'region']],
    [['region', 'area', 'area'] as const, ['area', 'region']],
  ])('of %o at most three are drawn: %o, one of a kind, what somebody chose before the region', (kinds, drawn) => {
    const points = valuesAt({ 0: 1 })
    const comparators = kinds.map((kind) => ({
      name: kind,
      kind,
      points,
    }))
    const curve = curveOf(aCurveInput({ measurements: measured([50]), comparators }))
    expect(curve.comparators.map(({ kind }) => kind)).toEqual(drawn)
  })

  test('a gap in a comparator stays one', () => {
    const points = [...valuesAt({ 0: 40, 1: 41, 3: 42 })]
    const comparators = [{ name: 'England', kind: 'england' as const, points }]
    const curve = curveOf(aCurveInput({ measurements: measured([50, 50, 50, 50]), comparators }))
    expect(curve.comparators[0]?.runs.map((run) => run.length)).toEqual([2, 1])
  })

  test('a wild range is cut before it flattens the curve', () => {
    const scale = { ...aCurveInput().scale, minimum: null, maximum: null }
    const curve = curveOf(
      aCurveInput({ scale, measurements: measured([50, 54, 52, 51]), baseline: aBaseline(3, [52], 500) }),
    )
    expect(curve.axis.high).toBeLessThan(70)
  })

  test('no measurements at all make an empty curve', () => {
    const curve = curveOf(aCurveInput())
    expect([curve.steps, curve.points, curve.latest, curve.gap]).toEqual([[], [], null, null])
  })

  test('months are shortened, values keep their period', () => {
    const scale = { ...aCurveInput().scale, periodKind: 'month' as const }
    const curve = curveOf(aCurveInput({ scale, measurements: measured([50, 51], monthPeriod(2025, 3)) }))
    expect(curve.steps.map((step) => step.short)).toEqual(['Mar 2025', 'Apr 2025'])
  })
})

test('targets are joined within the year of a year to date, else from first to last; none make no line', () => {
  const first = quarterPeriod('financial-quarter', 2024, 3)
  const rows = measured([30, 40, 8, 19], first).map(({ period }, i) => ({
    period: yearToDatePeriod(period, 'financial-year'),
    value: i,
  }))
  const scale = {
    ...aCurveInput().scale,
    periodKind: 'financial-quarter' as const,
    accumulation: 'year-to-date' as const,
  }
  const runsIn = (input: Parameters<typeof curveOf>[0]) =>
    targetRunsOf(curveOf(input)).map((run) => run.map((one) => one.value))
  expect(runsIn(aCurveInput({ scale, measurements: [], targets: rows }))).toEqual([
    [0, 1],
    [2, 3],
  ])
  const single = { ...scale, accumulation: 'single' as const }
  const targets = measured([0, 1, 2, 3], first).map(({ period }, i) => ({ period, value: i }))
  expect(runsIn(aCurveInput({ scale: single, measurements: [], targets }))).toEqual([[0, 1, 2, 3]])
  expect(runsIn(aCurveInput({ scale: single, measurements: [], targets: [] }))).toEqual([])
})
