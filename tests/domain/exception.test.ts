import { exceptionKindOf, rankOf } from '@ttc/domain/exception'
import {
  areWordsStale,
  describeControl,
  describeFirst,
  describeSheet,
  describeSlipped,
  describeWordsAge,
} from '@ttc/domain/exception.words'
import { expect, test } from 'vitest'

const today = '2026-11-23'

test.each([
  ['red', 'green', 'red'],
  ['red', null, 'red'],
  ['amber', 'red', 'amber'],
  ['green', 'red', 'forecast'],
  ['green', 'amber', 'forecast'],
  ['green', 'green', 'green'],
  ['green', null, 'green'],
  ['no-value', 'red', 'no-value'],
  ['contextual', null, 'contextual'],
  ['no-target', null, 'no-target'],
] as const)('shown %s and forecast %s is %s', (shown, forecast, kind) => {
  expect(exceptionKindOf(shown, forecast)).toBe(kind)
})

test.each([
  ['red for a year before red for a quarter', ['red', '2025-04-01'], ['red', '2026-07-01']],
  ['red new before amber for ten years', ['red', '2026-07-01'], ['amber', '2016-04-01']],
  ['amber before what is forecast to turn', ['amber', '2026-07-01'], ['forecast', '2016-04-01']],
  ['what was judged before what never was', ['red', '2026-07-01'], ['red', null]],
  ['the worst of no kind before the best', ['no-value', null], ['green', '2016-04-01']],
] as const)('%s', (_, first, second) => {
  expect(rankOf(first[0], first[1])).toBeGreaterThan(rankOf(second[0], second[1]))
})

test.each([
  [null, 'No story yet', true],
  ['2026-11-12', 'changed 12 November 2026', false],
  ['2026-08-23', 'changed 23 August 2026', false],
  ['2026-08-22', 'unchanged since 22 August 2026', true],
] as const)('words of %s', (on, said, stale) => {
  expect([describeWordsAge(on, today), areWordsStale(on, today)]).toEqual([said, stale])
})

test.each([
  [{ state: 'owed', dueOn: '2026-12-07', on: '2026-11-23' }, 'owed by 7 December 2026'],
  [{ state: 'owed', dueOn: '2026-11-23', on: '2026-11-09' }, 'owed by 23 November 2026'],
  [{ state: 'owed', dueOn: '2026-11-22', on: '2026-11-08' }, '1 day late'],
  [{ state: 'returned', dueOn: '2026-11-19', on: '2026-11-12' }, 'sent back with a question, 4 days late'],
  [{ state: 'returned', dueOn: '2026-12-01', on: '2026-11-12' }, 'sent back with a question, due 1 December 2026'],
  [{ state: 'submitted', dueOn: '2026-11-01', on: '2026-10-30' }, 'sent 30 October 2026, waits for an answer'],
  [{ state: 'accepted', dueOn: '2026-01-21', on: '2026-01-20' }, 'accepted 20 January 2026'],
] as const)('a sheet %o', (sheet, said) => {
  expect(describeSheet(sheet, today)).toBe(said)
})

test.each([
  [0, 'not slipped'],
  [1, 'slipped once'],
  [2, 'slipped twice'],
  [3, 'slipped 3 times'],
])('%i slips', (slips, said) => {
  expect(describeSlipped(slips)).toBe(said)
})

test('who controls a cause is told, or that nobody has said', () => {
  expect([describeControl('us'), describeControl(null)]).toEqual(['We can change it', 'Not said yet'])
})

test.each([
  [
    { kind: 'red', since: 'for 6 quarters', slips: 2, sheet: null, wordsOn: '2026-03-03', overdueAction: true },
    'Red for 6 quarters, the day back slipped twice, no recovery sheet, words unchanged since 3 March 2026, an action is overdue.',
  ],
  [
    {
      kind: 'red',
      since: 'for 2 years',
      slips: 0,
      sheet: { state: 'owed', dueOn: '2026-11-19', on: '2026-11-05' },
      wordsOn: '2026-11-20',
      overdueAction: false,
    },
    'Red for 2 years, its recovery sheet 4 days late.',
  ],
  [
    {
      kind: 'amber',
      since: 'new this year',
      slips: 0,
      sheet: { state: 'accepted', dueOn: '2026-11-01', on: '2026-11-01' },
      wordsOn: '2026-11-20',
      overdueAction: false,
    },
    'Amber new this year.',
  ],
] as const)('why it comes first: %o', (facts, said) => {
  expect(describeFirst(facts, today)).toBe(said)
})
