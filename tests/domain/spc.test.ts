import { Problem } from '@ttc/domain/problem'
import { type SpcChart, type SpcOptions, type SpecialCause, spcChart, USUAL_SPC, variationOf } from '@ttc/domain/spc'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReference } from '../support/reference.ts'

type ReferencePoint = Readonly<{
  segment: number
  mean: number
  lpl: number | null
  upl: number | null
  special_cause_type: string
  point_type: string
}>
type ReferenceSegment = Readonly<{
  n: number
  mean: number
  mean_mr_used: number
  n_mr_dropped: number
  lpl: number
  upl: number
  short_group_warning: boolean
}>
type Case = Readonly<{
  id: string
  input: Readonly<{
    y: number | number[]
    improvement_direction: 'increase' | 'decrease' | 'neutral'
    target: number | null
    screen_outliers: boolean
    rebase_at_1based: number | number[]
    fix_after_n_points: number | null
  }>
  segments: ReferenceSegment[]
  points: ReferencePoint[]
  variation_type: string
  assurance_type: string | null
  derived_variants: Readonly<Record<'shift6_trend6_beyond2sigma', string | string[]>>
}>

const reference = readReference<{ cases: Case[] }>('spc.json')
const cases = reference?.cases ?? []
const varying = cases.filter(({ segments }) => segments.every(({ lpl, upl }) => lpl !== null && lpl < upl))
const still = cases.filter((one) => !varying.includes(one))
const polarities = { increase: 'higher', decrease: 'lower', neutral: 'contextual' } as const

const causeWords: Readonly<Record<string, SpecialCause>> = {
  'Common Cause': 'none',
  'Above UCL': 'above the limit',
  'Below LCL': 'below the limit',
  '7 Point Trend (Increasing)': 'trend up',
  '7 Point Trend (Decreasing)': 'trend down',
  '2 in 3 Above CL': 'two of three high',
  '2 in 3 Below CL': 'two of three low',
  '7 Points Above CL': 'shift up',
  '7 Points Below CL': 'shift down',
  'Trend Increasing': 'trend up',
  'Trend Decreasing': 'trend down',
  '2 in 3 Above': 'two of three high',
  '2 in 3 Below': 'two of three low',
  'Shift Above': 'shift up',
  'Shift Below': 'shift down',
}
const variationWords: Readonly<Record<string, string>> = {
  common_cause: 'common cause',
  special_cause_improvement: 'improvement',
  special_cause_concern: 'concern',
  special_cause_neutral_high: 'high',
  special_cause_neutral_low: 'low',
}
const assuranceWords: Readonly<Record<string, string>> = {
  consistent_pass: 'pass',
  consistent_fail: 'fail',
  inconsistent: 'hit and miss',
}

const many = <T>(one: T | T[]): T[] => [one].flat() as T[]
const valuesOf = ({ input }: Case) => many(input.y)
const optionsOf = ({ input }: Case): SpcOptions => ({
  ...USUAL_SPC,
  polarity: polarities[input.improvement_direction],
  target: input.target,
  screen: input.screen_outliers,
  rebaseAt: many(input.rebase_at_1based).map((at) => at - 1),
  fixAfter: input.fix_after_n_points,
})
const chartOf = (one: Case): SpcChart => spcChart(valuesOf(one), optionsOf(one))
const lastCount = (one: Case) => one.segments.at(-1)?.n ?? 0

describe.runIf(reference !== null)('the reference cases', () => {
  test('are all eighteen, those that vary and those that do not', () => {
    expect([varying.length, still.length]).toEqual([16, 2])
  })

  test.each(varying)('$id has the segments', (one) => {
    expect(chartOf(one).segments).toEqual(
      one.segments.map((segment) =>
        expect.objectContaining({
          count: segment.n,
          mean: expect.closeTo(segment.mean, 10),
          meanMovingRange: expect.closeTo(segment.mean_mr_used, 10),
          dropped: segment.n_mr_dropped,
          lower: expect.closeTo(segment.lpl, 10),
          upper: expect.closeTo(segment.upl, 10),
        }),
      ),
    )
    expect(chartOf(one).segments.map(({ standing }) => standing !== 'whole')).toEqual(
      one.segments.map((segment) => segment.short_group_warning),
    )
  })

  test.each(varying)('$id has the special causes', (one) => {
    const { points } = chartOf(one)
    expect(points.map(({ cause }) => cause)).toEqual(one.points.map((point) => causeWords[point.special_cause_type]))
    expect(points.map(({ variation }) => variation)).toEqual(one.points.map((p) => variationWords[p.point_type]))
    expect(points.map(({ segment }) => segment + 1)).toEqual(one.points.map(({ segment }) => segment))
  })

  test.each(varying.filter((one) => lastCount(one) >= 13))('$id has the icons', (one) => {
    const { variation, assurance } = chartOf(one)
    expect(variation).toBe(variationWords[one.variation_type])
    expect(assurance).toBe(one.assurance_type === null ? null : assuranceWords[one.assurance_type])
  })

  test.each(varying.filter((one) => lastCount(one) < 13))('$id has too few points for icons', (one) => {
    expect(chartOf(one)).toMatchObject({ hasVariation: true, variation: null, assurance: null })
  })

  test.each(still)('$id has not enough variation, and nothing is NaN', (one) => {
    const chart = chartOf(one)
    expect(chart).toMatchObject({ hasVariation: false, variation: null, assurance: null })
    expect(JSON.stringify(chart)).toBe(JSON.stringify(chart, (_, value) => (Number.isNaN(value) ? 'NaN' : value)))
    expect(chart.points.map(({ cause }) => cause)).toEqual(valuesOf(one).map(() => 'none'))
  })

  // The variant also counts a point beyond the limit as near it, which our rule does not: only that case differs.
  test.each(varying.filter(({ id }) => id !== 'two_of_three_with_one_beyond_limit'))(
    '$id with shifts and trends of six',
    (one) => {
      const { points } = spcChart(valuesOf(one), { ...optionsOf(one), shiftLength: 6, trendLength: 6 })
      expect(points.map(({ cause }) => cause)).toEqual(
        many(one.derived_variants.shift6_trend6_beyond2sigma).map((words) => causeWords[words]),
      )
    },
  )
})

