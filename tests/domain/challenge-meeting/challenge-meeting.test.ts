import { checkMinutes, checkMove, checkOpen, itemOf } from '@ttc/domain/challenge-meeting'
import { describeItemKind, describeMeetingState } from '@ttc/domain/challenge-meeting.words'
import { expect, test } from 'vitest'

test.each([
  ['planned', null],
  ['held', null],
  ['closed', 'Misheard'],
] as const)('minutes of a meeting that is %s may be typed, with the reason %s', (state, reason) => {
  expect(() => checkMinutes(state, reason)).not.toThrow()
})

test('minutes of a closed meeting are not changed without a reason, and it is not run any more', () => {
  expect(() => checkMinutes('closed', null)).toThrow(/^This meeting is closed/)
  expect(() => checkOpen('closed')).toThrow(/^This meeting is closed/)
  expect(() => checkOpen('held')).not.toThrow()
})

test.each([
  ['the same day without a reason', 'planned', '2026-12-01', '', null],
  ['another day with one', 'planned', '2026-12-02', 'Snow', null],
  ['another day without one', 'planned', '2026-12-02', ' ', /^Say why/],
  ['another day once it has begun', 'held', '2026-12-02', 'Snow', /has begun/],
  ['another day after its end', 'closed', '2026-12-02', 'Snow', /has begun/],
] as const)('%s', (_, state, to, reason, wrong) => {
  const move = () => checkMove({ state, meetsOn: '2026-12-01' }, to, reason)
  const [allowed, refused] = [expect(move), expect(move)]
  const check = wrong === null ? () => allowed.not.toThrow() : () => refused.toThrow(wrong)
  check()
})

const items = [
  { id: 'panel', kind: 'question', placementId: null, forPanel: true },
  { id: 'a', kind: 'exception', placementId: 'p' },
  { id: 'b', kind: 'question', placementId: null },
] as const

test.each([
  ['under the item it was put under', { itemId: 'a', placementId: null }, 'a'],
  ['under that of its indicator', { itemId: null, placementId: 'p' }, 'a'],
  ['under that of its indicator where its own has gone', { itemId: 'gone', placementId: 'p' }, 'a'],
  ['under the panel’s where the chair put it there', { itemId: 'panel', placementId: 'p' }, 'panel'],
  ['under the one for questions', { itemId: null, placementId: 'q' }, 'b'],
])('a question from before the day is asked %s', (_, question, item) => {
  expect(itemOf(question, items)).toBe(item)
})

test('without an item for questions it waits for one', () => {
  expect(itemOf({ itemId: null, placementId: null }, items.slice(0, 2))).toBeNull()
})

test('states and kinds have words', () => {
  expect([describeMeetingState('held'), describeItemKind('question')]).toEqual(['Being held', 'Questions'])
})
