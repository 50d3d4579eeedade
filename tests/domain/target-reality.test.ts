import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { pooledPeriod, quarterPeriod, snapshotPeriod, yearPeriod, yearToDatePeriod } from '@ttc/domain/period'
import { type RealityGround, type TargetReality, targetReality } from '@ttc/domain/target-reality'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale, quarterly, yearly } from '../support/series.ts'

const year = (start: number) => yearPeriod('financial-year', start)
const at = (period: Measurement['period'], value: number) => ({ period, value })
const named = (histories: readonly (readonly Measurement[])[]) =>
  histories.map((history, i) => ({ code: `E0690000${i}`, name: `Area ${i}`, history }))

/**
 * Six authorities from 2018: 2024 has 58, 58, 60, 60, 62 and 62, whose standard deviation is 1.789, so near is within
 * 0.9 of our 60. From such a start, in three years, the first improves by exactly 3, the second by 2.9, the third from
 * 60.9 by 4 and the fourth from 61 (which is not near) by 5; the fifth and sixth stay where they are.
 */
const six = [
  [60, 70, 70, 63, 70, 70, 58],
  [60, 70, 70, 62.9, 70, 70, 58],
  [60.9, 70, 70, 64.9, 70, 70, 60],
  [61, 70, 70, 66, 70, 70, 60],
  [60, 60, 60, 60, 60, 60, 62],
  [59.1, 59.1, 59.1, 59.1, 59.1, 59.1, 62],
]

const aGround = (over: Partial<RealityGround> = {}): RealityGround => ({
  scale: aScale(),
  history: yearly(2022, [55, 58, 60]),
  breaks: [],
  aim: at(year(2027), 63),
  others: named(six.map((values) => yearly(2018, values))),
  ...over,
})

const counted = (reality: TargetReality) => {
  if (reality.answer !== 'counted') throw new Error(`Not counted but ${JSON.stringify(reality)}`)
  return reality
}
const namesOf = (reality: TargetReality) => counted(reality).did.map(({ name }) => name)

describe('what was counted', () => {
  test('is who started near, who improved enough, by how much and when', () => {
    expect(targetReality(aGround())).toEqual({
      answer: 'counted',
      needed: { from: at(year(2024), 60), to: at(year(2027), 63), change: 3, steps: 3, stepsPerYear: 1 },
      near: { within: 0.9, period: year(2024), authorities: 6 },
      authorities: 5,
      loaded: 6,
      did: [
        { code: 'E06900002', name: 'Area 2', from: at(year(2018), 60.9), to: at(year(2021), 64.9) },
        { code: 'E06900000', name: 'Area 0', from: at(year(2018), 60), to: at(year(2021), 63) },
      ],
      first: year(2018),
      last: year(2024),
    })
  })

  test('is the same where lower is better and everything is turned about', () => {
    const turned = (values: readonly number[]) => values.map((value) => 100 - value)
    const lower = aGround({
      scale: aScale({ polarity: 'lower' }),
      history: yearly(2022, turned([55, 58, 60])),
      aim: at(year(2027), 37),
      others: named(six.map((values) => yearly(2018, turned(values)))),
    })
    expect(namesOf(targetReality(lower))).toEqual(['Area 2', 'Area 0'])
    expect(counted(targetReality(lower))).toMatchObject({ needed: { change: -3 }, authorities: 5 })
  })

  test('counts an authority once, however often it did it, with its best time', () => {
    const often = [60, 63, 60, 63, 60.5, 64, null]
    const reality = targetReality(
      aGround({ aim: at(year(2025), 63), others: named([...six, often].map((v) => yearly(2018, v))) }),
    )
    const found = counted(reality).did.filter(({ name }) => name === 'Area 6')
    expect(found).toEqual([{ code: 'E06900006', name: 'Area 6', from: at(year(2022), 60.5), to: at(year(2023), 64) }])
  })

  test('compares as displayed: 62.96 is 63.0, and 62.94 is not', () => {
    const third = (value: number) => yearly(2018, [60, 70, 70, value, 70, 70, null])
    const others = (value: number) => named([...six.map((values) => yearly(2018, values)), third(value)])
    expect(namesOf(targetReality(aGround({ others: others(62.96) })))).toContain('Area 6')
    expect(namesOf(targetReality(aGround({ others: others(62.94) })))).not.toContain('Area 6')
  })

  test.each([
    ['a missing start', [null, 70, 70, 90, 70, 70, null]],
    ['a missing end', [60, 70, 70, null, 70, 70, null]],
  ] as const)('%s is no zero and makes no window', (_case, values) => {
    const others = named([...six.map((one) => yearly(2018, one)), yearly(2018, values)])
    expect(counted(targetReality(aGround({ others }))).authorities).toBe(5)
  })

  test('a suppressed value with a number left in it is not read', () => {
    const hidden = aMeasurement(year(2021), 90, { status: 'suppressed' })
    const others = named([...six.map((one) => yearly(2018, one)), [...yearly(2018, [60]), hidden]])
    expect(counted(targetReality(aGround({ others }))).authorities).toBe(5)
  })

  test('takes the spread of the last period in which five are known, where others lag behind us', () => {
    const reality = targetReality(aGround({ history: yearly(2024, [60, 60]), aim: at(year(2028), 63) }))
    expect(counted(reality).near).toEqual({ within: 0.9, period: year(2024), authorities: 6 })
  })
})

