import { baselineAt, freezeBaseline } from '@ttc/domain/baseline'
import { pooledPeriod, quarterPeriod, yearPeriod } from '@ttc/domain/period'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale, quarterly, yearly } from '../support/series.ts'

const VALUES = [21.4, 20.9, 21.8, 21.1, 20.3, 19.8, 19.1, 18.2]
const year = (startYear: number) => yearPeriod('financial-year', startYear)
const frozenOn = '2024-05-01'
const frozen = freezeBaseline(yearly(2016, VALUES), aScale(), { frozenOn })

test('freezing keeps the day, the method, the data as they stood and the fan', () => {
  expect(frozen).toMatchObject({ schema: 1, frozenOn, method: 'theta-1', through: year(2023), adjustment: null })
  expect(frozen.points).toEqual(yearly(2016, VALUES))
  expect(frozen.fan.map((step) => step.period)).toEqual([2024, 2025, 2026, 2027, 2028].map(year))
  expect(frozen.fan[3]).toMatchObject({ steps: 4, centre: expect.closeTo(17.2972499212, 9) })
})

test('a frozen baseline survives JSON', () => {
  expect(JSON.parse(JSON.stringify(frozen))).toEqual(frozen)
})

test('the fan and what the baseline expects of a period are one', () => {
  expect(frozen.fan.map((step) => baselineAt(frozen, step.period))).toEqual(frozen.fan)
})

test('a missing last year moves the freeze back, and every horizon with it', () => {
  const late = freezeBaseline(yearly(2016, [...VALUES, null]), aScale(), { frozenOn })
  expect(late.through).toEqual(year(2023))
  expect(baselineAt(late, year(2025)).steps).toBe(2)
})

test('a missing year inside the history is skipped in fitting', () => {
  const gap = freezeBaseline(yearly(2015, [21.4, null, ...VALUES.slice(1)]), aScale(), { frozenOn })
  expect(gap.fit).toEqual(frozen.fit)
})

test('quarters carry their season five years ahead', () => {
  const series = quarterly(2020, [105, 98, 92, 108, 107, 99, 95, 110])
  const quarters = freezeBaseline(series, aScale({ periodKind: 'financial-quarter' }), { frozenOn })
  expect(quarters.fan).toHaveLength(20)
  expect(quarters.fan[0]).toMatchObject({ centre: expect.closeTo(108.7703943872, 9) })
  expect(quarters.fan[4]?.period).toEqual(quarterPeriod('financial-quarter', 2023, 1))
})

test('pooled years are drawn as far as five years, in steps of the pool', () => {
  const series = [2010, 2013, 2016].map((from) => aMeasurement(pooledPeriod('calendar-year', from, from + 2), from))
  const pooled = freezeBaseline(series, aScale({ accumulation: 'pooled' }), { frozenOn })
  expect(pooled.fan.map((step) => step.period)).toEqual(
    [2019, 2022].map((from) => pooledPeriod('calendar-year', from, from + 2)),
  )
})

test('the published limits of the latest value are a floor, and derived ones where they are given', () => {
  const exact = yearly(2016, VALUES).with(7, aMeasurement(year(2023), 18.2, { lower: 14.28, upper: 22.12 }))
  expect(freezeBaseline(exact, aScale(), { frozenOn }).fit.floorOfUnit).toBeCloseTo(2, 12)
  const derived = freezeBaseline(exact, aScale(), { frozenOn, limitsOf: () => ({ lower: 0, upper: 3.92 }) })
  expect(derived.fit.floorOfUnit).toBeCloseTo(1, 12)
})

describe('an adjusted baseline', () => {
  const drawn = [
    { period: year(2025), value: 20 },
    { period: year(2027), value: 20 },
  ]
  const adjusted = freezeBaseline(yearly(2016, VALUES), aScale(), {
    frozenOn,
    adjustment: { points: drawn, reason: 'A new estate opens in 2025' },
  })
  const shiftIn = (startYear: number) =>
    baselineAt(adjusted, year(startYear)).centre - baselineAt(frozen, year(startYear)).centre

  test.each(drawn)('goes through each drawn point', ({ period, value }) => {
    expect(baselineAt(adjusted, period).centre).toBeCloseTo(value, 12)
  })

  test('moves evenly between them, from no difference at the freeze, and stays moved', () => {
    expect(shiftIn(2024)).toBeCloseTo(shiftIn(2025) / 2, 12)
    expect(shiftIn(2026)).toBeCloseTo((shiftIn(2025) + shiftIn(2027)) / 2, 12)
    expect(shiftIn(2030)).toBeCloseTo(shiftIn(2027), 12)
  })

  test('keeps the widths and the computed fan', () => {
    expect(adjusted.fan).toEqual(frozen.fan)
    expect(baselineAt(adjusted, year(2025))).toMatchObject({
      unit: frozen.fan[1]?.unit,
      slopeBonus: frozen.fan[1]?.slopeBonus,
      upper80: expect.closeTo(20 + 2.1 * (frozen.fan[1]?.unit ?? 0), 12),
    })
  })

  test.each([
    ['no reason', { points: drawn, reason: ' ' }, 'Say why'],
    ['no point', { points: [], reason: 'why' }, 'at least one point'],
    ['a point in the past', { points: [{ period: year(2023), value: 1 }], reason: 'why' }, 'after the last value'],
    [
      'another kind of period',
      { points: [{ period: yearPeriod('calendar-year', 2030), value: 1 }], reason: 'why' },
      'same kind',
    ],
  ])('is refused with %s', (_, adjustment, message) => {
    expect(() => freezeBaseline(yearly(2016, VALUES), aScale(), { frozenOn, adjustment })).toThrow(message)
  })
})

test('a history without a value cannot be frozen', () => {
  expect(() => freezeBaseline(yearly(2016, [null, null]), aScale(), { frozenOn })).toThrow('at least one value')
})
