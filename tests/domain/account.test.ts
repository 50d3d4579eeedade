import { describeSignInProblem, ownPathOf, passwordWeakness, signInProblems } from '@ttc/domain/account'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const own = {
  email: 'maria.okafor@council.example',
  name: 'Maria Okafor',
  partnerships: ['Marlbridge Children’s Partnership'],
}

test.each([
  ['eleven characters', 'abcdqrstxyz', /at least 12/],
  ['more than 128 characters', 'correct horse '.repeat(10), /at most 128/],
  ['five different characters', 'abcdeabcdeabcde', /more different/],
  ['a well-known word with digits behind it', 'Password2026!', /easy to guess/],
  ['two well-known words', 'welcomeLetmein1', /easy to guess/],
  ['a run of letters and digits', 'abcdefgh12345678', /easy to guess/],
  ['a run downwards', '9876543210zyxw', /easy to guess/],
  ['the own name', 'MariaOkafor11', /easy to guess/],
  ['the partnership’s name', 'Marlbridge-2026', /names of you and your partnership/],
  ['the name of the product', 'turningthecurve7', /easy to guess/],
])('%s is too easy to guess', (_, password, words) => {
  expect(passwordWeakness(password, own)).toMatch(words)
})

test.each([
  ['four words', 'copper lantern by the weir'],
  ['twelve characters without a pattern', 'x7!qR9_mT2vK'],
  ['letters of another script', 'παράθυροστηθάλασσα'],
  ['pictures', '🦆🌧️🚲🧭🪁🎻🧶🪴🥨🏔️🛶🪗'],
  ['a well-known word among others', 'the council of herons at dusk'],
])('%s will do', (_, password) => {
  expect(passwordWeakness(password, own)).toBeNull()
})

test('length counts characters as people do, not what they are stored as', () => {
  expect(passwordWeakness('🦆🌧🚲🧭🪁🎻🧶🪴🥨🛶🪗', own)).toMatch(/at least 12/)
})

test.each([
  ['/', '/'],
  ['/plan/1?tab=a#b', '/plan/1?tab=a#b'],
  [null, '/'],
  ['', '/'],
  ['plan', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/a\\b', '/'],
  ['/\tevil', '/'],
  ['/ /evil', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/api/account/callback/oidc', '/'],
  ['/API', '/'],
  ['/apiary', '/apiary'],
  [`/${'a'.repeat(2000)}`, '/'],
])('after signing in, %j leads to %j', (next, path) => {
  expect(ownPathOf(next)).toBe(path)
})

test('wherever it leads, it is on this site', () => {
  const anywhere = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n').chain((a) => fc.string().map((b) => `/${a}${b}`)),
  )
  fc.assert(
    fc.property(
      anywhere,
      (next) => new URL(ownPathOf(next), 'https://curve.example').origin === 'https://curve.example',
    ),
  )
})

test('every reason that a provider’s sign-in failed has words with a way out', () => {
  const words = signInProblems.map(describeSignInProblem)
  expect(new Set(words).size).toBe(signInProblems.length)
  expect(words.filter((text) => /Try again|Ask|Tell/.test(text))).toHaveLength(words.length)
})