describe('nothing is counted across a break', () => {
  test('in the others’ past', () => {
    const reality = targetReality(aGround({ breaks: ['2021-04-01'] }))
    expect(reality).toMatchObject({ answer: 'too-few', authorities: 2, loaded: 6 })
  })

  test('nor with a period that straddles one', () => {
    expect(targetReality(aGround({ breaks: ['2018-07-01'] }))).toMatchObject({ answer: 'too-few', authorities: 2 })
  })

  test('but on either side of it', () => {
    expect(counted(targetReality(aGround({ breaks: ['2018-04-01'] }))).authorities).toBe(5)
  })

  test.each(['2024-07-01', '2025-04-01', '2027-10-01'])('nor between our value and the target: %s', (day) => {
    expect(targetReality(aGround({ breaks: [day] }))).toEqual({ answer: 'not-counted', reason: 'break' })
  })
})

const refusals: readonly [string, Partial<RealityGround>, object][] = [
  ['best in a range', { scale: aScale({ polarity: 'range' }) }, { answer: 'not-counted', reason: 'no-direction' }],
  ['context only', { scale: aScale({ polarity: 'contextual' }) }, { answer: 'not-counted', reason: 'no-direction' }],
  ['no target', { aim: null }, { answer: 'not-counted', reason: 'no-target' }],
  ['no value of ours', { history: yearly(2022, [null]) }, { answer: 'not-counted', reason: 'no-value' }],
  ['a target in the past', { aim: at(year(2023), 63) }, { answer: 'not-counted', reason: 'not-ahead' }],
  ['a target for our own period', { aim: at(year(2024), 63) }, { answer: 'not-counted', reason: 'not-ahead' }],
  ['a target met to the displayed decimal', { aim: at(year(2027), 60.04) }, { answer: 'met' }],
  ['a target met and past', { aim: at(year(2023), 60) }, { answer: 'met' }],
  ['no authority', { others: [] }, { answer: 'too-few', near: null, authorities: 0, loaded: 0 }],
  ['four of them', { others: aGround().others.slice(0, 4) }, { answer: 'too-few', near: null, loaded: 4 }],
  ['none that started near', { history: yearly(2024, [40]) }, { answer: 'too-few', authorities: 0, loaded: 6 }],
]

test.each(refusals)('no number is given for %s', (_case, over, expected) => {
  expect(targetReality(aGround(over))).toMatchObject(expected)
})

