import {
  blankWords,
  type CardGround,
  type CardIndicator,
  checkCard,
  isSameWords,
  needsReason,
} from '@ttc/domain/report-card'
import { describeCardFinding, describeCardStanding } from '@ttc/domain/report-card.words'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const TOLD =
  'Fewer families came back within a year, because one worker stays with them from the first visit to the last.'

const indicator = (over: Partial<CardIndicator> = {}): CardIndicator => ({
  placementId: 'p',
  name: 'Re-referrals',
  status: 'green',
  lateDays: null,
  sheet: null,
  ...over,
})
const ground = (over: Partial<CardGround> = {}): CardGround => ({
  words: { ...blankWords, changed: TOLD },
  before: null,
  indicators: [indicator()],
  ...over,
})
const said = (changed: string, line = '') => ({ ...blankWords, line, changed })
const codes = (of: CardGround) => checkCard(of).map(({ code, serious }) => `${code}${serious ? '!' : ''}`)
const before = (changed: string) => ({ name: '2026/27 Q1', words: said(changed) })

test.each<[string, Partial<CardGround>, string[]]>([
  ['words that say what came of it, all green', {}, []],
  ['nothing said', { words: blankWords }, ['no-words!']],
  ['a line and no word of what changed', { words: said(' ', 'All well') }, ['no-words!']],
  [
    'what was done only',
    { words: said('A steering group was set up and two workshops were held.') },
    ['activity-only'],
  ],
  [
    'what was done, and in the line what came of it',
    { words: said('Two workshops were held.', 'Fewer children wait') },
    [],
  ],
  ['the words of last time', { before: before(TOLD) }, ['same-words!']],
  ['all but the numbers', { words: said('Now 42 of 60 stay.'), before: before('Now 30 of 60 stay.') }, ['same-words!']],
  ['other words than last time', { before: before('Bus fares rose and hit those who live outside town.') }, []],
  ['nothing was said last time', { before: before('') }, []],
  ['red, never a sheet', { indicators: [indicator({ status: 'red' })] }, ['no-sheet!']],
  ['red, the sheet is owed', { indicators: [indicator({ status: 'red', sheet: 'owed' })] }, ['no-sheet!']],
  ['red, the sheet came back', { indicators: [indicator({ status: 'red', sheet: 'returned' })] }, ['no-sheet!']],
  ['red, the sheet lapsed', { indicators: [indicator({ status: 'red', sheet: 'lapsed' })] }, ['no-sheet!']],
  ['red, the sheet is sent', { indicators: [indicator({ status: 'red', sheet: 'submitted' })] }, []],
  ['red, the sheet is accepted', { indicators: [indicator({ status: 'red', sheet: 'accepted' })] }, []],
  ['amber without a sheet', { indicators: [indicator({ status: 'amber' })] }, ['no-sheet']],
  ['green with a sheet owed by forecast', { indicators: [indicator({ sheet: 'owed' })] }, []],
  ['late', { indicators: [indicator({ lateDays: 3 })] }, ['late']],
  [
    'serious things come first',
    { words: blankWords, indicators: [indicator({ lateDays: 1 }), indicator({ status: 'red' })] },
    ['no-words!', 'no-sheet!', 'late'],
  ],
])('%s', (_, over, expected) => {
  expect(codes(ground(over))).toEqual(expected)
})

const five = 'alpha beta gamma delta epsilon'
test.each([
  ['the same', five, five, 'The words are the same as in 2026/27 Q1.'],
  ['most of them', `${five} zeta`, five, 'The words are 90% the same as in 2026/27 Q1.'],
  ['all but numbers', `${five} 12`, `${five} 13`, 'The words are the same as in 2026/27 Q1 but for their numbers.'],
])('%s is told with its share', (_, then, now, expected) => {
  const [found] = checkCard(ground({ words: said(now), before: before(then) }))
  expect(found && describeCardFinding(found).sentence).toBe(expected)
})

const full = { line: 'a', changed: 'b', asks: [{ of: 'c', text: 'd' }] }
test.each([
  ['all of it', { ...full, asks: [{ of: 'c', text: 'd' }] }, true],
  ['another line', { ...full, line: 'x' }, false],
  ['another change', { ...full, changed: 'x' }, false],
  ['of somebody else', { ...full, asks: [{ of: 'x', text: 'd' }] }, false],
  ['something else', { ...full, asks: [{ of: 'c', text: 'x' }] }, false],
  ['one ask more', { ...full, asks: [...full.asks, { of: 'c', text: 'd' }] }, false],
])('words are the same only letter for letter: %s', (_, other, same) => {
  expect([isSameWords(full, other), isSameWords(other, full)]).toEqual([same, same])
})

test('every finding says what to do', () => {
  const all = checkCard(
    ground({
      words: said('Two workshops were held.'),
      before: before('Two workshops were held.'),
      indicators: [indicator({ status: 'red', sheet: 'returned', lateDays: 1 }), indicator({ status: 'amber' })],
    }),
  )
  expect(all.map(describeCardFinding).map(({ sentence, todo }) => [sentence, todo !== ''])).toEqual([
    ['The words are the same as in 2026/27 Q1.', true],
    ['Red: Re-referrals. Its recovery sheet came back and is not answered yet.', true],
    ['The words tell what was done, and nothing of what came of it.', true],
    ['Amber: Re-referrals. It has no recovery sheet.', true],
    ['Late by 1 day: Re-referrals.', true],
  ])
})

test.each([
  [{ state: 'draft', on: null, by: null }, 'Draft, not finished'],
  [{ state: 'ready', on: '2026-11-28', by: 'Priority lead' }, 'Ready since 28 November 2026: Priority lead'],
  [{ state: 'signed', on: '2026-11-28', by: 'Plan lead' }, 'Signed on 28 November 2026 by Plan lead'],
] as const)('how far a card has come is one sentence', (standing, expected) => {
  expect(describeCardStanding(standing)).toBe(expected)
})

test('property: a reason is needed exactly where something serious stands, and it stands first', () => {
  const indicators = fc.array(
    fc.record({
      placementId: fc.uuid(),
      name: fc.string(),
      status: fc.constantFrom('red', 'amber', 'green', 'no-target', 'contextual', 'no-value'),
      lateDays: fc.option(fc.nat(), { nil: null }),
      sheet: fc.constantFrom(null, 'owed', 'submitted', 'accepted', 'returned', 'lapsed'),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(indicators, fc.string(), fc.string(), (list, now, then) => {
      const found = checkCard({
        words: said(now),
        before: before(then),
        indicators: list as readonly CardIndicator[],
      })
      const serious = found.filter((one) => one.serious)
      const unanswered = list.some(
        ({ status, sheet }) => status === 'red' && sheet !== 'submitted' && sheet !== 'accepted',
      )
      expect(found.slice(0, serious.length)).toEqual(serious)
      expect(needsReason(found)).toBe(serious.length > 0)
      expect(serious.some(({ code }) => code === 'no-sheet')).toBe(unanswered)
      expect(found.some(({ code }) => code === 'no-words')).toBe(now.trim() === '')
    }),
  )
})
