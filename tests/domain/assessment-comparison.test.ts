import { assess } from '@ttc/domain/assessment/assess'
import type { Compared } from '@ttc/domain/assessment/ground'
import { describeComparison } from '@ttc/domain/comparator.words'
import { expect, test } from 'vitest'
import { aGround } from '../support/ground.ts'
import { aScale, yearly } from '../support/series.ts'

const at = (value: number) => yearly(2016, [value])
const neighbours: Compared = { kind: 'neighbours', name: 'Neighbours', areas: [63, 120, 318].map(at) }
const comparing = (own: number, compared: readonly Compared[], over = {}) =>
  assess(
    aGround([own], { scale: aScale({ unit: 'per 100,000', multiplier: null, polarity: 'lower', ...over }), compared }),
  ).comparisons

test('a comparator far outside its areas is shown, and named neither better nor worse', () => {
  const england: Compared = { kind: 'england', name: 'England', areas: [at(1258)] }
  const [, outside] = comparing(100, [neighbours, england])
  expect(outside).toMatchObject({ value: 1258, outOfRange: true, judged: null, significant: false })
  expect(outside && describeComparison(outside, aScale({ unit: 'per 100,000' }))).toContain('is not used')
})

test('without counts the own rank among several areas is told, itself among them', () => {
  const [first] = comparing(100, [neighbours])
  expect(first?.standing).toEqual({ rank: 2, of: 4, tied: 1, quartile: 2 })
  expect(comparing(100, [neighbours], { polarity: 'higher' })[0]?.standing?.rank).toBe(3)
})

test('ties are held at the displayed decimals', () => {
  const close: Compared = { ...neighbours, areas: [99.96, 100.04, 50].map(at) }
  expect(comparing(100, [close])[0]?.standing).toEqual({ rank: 2, of: 4, tied: 3, quartile: 2 })
})

test.each([
  ['two other areas', [at(63), at(120)]],
  ['three areas, one without a value', [at(63), at(120), yearly(2016, [null])]],
])('%s have no order worth telling', (_, areas) => {
  expect(comparing(100, [{ ...neighbours, areas }])[0]?.standing).toBeNull()
})

test('where counts are known the interval speaks, and no rank', () => {
  const scale = aScale({ polarity: 'higher' })
  const [own] = at(40).map((one) => ({ ...one, numerator: 400, denominator: 1000 }))
  const history = own === undefined ? [] : [own]
  const [first] = assess(
    aGround([], { scale, history, compared: [{ ...neighbours, areas: [20, 21, 22].map(at) }] }),
  ).comparisons
  expect(first).toMatchObject({ judged: 'better', significant: true, standing: null })
})

test('chosen areas are compared by their mean, counting those that have a value', () => {
  const chosen: Compared = { kind: 'area', name: 'Ports', areas: [at(10), at(20), yearly(2016, [null])] }
  expect(comparing(12, [chosen])).toMatchObject([
    { kind: 'area', name: 'Ports', value: 15, n: 2, of: 3, judged: 'better' },
  ])
})
