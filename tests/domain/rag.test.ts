import { yearPeriod } from '@ttc/domain/period'
import { gapInChildren, type RagInput, type RagRule, ragOf, ruleInForce, type Tolerance } from '@ttc/domain/rag'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aMeasurement, aScale } from '../support/series.ts'

const aRule = (over: Partial<RagRule> = {}): RagRule => ({
  appliesFrom: '2020-04-01',
  tolerance: { kind: 'points', amount: 0.3 },
  path: 'straight',
  amberIfImproved: false,
  recordedAt: '2020-03-01T09:00:00Z',
  reason: 'Agreed with the plan',
  ...over,
})
const rag = (over: Partial<RagInput>) =>
  ragOf({ value: 69.1, target: 69.4, rule: aRule(), scale: aScale(), range: null, samePeriodLastYear: null, ...over })
const within = (kind: Tolerance['kind'], amount: number) => ({ rule: aRule({ tolerance: { kind, amount } }) })
const lower = { scale: aScale({ polarity: 'lower' }) }
const between = { scale: aScale({ polarity: 'range' }), range: { lower: 10, upper: 20 } }

describe('the colour', () => {
  test.each<[string, Partial<RagInput>, string]>([
    ['exactly on target', { value: 69.4 }, 'green'],
    ['better than target', { value: 70 }, 'green'],
    ['69.1 against 69.4 within 0.3, where floats say red', {}, 'amber'],
    ['one tenth further', { value: 69 }, 'red'],
    ['0.35 is shown as 0.4', { value: 0.35, target: 0.4 }, 'green'],
    ['a target of 0.35 is shown as 0.4', { value: 0.3, target: 0.35, ...within('points', 0.09) }, 'red'],
    ['a tolerance has one decimal more', { value: 69.3, ...within('points', 0.095) }, 'amber'],
    ['and is rounded there', { value: 69.3, ...within('points', 0.094) }, 'red'],
    ['lower is better, above target', { ...lower, value: 69.7 }, 'amber'],
    ['lower is better, below target', { ...lower, value: 60 }, 'green'],
    ['lower is better, far above', { ...lower, value: 69.8 }, 'red'],
    ['5 % of 60 is 3', { value: 57, target: 60, ...within('percent', 5) }, 'amber'],
    ['beyond 5 % of 60', { value: 56.9, target: 60, ...within('percent', 5) }, 'red'],
    ['5 % of −60 is 3', { value: -63, target: -60, ...within('percent', 5) }, 'amber'],
    ['2.5 % of 5.8 is 0.145, so 0.15', { value: 5.7, target: 5.8, ...within('percent', 2.5) }, 'amber'],
    ['at the floor', { value: 65, ...within('floor', 65) }, 'amber'],
    ['below the floor', { value: 64.9, ...within('floor', 65) }, 'red'],
    ['lower is better, at the floor', { ...lower, value: 75, ...within('floor', 75) }, 'amber'],
    ['a floor better than the target changes nothing', { value: 69.3, ...within('floor', 80) }, 'red'],
    ['inside the range', { ...between, value: 15 }, 'green'],
    ['on its lower limit', { ...between, value: 10 }, 'green'],
    ['on its upper limit', { ...between, value: 20 }, 'green'],
    ['within tolerance below it', { ...between, value: 9.7 }, 'amber'],
    ['within tolerance above it', { ...between, value: 20.3 }, 'amber'],
    ['beyond below', { ...between, value: 9.6 }, 'red'],
    ['beyond above', { ...between, value: 20.4 }, 'red'],
    ['5 % of the nearest limit', { ...between, value: 21, ...within('percent', 5) }, 'amber'],
    ['a floor has no meaning for a range', { ...between, value: 20.1, ...within('floor', 25) }, 'red'],
    ['no target', { target: null }, 'no-target'],
    ['no range', { ...between, range: null, value: 15 }, 'no-target'],
    ['no rule in force', { rule: null }, 'no-target'],
    ['no value', { value: null }, 'no-value'],
    ['contextual', { scale: aScale({ polarity: 'contextual' }) }, 'contextual'],
    ['contextual without a value', { scale: aScale({ polarity: 'contextual' }), value: null }, 'contextual'],
  ])('%s', (_, over, status) => {
    expect(rag(over).status).toBe(status)
  })
})

