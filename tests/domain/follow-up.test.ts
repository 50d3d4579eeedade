import { isNudgeDue, keyOf, nudgeDayOf, promisersOf } from '@ttc/domain/follow-up'
import { expect, test } from 'vitest'

const by = (owner: string, agency = '', ownerMemberId: string | null = null) => ({ owner, agency, ownerMemberId })

test.each([
  ['a member by id, whatever their name', by('Trust lead', 'Schools', 'm1'), 'member m1'],
  ['a name with its agency', by(' Head of  Transport', 'Council'), 'name head of transport, council'],
  ['a name alone', by('Head of transport'), 'name head of transport'],
  ['an agency alone', by('', 'Schools'), 'name schools'],
  ['nobody', by(' ', ''), null],
])('a promise of %s', (_, promise, key) => {
  expect(keyOf(promise)).toBe(key)
})

test('promises are gathered by who made them, in the order of names, and those of nobody are left out', () => {
  const people = promisersOf([by('Trust lead'), by(''), by('Head of transport', 'Council'), by('TRUST LEAD')])
  expect(people.map(({ name, promises }) => [name, promises.length])).toEqual([
    ['Head of transport', 1],
    ['Trust lead', 2],
  ])
  expect(promisersOf([by('', 'Schools')]).map(({ name }) => name)).toEqual(['Schools'])
})

test('the nudge is on the round’s day, else 30 days after the meeting', () => {
  expect([nudgeDayOf('2026-11-23', '2026-12-30'), nudgeDayOf('2026-11-23', null)]).toEqual(['2026-12-30', '2026-12-23'])
})

test.each([
  ['2026-12-22', false],
  ['2026-12-23', true],
  ['2027-01-06', true],
  ['2027-01-07', false],
])('a nudge of 23 December is due on %s: %s', (today, due) => {
  expect(isNudgeDue('2026-12-23', today)).toBe(due)
})
