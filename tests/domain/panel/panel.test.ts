import { answerDueOn, panelQuestionStateOf } from '@ttc/domain/panel'
import { plainAdvice } from '@ttc/domain/panel/plain-words'
import {
  describeAnswerer,
  describePanelQuestionState,
  describePlainAdvice,
  describePlainCurve,
  type PlainCurve,
} from '@ttc/domain/panel.words'
import { quarterPeriod, rollingPeriod, yearPeriod } from '@ttc/domain/period'
import { expect, test } from 'vitest'

const twenty = 'one two three four five six seven eight nine ten one two three four five six seven eight nine ten'

test.each([
  ['plain', 'Some children wait a long time for help. We want that to stop.', []],
  ['nothing', '', []],
  ['a hard word, told once', 'This Cohort is a cohort.', ['“cohort”: could you say “group”?']],
  ['a word inside another', 'Deliveries of uncommissioned help.', []],
  ['two words', 'Help for care leavers.', ['“care leavers”: could you say “young people who have left care”?']],
  ['letters, and letters that are known', 'The NHS and CAMHS.', ['“CAMHS”: say what the letters stand for.']],
  ['twenty words', `${twenty}.`, []],
  [
    'twenty-one words',
    `Hello. ${twenty} more.`,
    ['The sentence “one two three four …” has 21 words. Could you make two of it?'],
  ],
  [
    'in the order they stand',
    'EHCP and outcomes.',
    ['“EHCP”: say what the letters stand for.', '“outcomes”: could you say “what changes for you”?'],
  ],
])('advice on %s', (_, text, advice) => {
  expect(plainAdvice(text).map(describePlainAdvice)).toEqual(advice)
})

const one = (year: number, value: number | null, status: 'value' | 'suppressed' = 'value') => ({
  period: yearPeriod('financial-year', year),
  value,
  status,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  provisional: false,
  note: null,
})

const curve = (over: Partial<PlainCurve> = {}): PlainCurve => ({
  history: [one(2023, 22.1), one(2024, 20.4)],
  direction: { direction: 'falling', meaning: 'improving' },
  verdict: { verdict: 'turned', strength: 'strong', reason: 'two-beyond-95', slowingHow: null },
  scale: {
    unit: '%',
    decimals: 1,
    polarity: 'lower',
    minimum: 0,
    maximum: 100,
    multiplier: 100,
    periodKind: 'financial-year',
    accumulation: 'single',
  },
  ...over,
})
const scale = (over: Partial<PlainCurve['scale']>) => ({ ...curve().scale, ...over })
const verdict = (over: Partial<PlainCurve['verdict']>) => ({ ...curve().verdict, ...over })

test.each([
  [
    'lower, better, going down, better than expected',
    curve(),
    'The number is lower than a year before: 20.4% in 2024/25, and 22.1% in 2023/24. That is better. Over the last five numbers it is going down, so things are getting better. It is going better than we expected.',
  ],
  [
    'children counted, where more is better',
    curve({
      history: [one(2023, 110), one(2024, 120)],
      scale: scale({ unit: 'children', decimals: 0, polarity: 'higher', multiplier: null }),
      direction: { direction: 'no-clear-trend', meaning: null },
      verdict: verdict({ verdict: 'worse-than-the-baseline', strength: 'likely' }),
    }),
    'More children than a year before: 120 children in 2024/25, and 110 children in 2023/24. That is better. The last five numbers go up and down, with no clear way. It looks worse than we expected.',
  ],
  [
    'no way is better',
    curve({
      history: [one(2023, 20), one(2024, 22)],
      scale: scale({ polarity: 'contextual' }),
      direction: { direction: 'rising', meaning: null },
      verdict: verdict({ verdict: null }),
    }),
    'The number is higher than a year before: 22.0% in 2024/25, and 20.0% in 2023/24. Over the last five numbers it is going up.',
  ],
  [
    'too soon, and nothing expected',
    curve({
      history: [one(2024, 20.4)],
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: 'too-soon-to-tell', reason: 'no-baseline' }),
    }),
    'The newest number is 20.4% in 2024/25. There is no number from a year before to put beside it. It is too soon to tell which way it is going. We did not write down what we expected, so we cannot say if our plan is working.',
  ],
  [
    'two that read alike',
    curve({
      history: [one(2023, 20.41), one(2024, 20.44)],
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: 'too-soon-to-tell', reason: 'too-few-points' }),
    }),
    'The same as a year before: 20.4% in 2024/25, and 20.4% in 2023/24. It is too soon to tell which way it is going. It is too soon to tell if our plan is working.',
  ],
  [
    'the newest hidden',
    curve({
      history: [one(2023, 20), one(2024, null, 'suppressed')],
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: null }),
    }),
    'The newest number is hidden. It is so small that somebody could be recognised. The last number we can show is 20.0% in 2023/24. There is no number from a year before to put beside it. It is too soon to tell which way it is going.',
  ],
  [
    'nothing at all',
    curve({
      history: [],
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: null }),
    }),
    'There is no number yet. It is too soon to tell which way it is going.',
  ],
  [
    'a quarter',
    curve({
      history: [{ ...one(2024, 20), period: quarterPeriod('financial-quarter', 2026, 2) }],
      scale: scale({ periodKind: 'financial-quarter' }),
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: null }),
    }),
    'The newest number is 20.0% in July to September 2026. There is no number from a year before to put beside it. It is too soon to tell which way it is going.',
  ],
  [
    'a year that is made of quarters',
    curve({
      history: [{ ...one(2024, 20), period: rollingPeriod(quarterPeriod('financial-quarter', 2026, 2)) }],
      scale: scale({ periodKind: 'financial-quarter', accumulation: 'rolling' }),
      direction: { direction: 'too-soon-to-tell', meaning: null },
      verdict: verdict({ verdict: null }),
    }),
    'The newest number is 20.0% in 12 months to September 2026. There is no number from a year before to put beside it. It is too soon to tell which way it is going.',
  ],
  [
    'slowing',
    curve({ verdict: verdict({ verdict: 'slowing', slowingHow: 'still-worsening' }) }),
    'The number is lower than a year before: 20.4% in 2024/25, and 22.1% in 2023/24. That is better. Over the last five numbers it is going down, so things are getting better. It is worse than when we started, but not as bad as we thought it would be.',
  ],
])('a curve in plain words: %s', (_, given, words) => {
  expect(describePlainCurve(given)).toBe(words)
})

test.each([
  ['on the day', '2026-12-08', '', 'Not answered yet'],
  ['the day after', '2026-12-09', '', 'Late'],
  ['answered late', '2026-12-20', 'Yes', 'Answered'],
])('an answer is due a week before the meeting: %s', (_, today, answer, words) => {
  expect(answerDueOn('2026-12-15')).toBe('2026-12-08')
  expect(describePanelQuestionState(panelQuestionStateOf({ answer, meetsOn: '2026-12-15' }, today))).toBe(words)
})

test('whoever answered is told by what they are', () => {
  expect([
    describeAnswerer({ leads: true, agency: 'Council' }),
    describeAnswerer({ leads: false, agency: '' }),
  ]).toEqual(['The person who leads this, Council', 'Somebody who runs this'])
})