describe('like is held against like', () => {
  test('quarters start in the same season as ours', () => {
    const scale = aScale({ periodKind: 'financial-quarter' })
    // From every first quarter to the second it goes up by five, and comes down again: a season, and no improvement.
    const wave = (lift: number) => [60, 65, 60, 55, 60, 65, 60, 55].map((value) => value + lift)
    const others = named([0, 0, 0, 0, 0, 8].map((lift) => quarterly(2022, wave(lift))))
    const reality = targetReality({
      scale,
      history: quarterly(2023, [60, 65, 60]),
      breaks: [],
      aim: at(quarterPeriod('financial-quarter', 2023, 4), 61),
      others,
    })
    expect(counted(reality)).toMatchObject({ needed: { steps: 1, stepsPerYear: 4, change: 1 }, did: [] })
  })

  test('a year to date is held against the same step of earlier years, for it grows by itself', () => {
    const step = (start: number, quarter: number) =>
      yearToDatePeriod(quarterPeriod('financial-quarter', start, quarter), 'financial-year')
    const years = (values: readonly number[], quarter: number) =>
      values.map((value, i) => aMeasurement(step(2020 + i, quarter), value))
    const scale = aScale({ polarity: 'lower', periodKind: 'financial-quarter', accumulation: 'year-to-date' })
    const history = [...years([110, 105, 100], 4), ...years([60, 55, 50, 20], 2)]
    const others = named([80, 90, 95, 97, 100].map((end) => [...years([100, 99, end], 4), ...years([1, 1, 1], 2)]))
    const reality = targetReality({ scale, history, breaks: [], aim: at(step(2023, 4), 90), others })
    expect(counted(reality)).toMatchObject({ needed: { from: at(step(2022, 4), 100), change: -10, steps: 4 } })
    expect(namesOf(reality)).toEqual(['Area 0'])
  })

  test('pooled years neither overlap nor stand beside single ones', () => {
    const scale: Scale = aScale({ accumulation: 'pooled' })
    const pool = (start: number) => pooledPeriod('financial-year', start, start + 2)
    const pooled = (values: readonly number[]) => values.map((value, i) => aMeasurement(pool(2016 + i), value))
    const others = named([63, 62, 61, 60, 59].map((end) => [...pooled([60, 60, 60, end]), ...yearly(2022, [90])]))
    const ground = { scale, history: pooled([50, 50, 50, 60]), breaks: [], others }
    expect(namesOf(targetReality({ ...ground, aim: at(pool(2022), 63) }))).toEqual(['Area 0'])
    const soon = targetReality({ ...ground, aim: at(pool(2021), 63) })
    expect(soon).toEqual({ answer: 'not-counted', reason: 'overlap' })
    const single = targetReality({ ...ground, aim: at(year(2027), 63) })
    expect(single).toEqual({ answer: 'not-counted', reason: 'no-value' })
  })

  test('snapshots of spring are not held against those of autumn', () => {
    const taken = (values: readonly number[]) =>
      values.map((value, i) =>
        aMeasurement(snapshotPeriod(`${2020 + Math.floor(i / 2)}-${i % 2 ? '10' : '04'}-01`), value),
      )
    const scale = aScale({ periodKind: 'snapshot' })
    const others = named([66, 64, 62, 60, 60].map((end) => taken([60, 90, end, 90, 60, 90])))
    const aim = at(snapshotPeriod('2023-04-01'), 63)
    const reality = targetReality({ scale, history: taken([60, 70, 60, 70, 60]), breaks: [], aim, others })
    expect(counted(reality).needed).toMatchObject({ steps: 2, stepsPerYear: 2 })
    expect(namesOf(reality)).toEqual(['Area 0', 'Area 1'])
  })
})

const histories = fc.array(fc.array(fc.option(fc.integer({ min: 550, max: 650 })), { minLength: 3, maxLength: 9 }), {
  minLength: 0,
  maxLength: 12,
})
const tenths = (values: readonly (number | null)[]) => values.map((value) => (value === null ? null : value / 10))

test('the order of authorities and of their values does not matter, and no count exceeds the next', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 601, max: 640 }), (values, aim) => {
      const others = named(values.map((one) => yearly(2016, tenths(one))))
      const ground = aGround({ others, aim: at(year(2026), aim / 10) })
      const reality = targetReality(ground)
      const back = others.toReversed().map((one) => ({ ...one, history: one.history.toReversed() }))
      expect(targetReality({ ...ground, others: back })).toEqual(reality)
      const { authorities, loaded, did = [] } = reality as Partial<Extract<TargetReality, { answer: 'counted' }>>
      expect([did.length, authorities ?? 0, loaded ?? 0, others.length].toSorted((a, b) => a - b)).toEqual([
        did.length,
        authorities ?? 0,
        loaded ?? 0,
        others.length,
      ])
    }),
  )
})

test('a lower target is never done by fewer', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 601, max: 640 }), (values, aim) => {
      const others = named(values.map((one) => yearly(2016, tenths(one))))
      const didFor = (target: number) => {
        const reality = targetReality(aGround({ others, aim: at(year(2026), target / 10) }))
        return reality.answer === 'counted' ? reality.did.length : 0
      }
      expect(didFor(aim)).toBeGreaterThanOrEqual(didFor(aim + 5))
    }),
  )
})
