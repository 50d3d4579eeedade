import { namesEffect } from '@ttc/domain/action'
import { howMuch, sumOfFound } from '@ttc/domain/detector'
import { describeNoEffect, describeUnreasoned } from '@ttc/domain/detector.words'
import { describeCommentary } from '@ttc/domain/exception.words'
import { quarterPeriod } from '@ttc/domain/period'
import { expect, test } from 'vitest'

test.each([
  ['in words', { effect: 'Fewer missed visits', linkId: null, placementId: null }, true],
  ['by the idea or factor it comes from', { effect: '', linkId: 'idea', placementId: null }, true],
  ['by standing in the walk of its indicator', { effect: '', linkId: null, placementId: 'placement' }, true],
  ['not at all', { effect: '', linkId: null, placementId: null }, false],
  ['with blanks alone', { effect: '  ', linkId: null, placementId: null }, false],
])('an action that says %s what it is to change', (_, action, expected) => {
  expect(namesEffect(action)).toBe(expected)
})

test('what was found is summed up place by place; a day put off twice is one thing to look at', () => {
  const one = { 'same-words': 1, 'no-effect': 2, 'no-reason': 3, slipped: 1, slips: 2 }
  expect(sumOfFound([])).toEqual({ 'same-words': 0, 'no-effect': 0, 'no-reason': 0, slipped: 0, slips: 0 })
  expect(sumOfFound([one, one])).toEqual({ 'same-words': 2, 'no-effect': 4, 'no-reason': 6, slipped: 2, slips: 4 })
  expect(howMuch(one)).toBe(7)
})

test.each([
  [{ targets: 0, rules: 0 }, ''],
  [{ targets: 1, rules: 0 }, '1 target has no reason'],
  [{ targets: 0, rules: 1 }, 'the RAG rule has no reason'],
  [{ targets: 2, rules: 1 }, '2 targets and the RAG rule have no reason'],
  [{ targets: 0, rules: 2 }, '2 RAG rules have no reason'],
])('%o is told as "%s"', (found, expected) => {
  expect(describeUnreasoned(found)).toBe(expected)
})

test.each([
  [0, ''],
  [1, '1 open action names nothing that it is to change'],
  [2, '2 open actions name nothing that they are to change'],
])('%i actions without an effect', (actions, expected) => {
  expect(describeNoEffect(actions)).toBe(expected)
})

const same = {
  share: 1,
  onlyNumbers: false,
  quarter: quarterPeriod('financial-quarter', 2026, 2),
  since: quarterPeriod('financial-quarter', 2025, 4),
  valueOn: '2026-11-20',
}

test.each([
  ['2026-03-03', null, 'unchanged since 3 March 2026'],
  ['2026-03-03', same, 'unchanged since 3 March 2026, though a new value came on 20 November 2026'],
  [
    '2026-11-21',
    { ...same, share: 0.94 },
    'changed 21 November 2026; 94% the same as in 2026/27 Q2, though a new value came on 20 November 2026',
  ],
  [null, same, 'No story yet; unchanged since 2025/26 Q4, though a new value came on 20 November 2026'],
])('words of %s', (wordsOn, found, expected) => {
  expect(describeCommentary(wordsOn, found, '2026-11-23')).toBe(expected)
})
