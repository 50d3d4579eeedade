import { curveInputOf, smallCurveOf } from '@ttc/domain/assessment/curve-ground'
import { type Adjustment, freezeBaseline } from '@ttc/domain/baseline'
import { quarterPeriod, yearPeriod, yearToDatePeriod } from '@ttc/domain/period'
import { expect, test } from 'vitest'
import { aGround, aRagRule } from '../support/ground.ts'
import { aMeasurement, aScale, yearly } from '../support/series.ts'

const fy = (year: number) => yearPeriod('financial-year', year)
const named = {
  name: 'Absence',
  areaName: 'Tryton',
  breaks: [],
  annotations: [{ on: '2020-01-01', kind: 'note' as const, label: 'A note' }],
}
const VALUES = [60, 61, 60.5, 60.2, 60.8, 60.4, 70, 71]
const freeze = (adjustment: Adjustment | null = null) =>
  freezeBaseline(yearly(2016, VALUES.slice(0, 6)), aScale(), { frozenOn: '2022-12-14', adjustment })
const target = (year: number) => ({ period: fy(year), value: 65 })

test.each([
  ['to the latest value', [], 2023],
  ['to the last target', [target(2026)], 2026],
  ['past five years, where the target lies there', [target(2030)], 2030],
  ['to the latest value, where the targets have passed', [target(2019)], 2023],
] as const)('the forecast is drawn %s', (_, targets, year) => {
  const { baseline } = curveInputOf(aGround(VALUES, { targets: [...targets], baseline: freeze() }), named)
  expect(baseline?.fan.at(0)?.period).toEqual(fy(2022))
  expect(baseline?.fan.at(-1)?.period).toEqual(fy(year))
})

test('a baseline without a result yet is drawn two steps ahead', () => {
  const { baseline } = curveInputOf(aGround(VALUES.slice(0, 6), { baseline: freeze() }), named)
  expect(baseline?.fan.map((step) => step.period)).toEqual([fy(2022), fy(2023)])
})

test('the range widens with every step, and ends at what is possible', () => {
  const { baseline } = curveInputOf(
    aGround(VALUES, { scale: aScale({ maximum: 60.9 }), targets: [target(2030)], baseline: freeze() }),
    named,
  )
  const widths = (baseline?.fan ?? []).map((step) => step.centre - (step.lower80 ?? 0))
  expect(widths).toEqual(widths.toSorted((a, b) => a - b))
  expect(Math.max(...(baseline?.fan ?? []).map((step) => step.upper80 ?? 0))).toBe(60.9)
})

test("the group's own forecast stands beside the computed one, which does not move", () => {
  const adjustment = { points: [{ period: fy(2024), value: 66 }], reason: 'Our own' }
  const plain = curveInputOf(aGround(VALUES, { targets: [target(2024)], baseline: freeze() }), named).baseline
  const drawn = curveInputOf(aGround(VALUES, { targets: [target(2024)], baseline: freeze(adjustment) }), named).baseline
  expect(drawn?.fan).toEqual(plain?.fan)
  expect([plain?.adjusted, drawn?.adjusted?.map((one) => one.period)]).toEqual([null, [fy(2022), fy(2023), fy(2024)]])
  expect(drawn?.adjusted?.at(-1)?.value).toBeCloseTo(66)
})

test('a year to date has no forecast line: it restarts each year', () => {
  const scale = aScale({ periodKind: 'financial-quarter', accumulation: 'year-to-date' })
  const history = [1, 2, 3, 4].map((quarter) =>
    aMeasurement(yearToDatePeriod(quarterPeriod('financial-quarter', 2022, quarter), 'financial-year'), quarter * 10),
  )
  const baseline = freezeBaseline(history, scale, { frozenOn: '2023-12-14' })
  expect(curveInputOf(aGround([], { scale, history, baseline }), named).baseline).toBeNull()
})

test('measurements stand in order, with what has no value among them', () => {
  const ground = aGround([1, null, 3])
  const { measurements } = curveInputOf({ ...ground, history: ground.history.toReversed() }, named)
  expect(measurements.map((one) => one.value)).toEqual([1, null, 3])
})

test('a comparator far outside its areas is not drawn: the curve would be flat beside it', () => {
  const compared = [
    { kind: 'neighbours' as const, name: 'Neighbours', areas: [63, 120, 318].map((value) => yearly(2016, [value])) },
    { kind: 'england' as const, name: 'England', areas: [yearly(2016, [1258])] },
  ]
  const { comparators } = curveInputOf(aGround([100], { compared }), named)
  expect(comparators.map(({ name }) => name)).toEqual(['Neighbours'])
})

test('comparators are one line each, neighbours as their mean, and the path is that of the latest rule', () => {
  const compared = [
    { kind: 'neighbours' as const, name: 'Neighbours', areas: [yearly(2016, [10, 20]), yearly(2016, [30, null])] },
    { kind: 'england' as const, name: 'England', areas: [yearly(2016, [5, null])] },
  ]
  const rules = [aRagRule({ path: 'straight' }), aRagRule({ path: 'stepped', appliesFrom: '2020-04-01' })]
  const input = curveInputOf(aGround([1, 2], { compared, rules }), named)
  expect(input.comparators).toEqual([
    {
      name: 'Neighbours',
      kind: 'neighbours',
      points: [
        { period: fy(2016), value: 20 },
        { period: fy(2017), value: 20 },
      ],
    },
    { name: 'England', kind: 'england', points: [{ period: fy(2016), value: 5 }] },
  ])
  expect(input.targetPath).toBe('stepped')
})

test('a small curve is the last twenty periods, without company and notes', () => {
  const input = curveInputOf(aGround(Array.from({ length: 30 }, (_, i) => i)), named)
  const small = smallCurveOf(input)
  expect(small.measurements.map((one) => one.value)).toEqual(input.measurements.slice(10).map((one) => one.value))
  expect(small).toMatchObject({ comparators: [], annotations: [], name: 'Absence' })
})

test('a small curve keeps its forecast to a millionth of what is shown, the one that the group made too', () => {
  const adjustment = { points: [{ period: fy(2024), value: 66 + 1 / 3 }], reason: 'Our own' }
  const input = curveInputOf(aGround(VALUES, { targets: [target(2024)], baseline: freeze(adjustment) }), named)
  const { decimals } = input.scale
  const short = (value: number) => Number(value.toFixed(decimals + 6))
  const small = smallCurveOf(input).baseline
  expect(small?.fan.map(({ upper80 }) => upper80)).toEqual(
    input.baseline?.fan.map(({ upper80 }) => short(upper80 ?? 0)),
  )
  expect(small?.fan).not.toEqual(input.baseline?.fan)
  expect(small?.adjusted?.at(-1)?.value).toBe(short(66 + 1 / 3))
})
