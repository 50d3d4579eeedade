import { freezeBaseline } from '@ttc/domain/baseline'
import { clampFan, type Fan, fitBaseline, forecastOf } from '@ttc/domain/baseline/theta'
import { weightedTrend } from '@ttc/domain/direction'
import { verdictOf } from '@ttc/domain/verdict'
import { describe, expect, test } from 'vitest'
import { readReference } from '../support/reference.ts'
import { aScale, yearly } from '../support/series.ts'

type Forecast = Readonly<{
  h: number
  point: number
  raw: number
  unit: number | null
  slopeBonus: number
  lo50: number | null
  hi50: number | null
  lo80: number | null
  hi80: number | null
  lo95: number | null
  hi95: number | null
}>
type Baseline = Readonly<{
  id: string
  input: Readonly<{ y: number[]; period: number; min: number | null; max: number | null }>
  n: number
  mean_moving_range: number | null
  alpha: number
  slope: number
  season_shrink: number
  forecast: Forecast[]
}>
type Case = Readonly<{
  id: string
  pre: number[]
  post: number[]
  polarity: 1 | -1
  z: number[]
  r1: boolean
  r2: boolean
  r3: boolean
  strong: boolean
  w1: boolean
  w2: boolean
  w3: boolean
}>
type Trend = Readonly<{
  id: string
  input: Readonly<{ value: number[]; lower: number[]; upper: number[] }>
  output: Readonly<{ slope?: number; se?: number; chi2?: number; loo_slopes?: number[]; significant?: boolean }>
}>

const forecasts = readReference<{ baselines: Baseline[]; verdicts: Case[] }>('forecast.json')
const intervals = readReference<{ recent_trend: { cases: Trend[] } }>('intervals.json')
const baselines = forecasts?.baselines ?? []

// The cases are printed to ten decimals; all of them must agree.
const near = (x: number | null | undefined) => (typeof x === 'number' ? expect.closeTo(x, 10) : null)
const relativeError = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected)

const fitted = ({ input }: Baseline) =>
  fitBaseline(input.y, { perYear: input.period, places: input.y.map((_, i) => i % input.period) })
const fanAt = (baseline: Baseline, h: number) =>
  forecastOf(fitted(baseline), h, (baseline.n + h - 1) % baseline.input.period)
const fanOf = (of: Forecast, centre: number) => ({
  centre: near(centre),
  unit: near(of.unit),
  slopeBonus: near(of.slopeBonus),
  lower50: near(of.lo50),
  upper50: near(of.hi50),
  lower80: near(of.lo80),
  upper80: near(of.hi80),
  lower95: near(of.lo95),
  upper95: near(of.hi95),
})

describe.runIf(forecasts !== null)('reference cases of the baseline', () => {
  test.each(baselines)('$id is fitted as the reference', (baseline) => {
    const fit = fitted(baseline)
    expect({ ...fit, shrink: fit.season?.shrink ?? 0 }).toMatchObject({
      n: baseline.n,
      alpha: baseline.alpha,
      b: near(baseline.slope),
      meanMovingRange: near(baseline.mean_moving_range),
      shrink: near(baseline.season_shrink),
    })
  })

  test.each(
    baselines.flatMap((baseline) => baseline.forecast.map((one) => ({ id: baseline.id, h: one.h, baseline, one }))),
  )('$id, $h ahead', ({ baseline, one }) => {
    const fan: Fan = fanAt(baseline, one.h)
    expect(fan.centre).toBeCloseTo(one.raw, 10)
    expect(clampFan(fan, baseline.input.min, baseline.input.max)).toEqual(fanOf(one, one.point))
  })
})

const verdictIn = ({ pre, post, polarity }: Case) => {
  const scale = aScale({ polarity: polarity === 1 ? 'higher' : 'lower' })
  const frozen = freezeBaseline(yearly(2010, pre), scale, { frozenOn: '2019-01-01' })
  return verdictOf(frozen, yearly(2010 + pre.length, post), scale)
}
const called = (good: boolean, bad: boolean) =>
  good ? ['turned'] : bad ? ['worse-than-the-baseline'] : ['on-the-baseline', 'slowing']

describe.runIf(forecasts !== null)('reference cases of the verdict', () => {
  test.each(forecasts?.verdicts ?? [])('$id', (one) => {
    const told = verdictIn(one)
    expect(told.z).toEqual(one.z.map((z) => expect.closeTo(z, 12)))
    expect(called(one.r1 || one.r2 || one.r3, one.w1 || one.w2 || one.w3)).toContain(told.verdict)
    expect(told.strength === 'strong').toBe(one.strong)
  })
})

describe.runIf(intervals !== null)('reference cases of the weighted trend', () => {
  const cases = (intervals?.recent_trend.cases ?? []).filter(({ output }) => output.slope !== undefined)
  test.each(cases)('$id', ({ input, output }) => {
    const errors = input.upper.map((upper, i) => (upper - (input.lower[i] ?? 0)) / 3.92)
    const trend = weightedTrend(input.value, errors)
    expect(relativeError(trend.slope, output.slope ?? 0)).toBeLessThan(1e-9)
    expect(relativeError(trend.standardError, output.se ?? 0)).toBeLessThan(1e-9)
    expect(relativeError(trend.chiSquare, output.chi2 ?? 0)).toBeLessThan(1e-9)
    expect(trend.leaveOneOut).toEqual((output.loo_slopes ?? []).map((slope) => expect.closeTo(slope, 8)))
    expect(trend.isSignificant).toBe(output.significant)
  })
})
