import { type AnswerKind, checkLink } from '@ttc/domain/turning-the-curve/answer'
import { cleanText } from '@ttc/domain/turning-the-curve/typed-text'
import { wordsOf } from '@ttc/domain/turning-the-curve/words'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const one = (id: string, kind: AnswerKind, linkId: string | null = null) => ({ id, kind, linkId })
const present = new Map(
  [
    one('fares', 'factor'),
    one('jobs', 'factor', 'fares'),
    one('pass', 'idea', 'fares'),
    one('buy', 'action', 'pass'),
  ].map((answer) => [answer.id, answer]),
)

test.each([
  ['a factor the root cause of another', one('new', 'factor', 'jobs')],
  ['a factor by itself', one('new', 'factor')],
  ['an idea to a factor', one('new', 'idea', 'jobs')],
  ['an action to an idea', one('new', 'action', 'pass')],
  ['an action to a factor, without an idea', one('new', 'action', 'fares')],
  ['evidence to an action', one('new', 'evidence', 'buy')],
])('%s', (_, answer) => {
  expect(() => checkLink(answer, present)).not.toThrow()
})

test.each([
  ['an idea to an action', one('new', 'idea', 'buy'), 'cannot be linked'],
  ['evidence to nothing', one('new', 'evidence'), 'which answer'],
  ['a factor to one that is gone', one('new', 'factor', 'gone'), 'no longer in the walk'],
  ['a factor to itself', one('fares', 'factor', 'fares'), 'cause of the other'],
  ['a factor to its own effect', one('fares', 'factor', 'jobs'), 'cause of the other'],
])('not %s', (_, answer, says) => {
  expect(() => checkLink(answer, present)).toThrow(says)
})

test.each([
  ['a pasted list', '·\tBus fares\r\n•  Waiting\no\tHousing', '- Bus fares\n- Waiting\n- Housing'],
  ['odd spaces', 'a\u00a0b\u2009c', 'a b c'],
  ['what is not seen', 'a\u200bb\ufeff\u00adc\u202ed', 'abcd'],
  ['emoji and right-to-left words', '👩‍👧 שלום‏', '👩‍👧 שלום‏'],
  ['letters in two forms', 'e\u0301', 'é'],
  ['a break inside a paragraph', 'one\vtwo', 'one\ntwo'],
  ['many empty lines', 'one\n\n\n\n\ntwo  \n', 'one\n\ntwo'],
  ['what looks like markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
])('%s is made plain and loses no word', (_, pasted, plain) => {
  expect(cleanText(pasted)).toBe(plain)
})

test('cleaning what is clean changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
    }),
  )
})

test('what is searched in an idea is all it says, and no code', () => {
  const idea = {
    kind: 'idea',
    text: 'A bus pass',
    cost: 'low',
    offTheWall: false,
    stops: false,
    strength: null,
    evidence: 'A trial',
    elsewhere: '',
    source: 'https://example.test',
  } as const
  expect(wordsOf(idea)).toBe('A bus pass\nA trial\nhttps://example.test')
})
