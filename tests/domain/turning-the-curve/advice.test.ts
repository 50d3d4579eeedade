import { adviceOn } from '@ttc/domain/turning-the-curve/advice'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { type Answered, statesOf } from '@ttc/domain/turning-the-curve/state'
import { expect, test } from 'vitest'

const score = { score: null, reason: '' }
const answered = (content: Content, linkId: string | null = null, id: string = content.kind): Answered => ({
  id,
  linkId,
  content,
})
const aFactor = (direction: 'contributing' | 'restricting', rank: number | null = null, id = 'factor') =>
  answered({ kind: 'factor', direction, text: 'Bus fares', control: null, rank }, null, id)
const anIdea = (cost: 'none' | 'funded', linkId: string | null = 'factor') =>
  answered(
    {
      kind: 'idea',
      text: 'A pass',
      cost,
      offTheWall: false,
      stops: false,
      strength: null,
      evidence: '',
      elsewhere: '',
      source: '',
    },
    linkId,
  )
const aCandidate = (id: string, use: 'headline' | 'parked', text = 'Children who feel safe, %') =>
  answered(
    { kind: 'candidate', text, placementId: null, communication: null, proxy: null, data: null, use, note: '' },
    null,
    id,
  )
const anAction = (ownerMemberId: string | null, dueOn: string | null, linkId: string | null) =>
  answered(
    {
      kind: 'action',
      text: 'Buy passes',
      ownerMemberId,
      startsOn: null,
      dueOn,
      stops: '',
      effect: '',
      leverage: score,
      feasibility: score,
      specificity: score,
      values: score,
    },
    linkId,
  )
const position = (text: string) => answered({ kind: 'statement', step: 'position', text, voice: false })

const codes = (answers: readonly Answered[], outcomes: Parameters<typeof adviceOn>[0]['outcomes'] = []) =>
  adviceOn({ answers, outcomes }).map(({ code }) => code)
const four = ['a', 'b', 'c', 'd'].map((id) => aCandidate(id, 'headline'))

test.each([
  ['nothing yet', [], []],
  [
    'both sides of the story with a root cause',
    [aFactor('contributing', null, 'a'), aFactor('restricting', 1, 'b')],
    [],
  ],
  ['only what helps', [aFactor('contributing')], ['no-restricting-factor']],
  ['only what hinders', [aFactor('restricting')], ['no-contributing-factor']],
  [
    'two that hinder and no root cause',
    [aFactor('contributing', null, 'a'), aFactor('restricting', null, 'b'), aFactor('restricting', null, 'c')],
    ['no-root-cause'],
  ],
  ['an idea that costs nothing', [anIdea('none')], []],
  ['only ideas that need money', [anIdea('funded')], ['no-cheap-idea']],
  ['an idea that answers nothing', [anIdea('none', null)], ['idea-answers-nothing']],
  ['three headlines', four.slice(0, 3), []],
  ['four headlines', four, ['too-many-headlines']],
  ['a service’s measure', [aCandidate('a', 'headline', 'Referrals in the year')], ['indicator-is-a-service-measure']],
  ['the same, parked', [aCandidate('a', 'parked', 'Referrals in the year')], []],
  ['activity alone', [position('A working group was set up')], ['activity-only']],
  [
    'an action that lacks all',
    [anAction(null, null, null)],
    ['action-without-owner', 'action-without-due-day', 'action-answers-nothing'],
  ],
  ['an action that lacks nothing', [anAction('lead', '2026-12-01', 'idea')], []],
])('%s: %j', (_, answers, expected) => {
  expect(codes(answers)).toEqual(expected)
})

test('an outcome is held to its wording, and to about four priorities', () => {
  const outcome = { id: 'o', statement: 'Improve services', priorities: 5 }
  expect(codes([], [outcome])).toEqual(['too-many-priorities', 'outcome-names-a-service', 'outcome-says-improve'])
  expect(codes([], [{ id: 'o', statement: 'Children are safe', priorities: 4 }])).toEqual([])
})

const stateOf = (confirmed: Parameters<typeof statesOf>[1], figures = {}) =>
  statesOf([aFactor('restricting')], confirmed, figures).find(({ step }) => step === 'story')

test.each([
  ['started while nobody has said it is all', new Map(), { a: '39%' }, 'started', []],
  ['answered once the group says so', new Map([['story', { a: '39%' }]]), { a: '39%' }, 'answered', []],
  ['to be checked again where a figure is new', new Map([['story', { a: '39%' }]]), { a: '37%' }, 'check-again', ['a']],
  ['to be checked again where a curve is new', new Map([['story', {}]]), { a: '37%' }, 'check-again', ['a']],
  ['still answered where a figure was withdrawn', new Map([['story', { a: '39%' }]]), {}, 'answered', []],
] as const)('a step is %s', (_, confirmed, figures, state, newFigures) => {
  expect(stateOf(confirmed as never, figures)).toMatchObject({ state, newFigures, answers: 1 })
})
