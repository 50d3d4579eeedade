import { chanceOfBeingWithin, chanceOfMeeting, chanceWordOf, currentForecast, forecastRag } from '@ttc/domain/forecast'
import { pooledPeriod, quarterPeriod, yearPeriod, yearToDatePeriod } from '@ttc/domain/period'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale, quarterly, yearly } from '../support/series.ts'

const VALUES = [91, 93, 94.5, 96, 97, 98, 98.6, 99.1, 99.4, 99.6]
const year = (startYear: number) => yearPeriod('financial-year', startYear)
const percent = aScale({ minimum: 0, maximum: 100 })

test('a year is forecast from all data to date, and shown within what is possible', () => {
  const forecast = currentForecast(yearly(2014, VALUES), percent, [], year(2025))
  expect(forecast).toMatchObject({ steps: 2, through: year(2023), period: year(2025) })
  expect(forecast?.fan).toMatchObject({ centre: expect.closeTo(100.5360166319, 9) })
  expect(forecast?.shown).toMatchObject({ centre: 100, upper95: 100, lower80: expect.closeTo(97.0987370869, 9) })
})

test('a quarter is forecast in its season', () => {
  const history = quarterly(2020, [105, 98, 92, 108, 107, 99, 95, 110])
  const scale = aScale({ periodKind: 'financial-quarter' })
  const forecast = currentForecast(history, scale, [], quarterPeriod('financial-quarter', 2022, 3))
  expect(forecast?.fan.centre).toBeCloseTo(95.5056259436, 9)
})

test.each([
  ['no value', yearly(2014, [null]), [], 2025],
  ['a break before the period', yearly(2014, VALUES), ['2024-04-01'], 2025],
  ['a period that has its value', yearly(2014, VALUES), [], 2023],
  ['a period before the latest value', yearly(2014, VALUES), [], 2020],
])('there is no forecast with %s', (_, history, breaks, startYear) => {
  expect(currentForecast(history, percent, breaks, year(startYear))).toBeNull()
})

test('a break after the period does not matter, one before the data cuts them', () => {
  const forecast = currentForecast(yearly(2014, VALUES), percent, ['2026-04-01', '2018-04-01'], year(2025))
  expect(forecast?.fit.n).toBe(6)
})

test('another kind of period is refused', () => {
  const inCalendarYears = yearPeriod('calendar-year', 2025)
  expect(() => currentForecast(yearly(2014, VALUES), percent, [], inCalendarYears)).toThrow('same kind of period')
})

test('a pooled period cut short of the pool lies a fraction of a step ahead', () => {
  const pool = (from: number) => pooledPeriod('calendar-year', from, from + 2)
  const history = [2006, 2009, 2012, 2015, 2018].map((from, i) => aMeasurement(pool(from), 20 + (i % 2)))
  const forecast = currentForecast(history, aScale({ accumulation: 'pooled' }), [], pool(2020))
  expect(forecast?.steps).toBeCloseTo(2 / 3, 12)
  expect(forecast?.fan.unit).toBeGreaterThan(0)
})

describe('a year to date', () => {
  const scale = aScale({ accumulation: 'year-to-date', multiplier: null, periodKind: 'financial-quarter' })
  const toDate = (startYear: number, quarter: number) =>
    yearToDatePeriod(quarterPeriod('financial-quarter', startYear, quarter), 'financial-year')
  const history = [
    ...[10, 20, 30, 40].map((value, i) => aMeasurement(toDate(2022, i + 1), value)),
    ...[10, 20].map((value, i) => aMeasurement(toDate(2023, i + 1), value)),
  ]

  test.each([
    ['what is counted plus the steps to come', toDate(2023, 4), 40],
    ['the next year from its own start', toDate(2024, 2), 20],
  ])('is forecast as %s', (_, period, centre) => {
    expect(currentForecast(history, scale, [], period)?.fan.centre).toBeCloseTo(centre, 9)
  })

  test('adds up the uncertainty of its steps', () => {
    const uneven = [...history, aMeasurement(toDate(2023, 3), 36)]
    const one = currentForecast(uneven, scale, [], toDate(2024, 1))?.fan.unit ?? 0
    const two = currentForecast(uneven, scale, [], toDate(2024, 2))?.fan.unit ?? 0
    expect(two).toBeGreaterThan(2 * one)
  })

  test('in per cent cannot be forecast', () => {
    expect(currentForecast(history, { ...scale, multiplier: 100 }, [], toDate(2023, 4))).toBeNull()
  })
})

describe('the chance of meeting a target', () => {
  test.each([
    [0, 0.5],
    [0.475, 0.625],
    [0.95, 0.75],
    [2.1, 0.9],
    [4, 0.975],
    [6, 0.9875],
    [8, 1],
    [20, 1],
    [-0.95, 0.25],
    [-4, 0.025],
    [-20, 0],
  ])('%d units above it is %d', (units, chance) => {
    expect(chanceOfMeeting(50 + 2 * units, 50, 2, 1)).toBeCloseTo(chance, 12)
    expect(chanceOfMeeting(50 - 2 * units, 50, 2, -1)).toBeCloseTo(chance, 12)
  })

  test.each([null, 0])('a range of %s units gives none', (unit) => {
    expect(chanceOfMeeting(50, 40, unit, 1)).toBeNull()
    expect(chanceOfBeingWithin(50, { lower: 40, upper: 60 }, unit)).toBeNull()
  })

  test.each([
    ['in the middle', 50, 0.5],
    ['on the limit', 50.95, 0.4],
    ['far outside', 90, 0],
  ])('of being within a range, %s', (_, centre, chance) => {
    expect(chanceOfBeingWithin(centre, { lower: 49.05, upper: 50.95 }, 1)).toBeCloseTo(chance, 1)
  })

  test.each([
    [0.333, 'unlikely'],
    [1 / 3, 'about even'],
    [2 / 3, 'about even'],
    [0.667, 'likely'],
  ])('%d in words is %s', (chance, word) => {
    expect(chanceWordOf(chance)).toBe(word)
  })
})

describe('the forecast colour', () => {
  const rule = {
    appliesFrom: '2020-04-01',
    tolerance: { kind: 'points', amount: 2 },
    path: 'straight',
    amberIfImproved: false,
    recordedAt: '2020-03-01T09:00:00Z',
    reason: 'Agreed with the plan',
  } as const
  const forecast = currentForecast(yearly(2014, VALUES), percent, [], year(2025))
  test.each([
    [100, 'green'],
    [101, 'amber'],
    [103, 'red'],
  ])('a forecast of 100 against %d is %s', (target, status) => {
    const judgedBy = { target, range: null, rule, scale: percent, samePeriodLastYear: null }
    expect(forecastRag(forecast, judgedBy).status).toBe(status)
    expect(forecastRag(null, judgedBy).status).toBe('no-value')
  })
})
