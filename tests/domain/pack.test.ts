import { checkFreeze, isKeptFromPublic, itemTimes, strongerMarking } from '@ttc/domain/pack'
import { type PackFacts, packChanges } from '@ttc/domain/pack/changes'
import { describeChangeCount, describeLeftOut, describePackChange } from '@ttc/domain/pack.words'
import { describe, expect, test } from 'vitest'

test.each([
  ['14:00', [5, 15, 3], ['14:00', '14:05', '14:20']],
  ['09:55', [10, 60], ['09:55', '10:05']],
  ['23:50', [15, 5], ['23:50', '00:05']],
  [null, [5, 5], [null, null]],
  ['14:00', [], []],
])('from %s items of %j minutes begin at %j', (startsAt, minutes, times) => {
  expect(itemTimes(startsAt, minutes)).toEqual(times)
})

test.each([
  ['none', 'OFFICIAL', 'OFFICIAL'],
  ['OFFICIAL-SENSITIVE', 'OFFICIAL', 'OFFICIAL-SENSITIVE'],
  ['OFFICIAL', 'Part 2 exempt', 'Part 2 exempt'],
  ['Board only', 'Part 2 exempt', 'Board only'],
  ['none', 'none', 'none'],
])('of %s and %s the pack is marked %s, whichever way round', (one, other, marking) => {
  expect([strongerMarking(one, other), strongerMarking(other, one)]).toEqual([marking, marking])
})

test.each([
  ['none', false],
  ['OFFICIAL', false],
  ['OFFICIAL-SENSITIVE', true],
  ['Part 2 exempt', true],
  ['official, sort of', true],
])('what is marked %s is kept from the public: %s', (marking, isKept) => {
  expect(isKeptFromPublic(marking)).toBe(isKept)
})

test.each([
  ['a closed meeting', { meeting: 'closed', last: 0, reason: '' }, /is closed/],
  ['a second version without a reason', { meeting: 'planned', last: 1, reason: ' ' }, /Say why/],
] as const)('%s is refused', (_, freezing, words) => {
  expect(() => checkFreeze(freezing)).toThrow(words)
})

test.each([
  ['the first version needs no reason', { meeting: 'planned', last: 0, reason: '' }],
  ['a later one with a reason, even while the meeting is held', { meeting: 'held', last: 3, reason: 'A number' }],
] as const)('%s', (_, freezing) => {
  expect(() => checkFreeze(freezing)).not.toThrow()
})

describe('what a version says otherwise', () => {
  const red = { name: 'NEET', status: 'Red', value: '6% (2024/25)', target: '4% (2024/25)' }
  const facts: PackFacts = {
    meeting: [{ what: 'The day', text: '8 December 2026' }],
    agenda: [{ id: 'a', title: 'NEET', minutes: 15 }],
    promises: [{ id: 'p', text: 'Fund it', state: 'Open' }],
    exceptions: [{ id: 'e', name: 'NEET', words: [{ part: 'Cause', lines: ['Rents rose'] }] }],
    cards: [{ id: 'c', name: 'Work', indicators: [red], words: [{ part: 'actions', lines: ['Call', 'Visit'] }] }],
  }
  const card = (over: object) => ({ ...facts, cards: [{ ...facts.cards[0], ...over }] }) as PackFacts

  test.each<readonly [string, PackFacts, readonly string[]]>([
    ['nothing', facts, []],
    ['an order that changed alone', card({ words: [{ part: 'actions', lines: ['Visit', 'Call'] }] }), []],
    [
      'the day',
      { ...facts, meeting: [{ what: 'The day', text: '9 December 2026' }] },
      ['The day was 8 December 2026, is 9 December 2026'],
    ],
    [
      'an item renamed and given other minutes',
      { ...facts, agenda: [{ id: 'a', title: 'NEET again', minutes: 10 }] },
      ['Agenda item “NEET” is now called “NEET again”', 'NEET again: 15 minutes became 10'],
    ],
    [
      'an item in the place of another',
      { ...facts, agenda: [{ id: 'b', title: 'Budget', minutes: 15 }] },
      ['Agenda item “Budget” is new', 'Agenda item “NEET” is no longer in it'],
    ],
    [
      'a promise kept',
      { ...facts, promises: [{ id: 'p', text: 'Fund it', state: 'Kept' }] },
      ['Promise “Fund it” was Open, is Kept'],
    ],
    [
      'a cause',
      { ...facts, exceptions: [{ id: 'e', name: 'NEET', words: [{ part: 'Cause', lines: ['Buses stopped'] }] }] },
      ['NEET, Cause: “Rents rose” became “Buses stopped”'],
    ],
    [
      'a status and its value',
      card({ indicators: [{ ...red, status: 'Amber', value: '5% (2024/25)' }] }),
      ['Work, NEET: status was Red, is Amber', 'Work, NEET: latest value was 6% (2024/25), is 5% (2024/25)'],
    ],
    [
      'a value that is no longer there',
      card({ indicators: [{ ...red, value: '' }] }),
      ['Work, NEET: latest value was 6% (2024/25), is not given'],
    ],
    ['an indicator taken out', card({ indicators: [] }), ['Work: indicator “NEET” is no longer in it']],
    [
      'one action of two',
      card({ words: [{ part: 'actions', lines: ['Call', 'Write'] }] }),
      ['Work, actions: “Visit” became “Write”'],
    ],
    ['a card that has gone', { ...facts, cards: [] }, ['Report card “Work” is no longer in it']],
  ])('%s', (_, after, said) => {
    expect(packChanges(facts, after).map(describePackChange)).toEqual(said)
  })

  test('there are never more than can be stored', () => {
    const agenda = Array.from({ length: 900 }, (_, i) => ({ id: String(i), title: `Item ${i}`, minutes: 1 }))
    expect(packChanges(facts, { ...facts, agenda })).toHaveLength(400)
  })
})

test.each([
  [0, 'Nothing reads otherwise than in version 1'],
  [1, '1 change since version 1'],
  [3, '3 changes since version 1'],
])('%i changes are told as “%s”', (count, words) => {
  expect(describeChangeCount(count, 1)).toBe(words)
})

test('what the public is not shown is told by its reason', () => {
  const none = { cards: [], exceptions: [], meeting: null, indicators: 0, values: 0 }
  const people = 'Names of people, and what is said of who owes what, are left out'
  expect(describeLeftOut(none)).toEqual([people])
  expect(
    describeLeftOut({
      cards: ['Part 2 exempt', 'OFFICIAL-SENSITIVE', 'Part 2 exempt'],
      exceptions: ['OFFICIAL-SENSITIVE'],
      meeting: null,
      indicators: 1,
      values: 2,
    }),
  ).toEqual([
    '2 report cards are left out because they are marked Part 2 exempt',
    '1 report card is left out because it is marked OFFICIAL-SENSITIVE',
    '1 exception is left out because it is marked OFFICIAL-SENSITIVE',
    '1 indicator is left out because its latest value may not be published',
    '2 earlier values may not be published',
    people,
  ])
})
