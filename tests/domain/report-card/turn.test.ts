import { type CardFinding, type CardState, type CardTurn, cardStates, cardTurns } from '@ttc/domain/report-card'
import { turnedState } from '@ttc/domain/report-card/turn'
import { expect, test } from 'vitest'

const serious: readonly CardFinding[] = [{ code: 'no-words', serious: true }]
const advice: readonly CardFinding[] = [{ code: 'activity-only', serious: false }]

type Given = Parameters<typeof turnedState>[0]
const turning = (over: Partial<Given>): Given => ({
  state: 'draft',
  what: 'ready',
  reason: '',
  findings: [],
  round: 'open',
  ...over,
})

test.each<[CardState, CardTurn, CardState]>([
  ['draft', 'ready', 'ready'],
  ['ready', 'taken-back', 'draft'],
  ['ready', 'signed', 'signed'],
  ['signed', 'reopened', 'draft'],
])('a card that is %s and is %s comes to be %s', (state, what, expected) => {
  expect(turnedState(turning({ state, what, reason: 'As agreed' }))).toBe(expected)
})

const known = ['draft ready', 'ready taken-back', 'ready signed', 'signed reopened']
const others = cardStates
  .flatMap((state) => cardTurns.map((what) => [state, what] as const))
  .filter(([state, what]) => !known.includes(`${state} ${what}`))
test.each(others)('a card that is %s cannot be %s', (state, what) => {
  expect(() => turnedState(turning({ state, what, reason: 'As agreed' }))).toThrow(/^This card is/)
})

test('what is serious asks for a reason, advice does not', () => {
  expect(() => turnedState(turning({ findings: serious }))).toThrow(/^Say why the card goes/)
  expect(turnedState(turning({ findings: serious, reason: 'The lead is away' }))).toBe('ready')
  expect(turnedState(turning({ findings: advice }))).toBe('ready')
})

test('a signed card is opened again only with a reason', () => {
  expect(() => turnedState(turning({ state: 'signed', what: 'reopened', reason: ' ' }))).toThrow(/^Say why the signed/)
})

const reopened = (round: Given['round']) => () =>
  turnedState(turning({ state: 'signed', what: 'reopened', reason: 'A wrong figure', round }))

test.each(['open', 'planned', null] as const)('until the pack is frozen a signed card is opened again: %s', (round) => {
  expect(reopened(round)()).toBe('draft')
})

test.each(['frozen', 'closed'] as const)(
  'once the round is %s it is not, and late cards are still finished',
  (round) => {
    expect(reopened(round)).toThrow(/^The pack of this round is frozen/)
    expect(turnedState(turning({ round }))).toBe('ready')
    expect(turnedState(turning({ state: 'ready', what: 'signed', round }))).toBe('signed')
  },
)