describe('limits', () => {
  const steady = [10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11]

  test('fixed after twelve points stay where later points find them', () => {
    const fixed = spcChart([...steady, 20, 22, 24], { ...USUAL_SPC, fixAfter: 12 })
    const before = spcChart(steady, USUAL_SPC)
    expect(fixed.segments[0]).toMatchObject({ mean: before.segments[0]?.mean, upper: before.segments[0]?.upper })
    expect(fixed.points.slice(12).map(({ cause }) => cause)).toEqual(Array(3).fill('above the limit'))
  })

  test('cannot be fixed after fewer than twelve points, nor a segment start outside the points', () => {
    expect(() => spcChart(steady, { ...USUAL_SPC, fixAfter: 11 })).toThrow(Problem)
    expect(() => spcChart(steady, { ...USUAL_SPC, rebaseAt: [12] })).toThrow(Problem)
  })

  test.each([
    [4, 'none'],
    [5, 'trial'],
    [12, 'trial'],
    [13, 'whole'],
  ])('of %i points stand as %s', (count, standing) => {
    expect(spcChart([...steady, 11].slice(0, count), USUAL_SPC).segments[0]?.standing).toBe(standing)
  })

  test.each([
    ['above the limit', 'higher', 'improvement'],
    ['above the limit', 'lower', 'concern'],
    ['shift down', 'lower', 'improvement'],
    ['two of three low', 'higher', 'concern'],
    ['trend up', 'range', 'high'],
    ['trend down', 'contextual', 'low'],
    ['none', 'higher', 'common cause'],
  ] as const)('%s where %s is better is %s', (cause, polarity, variation) => {
    expect(variationOf(cause, polarity)).toBe(variation)
  })

  // Limits of the thirteen points: mean 11, moving ranges of mean 1.25 or so, limits about 7.5 and 14.5.
  test.each([
    [20, 'higher', 'fail'],
    [2, 'higher', 'pass'],
    [20, 'lower', 'pass'],
    [2, 'lower', 'fail'],
    [11, 'higher', 'hit and miss'],
    [11, 'lower', 'hit and miss'],
    [20, 'contextual', null],
    [20, 'range', null],
    [null, 'higher', null],
  ] as const)('with the target %s where %s is better assure %s', (target, polarity, assurance) => {
    expect(spcChart([...steady, 11], { ...USUAL_SPC, polarity, target }).assurance).toBe(assurance)
  })

  test('leave out a moving range of exactly 3.267 means, and keep it unscreened', () => {
    const ranges = [0, 3267, 2834, 2401, 1968, 1534]
    expect(spcChart(ranges, USUAL_SPC).segments[0]).toMatchObject({ dropped: 1, meanMovingRange: 433.25 })
    expect(spcChart(ranges, { ...USUAL_SPC, screen: false }).segments[0]).toMatchObject({
      dropped: 0,
      meanMovingRange: 1000,
    })
  })

  test('no points give an empty chart', () => {
    expect(spcChart([], USUAL_SPC)).toEqual({
      segments: [],
      points: [],
      hasVariation: false,
      variation: null,
      assurance: null,
    })
  })

  test('turning the series upside down turns every verdict upside down', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 30 }), (values) => {
        const up = spcChart(values, { ...USUAL_SPC, polarity: 'higher', target: 12 })
        const down = spcChart(
          values.map((value) => -value),
          { ...USUAL_SPC, polarity: 'lower', target: -12 },
        )
        expect(down.variation).toBe(up.variation)
        expect(down.assurance).toBe(up.assurance)
        expect(up.points).toHaveLength(values.length)
      }),
    )
  })
})
