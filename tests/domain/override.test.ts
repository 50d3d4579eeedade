import { addDays } from '@ttc/domain/day'
import {
  checkOverride,
  endingOf,
  lastDayOf,
  overrideInForce,
  overrideStatuses,
  proposedDayOf,
  REASON_MOST,
  statusesBeside,
  statusShown,
} from '@ttc/domain/override'
import { describeComputed, describeEnding, describeOverride } from '@ttc/domain/override.words'
import type { Problem } from '@ttc/domain/problem'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const TODAY = '2026-11-23'

test.each([
  ['red', ['amber', 'green']],
  ['amber', ['red', 'green']],
  ['green', ['red', 'amber']],
  ['no-target', ['red', 'amber', 'green']],
  ['contextual', []],
  ['no-value', []],
] as const)('beside %s may be shown %j', (computed, expected) => {
  expect(statusesBeside(computed)).toEqual(expected)
})

test.each([
  ['a quarter ahead', '2027-01-30', '2027-01-30', '2027-01-30'],
  ['a year ahead', '2027-11-30', '2027-11-30', '2027-02-23'],
  ['today', TODAY, TODAY, TODAY],
  ['late since yesterday', '2026-11-22', '2026-12-24', '2026-12-24'],
  ['not known', null, '2026-12-24', '2026-12-24'],
])('with the next value due %s it may stand until %s, and %s is proposed', (_, nextDueOn, last, proposed) => {
  expect([lastDayOf(nextDueOn, TODAY), proposedDayOf(nextDueOn, TODAY)]).toEqual([last, proposed])
})

const refusalOf = (...given: Parameters<typeof checkOverride>) => {
  try {
    checkOverride(...given)
    return null
  } catch (error) {
    const { code, fields } = error as Problem
    return [code, ...fields.map(({ field }) => field)]
  }
}

test.each([
  ['another status until the next value', 'amber', '2027-01-30', 'red', null],
  ['until today', 'amber', TODAY, 'red', null],
  ['without a target', 'amber', '2027-01-30', 'no-target', null],
  ['the status the rule gives', 'red', '2027-01-30', 'red', ['invalid', 'status']],
  ['until yesterday', 'amber', '2026-11-22', 'red', ['invalid', 'expiresOn']],
  ['beyond the next value', 'amber', '2027-01-31', 'red', ['invalid', 'expiresOn']],
  ['two things wrong', 'red', '2027-01-31', 'red', ['invalid', 'status', 'expiresOn']],
  ['of what is never coloured', 'amber', '2027-01-30', 'contextual', ['rule-broken']],
  ['of no value', 'amber', '2027-01-30', 'no-value', ['rule-broken']],
] as const)('%s: refused %j', (_, status, expiresOn, computed, expected) => {
  expect(refusalOf({ status, expiresOn }, { status: computed, nextDueOn: '2027-01-30' }, TODAY)).toEqual(expected)
})

const override = { status: 'amber', periodEnd: '2026-09-30', expiresOn: '2027-01-30' } as const

test.each([
  ['the value it is about is the latest', 'red', '2026-09-30', TODAY, true],
  ['on its last day', 'red', '2026-09-30', '2027-01-30', true],
  ['the rule has come to agree', 'amber', '2026-09-30', TODAY, true],
  ['the rule has lost its target', 'no-target', '2026-09-30', TODAY, true],
  ['the day after', 'red', '2026-09-30', '2027-01-31', false],
  ['a later value has come', 'red', '2026-12-31', TODAY, false],
  ['its value was taken out', 'red', '2026-06-30', TODAY, false],
  ['every value was taken out', 'no-value', null, TODAY, false],
  ['the indicator became contextual', 'contextual', '2026-09-30', TODAY, false],
] as const)('%s: in force %j', (_, status, latestEnd, today, isInForce) => {
  expect(overrideInForce(override, { status, latestEnd }, today) === override).toBe(isInForce)
})

test('what is shown is the override while it is in force, and the computed status otherwise', () => {
  expect(statusShown('red', override)).toBe('amber')
  expect(statusShown('red', null)).toBe('red')
  expect(overrideInForce(null, { status: 'red', latestEnd: '2026-09-30' }, TODAY)).toBeNull()
})

test.each([
  ['nothing happened', true, '2026-09-30', TODAY, null],
  ['its value was taken out', true, null, TODAY, null],
  ['its day has passed', true, '2026-09-30', '2027-01-31', 'expired'],
  ['a later value came', true, '2026-12-31', TODAY, 'next-value'],
  ['a later value came after its day', true, '2026-12-31', '2027-02-01', 'next-value'],
  ['the indicator left the plan', false, '2026-12-31', '2027-02-01', 'left-the-plan'],
] as const)('%s: its ending is %j', (_, isInPlan, latestEnd, today, expected) => {
  expect(endingOf(override, { isInPlan, latestEnd }, today)).toBe(expected)
})

const aDay = fc.integer({ min: -800, max: 800 }).map((days) => addDays(TODAY, days))
const aStatus = fc.constantFrom('red', 'amber', 'green', 'no-target', 'contextual', 'no-value' as const)

test('what may be set is in force at once, and never beyond the next value or the day it was given', () => {
  const given = fc.record({ computed: aStatus, nextDueOn: fc.option(aDay), expiresOn: aDay, later: fc.nat(900) })
  fc.assert(
    fc.property(given, fc.constantFrom(...overrideStatuses), ({ computed, nextDueOn, expiresOn, later }, status) => {
      fc.pre(refusalOf({ status, expiresOn }, { status: computed, nextDueOn }, TODAY) === null)
      const set = { status, expiresOn, periodEnd: '2026-09-30' }
      const day = addDays(TODAY, later)
      const stays = overrideInForce(set, { status: computed, latestEnd: '2026-09-30' }, day)
      expect(overrideInForce(set, { status: computed, latestEnd: '2026-09-30' }, TODAY)).toBe(set)
      expect(stays === set).toBe(day <= expiresOn)
      expect(endingOf(set, { isInPlan: true, latestEnd: '2026-09-30' }, day) === null).toBe(stays === set)
      expect(overrideInForce(set, { status: computed, latestEnd: '2026-12-31' }, day)).toBeNull()
      expect(expiresOn <= lastDayOf(nextDueOn, TODAY)).toBe(true)
    }),
  )
})

test('the longest line has room on a report card', () => {
  const said = { status: 'amber', until: '2027-09-30', reason: 'w'.repeat(REASON_MOST) } as const
  expect(describeOverride({ ...said, by: { name: 'n'.repeat(200) } }, 'i'.repeat(200)).length).toBeLessThanOrEqual(700)
})

test('an override is told in a line with its reason, its author and its last day', () => {
  const said = { status: 'amber', until: '2027-03-03', reason: 'Two siblings left in one week. ' } as const
  expect(describeOverride({ ...said, by: { name: 'Plan coordinator' } })).toBe(
    'Shown as Amber until 3 March 2027: Two siblings left in one week (Plan coordinator)',
  )
  expect(describeOverride({ ...said, by: null })).toMatch(/\(not known by whom\)$/)
  expect(describeOverride({ ...said, by: null }, 'NEET')).toMatch(/^Shown as Amber for NEET until 3 March 2027: /)
  expect(describeComputed('red', 'amber')).toBe('the rule says red')
  expect(describeComputed('no-target', 'amber')).toBe('the rule says no target')
  expect(describeComputed('amber', 'amber')).toBe('the rule now says the same')
  expect(describeEnding('next-value')).toBe('The next value came')
})
