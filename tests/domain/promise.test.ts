import { checkSettled, isOverdue, isStillPromised, medianDays } from '@ttc/domain/promise'
import { describeDue, describePromise, describePromiseCounts, describePromiseState } from '@ttc/domain/promise.words'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const TODAY = '2026-11-23'

test.each([
  ['open', '2026-11-22', true, 'Overdue'],
  ['open', '2026-11-23', false, 'Open'],
  ['open', null, false, 'Open'],
  ['late', '2026-11-22', false, 'Late'],
  ['kept', '2026-11-22', false, 'Kept'],
  ['dropped', '2026-11-22', false, 'Dropped'],
] as const)('%s, due %s: overdue %s, "%s"', (state, dueOn, overdue, words) => {
  expect([isOverdue({ state, dueOn }, TODAY), describePromise({ state, dueOn }, TODAY)]).toEqual([overdue, words])
})

test('what is open or late is still promised', () => {
  const states = ['open', 'late', 'kept', 'dropped'] as const
  expect(states.filter((state) => isStillPromised({ state }))).toEqual(['open', 'late'])
})

const against = { today: TODAY, madeOn: '2026-08-12' }

test.each([
  ['late without a note', { state: 'late', note: ' ', on: TODAY }, 'Say why it is late.'],
  ['dropped without a note', { state: 'dropped', note: '', on: TODAY }, 'Say why it is dropped.'],
  ['kept tomorrow', { state: 'kept', note: '', on: '2026-11-24' }, 'Enter today or an earlier day.'],
  ['kept before it was made', { state: 'kept', note: '', on: '2026-08-11' }, /on or after/],
] as const)('%s is refused', (_, settled, message) => {
  expect(() => checkSettled(settled, against)).toThrow(message)
})

test.each([
  { state: 'kept', note: '', on: '2026-08-12' },
  { state: 'open', note: '', on: TODAY },
  { state: 'dropped', note: 'No funding', on: TODAY },
] as const)('%j is taken', (settled) => {
  expect(() => checkSettled(settled, against)).not.toThrow()
})

test.each([
  [[], null],
  [[[5, 0]], null],
  [[[5, 1]], 5],
  [
    [
      [10, 1],
      [3, 1],
    ],
    6.5,
  ],
  [
    [
      [90, 1],
      [1, 2],
      [7, 2],
    ],
    7,
  ],
] as [number, number][][][])('of %j the median is %s', (counts, median) => {
  const given = (counts as unknown as [number, number][]).map(([days, count]) => ({ days, count }))
  expect(medianDays(given)).toBe(median)
})

test('the median is that of the days written out', () => {
  const counts = fc.array(fc.record({ days: fc.nat(400), count: fc.nat(5) }))
  fc.assert(
    fc.property(counts, (given) => {
      const all = given.flatMap(({ days, count }) => Array<number>(count).fill(days)).toSorted((a, b) => a - b)
      const at = (place: number) => all[place] as number
      const expected = all.length === 0 ? null : (at((all.length - 1) >> 1) + at(all.length >> 1)) / 2
      expect(medianDays(given)).toBe(expected)
    }),
  )
})

test.each([
  [[], 'none'],
  [['open'], '1 open'],
  [['late', 'kept', 'kept', 'dropped'], '2 kept, 1 late and 1 dropped'],
] as const)('%j are "%s"', (states, words) => {
  expect(describePromiseCounts(states)).toBe(words)
})

test('a day, or that none was given', () => {
  expect([describeDue('2027-01-31'), describeDue(null)]).toEqual(['due 31 January 2027', 'no day given'])
  expect(describePromiseState('kept')).toBe('Kept')
})
