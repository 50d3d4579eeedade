import { addDays } from '@ttc/domain/day'
import {
  answerWaits,
  canCorrect,
  cannotGiveReasons,
  checkLinkDay,
  checkMayRead,
  isLinkOpen,
  isPackLinkOpen,
  isQuestionLinkOpen,
  type LinkAnswerState,
  type LinkFacts,
  type LinkState,
  lastBefore,
  linkAnswerStates,
  linkStateOf,
  linkStates,
  packLinkStateOf,
  proposedLinkDay,
  proposedPackLinkDay,
  questionLinkStateOf,
} from '@ttc/domain/link'
import { describeCannotGive, describeGiver, describeLinkState, describePackLinkState } from '@ttc/domain/link.words'
import { Problem } from '@ttc/domain/problem'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const TODAY = '2026-11-23'
const facts = (over: Partial<LinkFacts> = {}): LinkFacts => ({
  expiresOn: '2026-12-14',
  withdrawn: false,
  opened: false,
  mailed: false,
  stands: true,
  ...over,
})

test.each<[string, Partial<LinkFacts>, boolean]>([
  ['on the day before its last', { expiresOn: '2026-11-24' }, true],
  ['on its last day', { expiresOn: TODAY }, true],
  ['on the day after', { expiresOn: '2026-11-22' }, false],
  ['once it was withdrawn', { withdrawn: true }, false],
  ['of an indicator that left the plan', { stands: false }, false],
])('%s a link is open: %s', (_, over, open) => {
  expect(isLinkOpen(facts(over), TODAY)).toBe(open)
})

const told = (check: () => void) => {
  try {
    check()
  } catch (error) {
    return error instanceof Problem ? error.fields : error
  }
  return null
}

test.each([
  ['today', TODAY, null],
  ['three months ahead', '2027-02-23', null],
  ['yesterday', '2026-11-22', 'This day has passed. Enter today or a later day.'],
  [
    'a day more than three months ahead',
    '2027-02-24',
    'A link works for three months at most. Enter 23 February 2027 or an earlier day.',
  ],
])('%s as the last day: %s', (_, day, message) => {
  expect(told(() => checkLinkDay(day, TODAY))).toEqual(message === null ? null : [{ field: 'expiresOn', message }])
})

test('the day that a form begins with is always allowed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const day = addDays('1990-01-01', days)
      expect(told(() => checkLinkDay(proposedLinkDay(day), day))).toBeNull()
    }),
  )
})

test.each([
  [false, false, false],
  [true, false, true],
  [false, true, true],
  [true, true, true],
])('with a plan that asks for it (%s) and another value there (%s) an answer waits: %s', (plan, other, waits) => {
  expect(answerWaits(plan, other)).toBe(waits)
})

test.each<[LinkAnswerState | null, Partial<LinkFacts>, LinkState]>([
  [null, {}, 'made'],
  [null, { mailed: true }, 'sent'],
  [null, { mailed: true, opened: true }, 'opened'],
  [null, { mailed: true, opened: true, expiresOn: '2026-11-22' }, 'expired'],
  [null, { withdrawn: true, expiresOn: '2026-11-22' }, 'withdrawn'],
  [null, { stands: false, expiresOn: '2026-11-22' }, 'out-of-plan'],
  ['waiting', { withdrawn: true }, 'waiting'],
  ['waiting', { expiresOn: '2026-11-22' }, 'waiting'],
  ['accepted', { withdrawn: true }, 'accepted'],
  ['stored', { expiresOn: '2026-11-22' }, 'stored'],
  ['told', { opened: true }, 'cannot-give'],
  ['refused', { opened: true }, 'refused'],
  ['refused', { expiresOn: '2026-11-22' }, 'expired'],
])('a link whose last answer is %s with %j is shown as %s', (last, over, state) => {
  expect(linkStateOf(facts(over), last, TODAY)).toBe(state)
})

test('an answer can be corrected until somebody has accepted it', () => {
  expect([null, ...linkAnswerStates].filter((state) => !canCorrect(state))).toEqual(['accepted'])
})