test.each<[string, Partial<RagInput>, number | null, number | null]>([
  ['points', {}, -0.3, 0.3],
  ['lower is better', { ...lower, value: 69.7 }, -0.3, 0.3],
  ['per cent', { value: 57, target: 60, ...within('percent', 5) }, -3, 3],
  ['floor', { value: 65, ...within('floor', 65) }, -4.4, 4.4],
  ['inside a range', { ...between, value: 15 }, 0, 0.3],
  ['outside a range', { ...between, value: 22 }, -2, 0.3],
  ['no target', { target: null }, null, null],
])('gap and tolerance: %s', (_, over, gap, tolerance) => {
  expect(rag(over)).toMatchObject({ gap, tolerance })
})

describe('amber if improved', () => {
  const forgiving = { rule: aRule({ amberIfImproved: true }) }
  test.each<[string, Partial<RagInput>, string, boolean]>([
    ['better than last year', { ...forgiving, value: 60, samePeriodLastYear: 59.9 }, 'amber', true],
    ['the same as shown', { ...forgiving, value: 60, samePeriodLastYear: 59.96 }, 'red', false],
    ['worse', { ...forgiving, value: 60, samePeriodLastYear: 61 }, 'red', false],
    ['last year unknown', { ...forgiving, value: 60 }, 'red', false],
    ['the rule does not forgive', { value: 60, samePeriodLastYear: 50 }, 'red', false],
    ['amber already', { ...forgiving, samePeriodLastYear: 50 }, 'amber', false],
    ['lower is better', { ...lower, ...forgiving, value: 80, samePeriodLastYear: 81 }, 'amber', true],
    ['nearer to the range', { ...between, ...forgiving, value: 25, samePeriodLastYear: 4 }, 'amber', true],
    ['further from the range', { ...between, ...forgiving, value: 25, samePeriodLastYear: 6 }, 'red', false],
  ])('%s', (_, over, status, usedImprovement) => {
    expect(rag(over)).toMatchObject({ status, usedImprovement })
  })
})

describe('the rule in force', () => {
  const first = aRule({ id: 'first' })
  const second = aRule({ id: 'second', appliesFrom: '2022-04-01', recordedAt: '2022-01-01T09:00:00Z' })
  const corrected = aRule({ id: 'corrected', appliesFrom: '2022-04-01', recordedAt: '2022-02-01T09:00:00Z' })
  test.each([
    ['2020-03-31', undefined],
    ['2020-04-01', 'first'],
    ['2022-03-31', 'first'],
    ['2022-04-01', 'corrected'],
    ['2030-03-31', 'corrected'],
  ])('at the end of %s is %s', (day, id) => {
    expect(ruleInForce([corrected, first, second], day)?.id).toBe(id)
  })
})

test.each([
  [-2, 250, 100, -5],
  [-0.3, 250, 100, -1],
  [0.58, 50, 100, 0],
  [-1.5, 100, 100, -2],
  [12, 50_000, 10_000, 60],
  [-2, null, 100, null],
  [-2, 250, null, null],
])('a gap of %d with %s children and multiplier %s is %s children', (gap, denominator, multiplier, children) => {
  const one = aMeasurement(yearPeriod('financial-year', 2023), 50, { denominator })
  expect(gapInChildren(gap, one, aScale({ multiplier }))).toBe(children)
})

/** The colour in whole numbers: so many tenths short of the target, a tolerance in hundredths. */
function colourOf(short: number, hundredths: number): string {
  if (short <= 0) return 'green'
  return short * 10 <= hundredths ? 'amber' : 'red'
}

test('the colour depends on shown values alone, and mirrors with the polarity', () => {
  const tenths = fc.integer({ min: -1000, max: 1000 })
  fc.assert(
    fc.property(tenths, tenths, fc.nat(200), (value, target, hundredths) => {
      const tolerance = within('points', hundredths / 100)
      const one = rag({ value: value / 10, target: target / 10, ...tolerance })
      const mirrored = rag({ ...lower, value: -value / 10, target: -target / 10, ...tolerance })
      const expected = colourOf(target - value, hundredths)
      expect([one.status, mirrored.status]).toEqual([expected, expected])
    }),
  )
})
