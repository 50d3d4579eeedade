import { checkAdministratorRemains, describeOwned, isAbsent, pseudonymOf } from '@ttc/domain/member'
import { expect, test } from 'vitest'

const administrator = (memberId: string, signsIn = true) => ({ memberId, signsIn })
const asked = { actions: 0, questions: 0, promises: 0, answers: 0 }
const nothing = { placements: 0, priorities: 0, seats: 0, deputies: 0, tokens: 0, invitations: 0, ...asked }

test.each([
  ['one of two who sign in', [administrator('a'), administrator('b')]],
  ['somebody who is none', [administrator('b')]],
  ['one who never signed in, beside one who did not either', [administrator('a', false), administrator('b', false)]],
])('%s may go', (_, administrators) => {
  expect(() => checkAdministratorRemains(administrators, 'a')).not.toThrow()
})

test.each([
  ['the last one', [administrator('a')], /^This is the last administrator/],
  ['the last one, who never signed in', [administrator('a', false)], /^This is the last administrator/],
  ['the only one who signs in', [administrator('a'), administrator('b', false)], /have not signed in yet/],
])('%s may not', (_, administrators, why) => {
  expect(() => checkAdministratorRemains(administrators, 'a')).toThrow(why)
})

test.each([
  [nothing, 'nothing'],
  [{ ...nothing, placements: 1 }, '1 indicator'],
  [{ ...nothing, placements: 2, priorities: 1 }, '2 indicators and 1 priority'],
  [{ ...nothing, placements: 2, seats: 3, tokens: 1 }, '2 indicators, 3 seats on boards and 1 token'],
])('%j is "%s"', (owned, words) => {
  expect(describeOwned(owned)).toBe(words)
})

test.each([
  [null, null, '2026-01-01', false],
  ['2026-01-01', null, '2026-01-01', true],
  ['2026-01-01', null, '2025-12-31', false],
  ['2026-01-01', '2026-01-05', '2026-01-05', true],
  ['2026-01-01', '2026-01-05', '2026-01-06', false],
])('away from %s to %s: on %s it is %s', (absentFrom, absentTo, day, away) => {
  expect(isAbsent({ absentFrom, absentTo }, day)).toBe(away)
})

test('a pseudonym says nothing but tells people apart', () => {
  expect(pseudonymOf('0190a1b2-0000-7000-8000-00000012abcd')).toBe('Former member 12ABCD')
})