test('a giver sees the last eight values before the period, oldest first', () => {
  const history = Array.from({ length: 12 }, (_, i) => ({ period: { end: `20${10 + i}-03-31` } }))
  expect(lastBefore(history, '2020-03-31').map(({ period }) => period.end.slice(0, 4))).toEqual([
    '2012',
    '2013',
    '2014',
    '2015',
    '2016',
    '2017',
    '2018',
    '2019',
  ])
  expect(lastBefore([], '2020-03-31')).toEqual([])
})

test('every state and every reason has its words', () => {
  const words = [...linkStates.map(describeLinkState), ...cannotGiveReasons.map(describeCannotGive)]
  expect(new Set(words).size).toBe(linkStates.length + cannotGiveReasons.length)
})

test.each([
  [null, 'Practice manager, Eastfield Practice, through a link'],
  ['Priority lead', 'Practice manager, Eastfield Practice, through a link; accepted by Priority lead'],
])('a value that %s accepted is recorded by: %s', (by, words) => {
  expect(describeGiver('Practice manager', 'Eastfield Practice', by)).toBe(words)
})

test.each([
  ['made', {}, 0, 'made'],
  ['mailed', { mailed: true }, 0, 'sent'],
  ['looked at', { mailed: true, opened: true }, 0, 'opened'],
  ['answered', { opened: true }, 2, 'stored'],
  ['on the day itself', { meeting: { state: 'planned', meetsOn: '2026-11-23' } }, 1, 'stored'],
  ['once its meeting has begun', { meeting: { state: 'held', meetsOn: '2026-11-30' } }, 1, 'expired'],
  ['once the day has passed', { meeting: { state: 'planned', meetsOn: '2026-11-22' } }, 0, 'expired'],
  [
    'withdrawn, whatever else',
    { withdrawn: true, meeting: { state: 'closed', meetsOn: '2026-11-22' } },
    3,
    'withdrawn',
  ],
] as const)('a link for questions that is %s', (_, over, questions, state) => {
  const link = {
    withdrawn: false,
    opened: false,
    mailed: false,
    meeting: { state: 'planned', meetsOn: '2026-11-30' },
    ...over,
  } as const
  expect(questionLinkStateOf(link, questions, '2026-11-23')).toBe(state)
  expect(isQuestionLinkOpen(link, '2026-11-23')).toBe(state !== 'expired' && state !== 'withdrawn')
})

test.each([
  ['well ahead', '2026-12-15', '2027-01-14'],
  ['over', '2026-09-01', '2026-12-23'],
  ['more than a year ahead', '2027-12-01', '2027-11-23'],
])('a link to the pack of a meeting that is %s begins with a day that may be taken', (_, meetsOn, until) => {
  expect(proposedPackLinkDay(meetsOn, TODAY)).toBe(until)
})

test.each([
  ['made', {}, 0, 'made, not opened yet'],
  ['mailed', { mailed: true }, 0, 'sent, not opened yet'],
  ['opened', { opened: true, mailed: true }, 3, 'opened 3 times'],
  ['on its last day', { opened: true, expiresOn: TODAY }, 1, 'opened once'],
  ['past its last day', { opened: true, expiresOn: '2026-11-22' }, 1, 'expired, opened once'],
  ['withdrawn, whatever else', { withdrawn: true, expiresOn: '2026-11-22' }, 0, 'withdrawn'],
])('a link to a pack that is %s', (_, over, openings, words) => {
  const link = { withdrawn: false, opened: false, mailed: false, expiresOn: '2027-01-14', ...over }
  expect(describePackLinkState(packLinkStateOf(link, TODAY), openings)).toBe(words)
  expect(isPackLinkOpen(link, TODAY)).toBe(!/^(expired|withdrawn)/.test(words))
})

test.each([
  ['none', false],
  ['OFFICIAL', false],
  ['OFFICIAL-SENSITIVE', true],
  ['Part 2 exempt', true],
  ['In words of its own', true],
])('a pack marked “%s” needs the word of its maker: %s', (marking, needs) => {
  const problem = new RegExp(needs ? '^This pack is marked' : '^nothing')
  const refusal = () => {
    checkMayRead(marking, false)
    throw new Error('nothing')
  }
  expect(refusal).toThrow(problem)
  expect(() => checkMayRead(marking, true)).not.toThrow()
})
