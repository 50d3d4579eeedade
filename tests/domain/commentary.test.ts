import { commentaryOn, isNearlySame, likenessOf, NEARLY_SAME, type SaidOn, sameWordsOf } from '@ttc/domain/commentary'
import { describeNewValue, describeSameWords } from '@ttc/domain/commentary.words'
import { quarterPeriod } from '@ttc/domain/period'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const story = 'Too few foster homes were found near the schools that children in our care go to.'

test.each([
  ['the same text', story, story, 1, false],
  ['another case, other quotes and stops', 'It’s late. Again!', "it's late, AGAIN", 1, false],
  ['the same sentences in another order', 'Homes are few. Carers leave.', 'Carers leave. Homes are few.', 1, false],
  ['the same sentence twice', 'Carers leave.', 'Carers leave. Carers leave.', 1, false],
  ['one word of ten', 'a b c d e f g h i j', 'a b c d e f g h i k', 0.9, false],
  ['a number alone', 'Down to 3.6 from 1,258 a year', 'Down to 3.7 from 1,258 a year', 6 / 7, true],
  ['a number alone in a short text', 'Down by 3', 'Down by 4', 2 / 3, true],
  ['a word more', 'Carers leave', 'Carers leave us', 0.8, false],
  ['nothing in common', 'Carers leave', 'New homes open', 0, false],
  ['nothing before', '', 'New homes open', 0, false],
  ['nothing at all', '', '…', 1, false],
  ['two numbers, and nothing else', '12', '13', 0, true],
])('%s', (_, before, after, share, onlyNumbers) => {
  const likeness = likenessOf(before, after)
  expect(likeness.share).toBeCloseTo(share, 9)
  expect(likeness.onlyNumbers).toBe(onlyNumbers)
})

const words = fc.array(fc.constantFrom('home', 'carer', 'school', 'late', '12', '3.6', 'few', 'more'), {
  maxLength: 12,
})
const texts = fc.oneof(
  fc.string(),
  words.map((some) => some.join(' ')),
)

test('likeness is the same both ways, from 0 to 1, and 1 of a text and itself', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const likeness = likenessOf(one, other)
      expect(likenessOf(other, one)).toEqual(likeness)
      expect(likeness.share).toBeGreaterThanOrEqual(0)
      expect(likeness.share).toBeLessThanOrEqual(1)
      expect(likenessOf(one, one)).toEqual({ share: 1, onlyNumbers: false })
    }),
  )
})

test('texts without a word in common are not alike at all', () => {
  const part = (letter: string) =>
    fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }).map((all) => all.map((n) => letter.repeat(n)).join(' '))
  fc.assert(
    fc.property(part('a'), part('b'), (one, other) => {
      expect(likenessOf(one, other)).toEqual({ share: 0, onlyNumbers: false })
    }),
  )
})

test('numbers alone never make two texts different', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('home', 'carer', 'late'), { minLength: 1 }),
      fc.nat(),
      fc.nat(),
      (some, one, other) => {
        const of = (number: number) => likenessOf(`${some.join(' ')} 7`, `${some.join(' ')} ${number}`)
        expect([isNearlySame(of(one)), isNearlySame(of(other))]).toEqual([true, true])
      },
    ),
  )
})

test.each([
  [0.8, false, true],
  [0.79, false, false],
  [0.1, true, true],
])('a share of %s (numbers alone: %s) is nearly the same: %s', (share, onlyNumbers, expected) => {
  expect(NEARLY_SAME).toBe(0.8)
  expect(isNearlySame({ share, onlyNumbers })).toBe(expected)
})

const said = (about: string, on: string, text: string): SaidOn => ({ about, on, text })

test.each([
  ['before anything was said', '2026-01-31', ''],
  ['on the day of the first', '2026-02-01', 'Few homes'],
  ['of two on one day the later', '2026-05-01', 'Fewer homes\nCarers leave'],
  ['after one was taken out', '2026-08-01', 'Carers leave'],
])('the words that stood %s', (_, day, expected) => {
  const all = [
    said('homes', '2026-02-01', 'Few homes'),
    said('homes', '2026-05-01', 'Few small homes'),
    said('carers', '2026-05-01', 'Carers leave'),
    said('homes', '2026-05-01', 'Fewer homes'),
    said('homes', '2026-07-01', ''),
  ]
  expect(commentaryOn(all, day)).toBe(expected)
})

const q = (year: number, quarter: number) => quarterPeriod('financial-quarter', year, quarter)

test.each([
  [
    'as it was since it was written',
    [said('a', '2026-02-01', story)],
    { share: 1, quarter: q(2026, 2), since: q(2025, 4) },
  ],
  ['rewritten after the value came', [said('a', '2026-02-01', story), said('a', '2026-11-21', 'New homes open')], null],
  [
    'rewritten in the quarter before the value came',
    [said('a', '2026-02-01', story), said('a', '2026-10-02', 'New homes open')],
    null,
  ],
  [
    'one word changed in the last quarter',
    [said('a', '2026-02-01', 'a b c d e f g h i j'), said('a', '2026-11-21', 'a b c d e f g h i k')],
    { share: 0.9, quarter: q(2026, 2), since: q(2025, 4) },
  ],
  ['written for the first time', [said('a', '2026-10-02', story)], null],
  ['taken back', [said('a', '2026-02-01', story), said('a', '2026-05-01', '')], null],
  [
    'said otherwise in between',
    [said('a', '2025-02-01', story), said('a', '2025-07-01', 'Carers leave'), said('a', '2026-02-01', story)],
    { share: 1, quarter: q(2026, 2), since: q(2025, 4) },
  ],
  ['never written', [], null],
] as const)('commentary %s, held against a value of 20 November', (_, all, expected) => {
  const found = sameWordsOf(all, '2026-11-20')
  expect(found === null ? null : { share: found.share, quarter: found.quarter, since: found.since }).toEqual(expected)
})

test('without a value since then nobody owes new words', () => {
  const all = [said('a', '2026-02-01', story)]
  expect(sameWordsOf(all, null)).toBeNull()
  expect(sameWordsOf(all, '2026-03-15')).toBeNull()
  expect(sameWordsOf(all, '2026-04-01')).toMatchObject({ quarter: q(2025, 4) })
})

test('words of many years ago are told of for three years', () => {
  expect(sameWordsOf([said('a', '2010-02-01', story)], '2026-11-20')?.since).toEqual(q(2023, 3))
})

test.each([
  [{ share: 1, onlyNumbers: false }, 'unchanged since 2025/26 Q4'],
  [{ share: 0.9, onlyNumbers: false }, '90% the same as in 2026/27 Q2'],
  [{ share: 0.999, onlyNumbers: false }, '99% the same as in 2026/27 Q2'],
  [{ share: 0.7, onlyNumbers: true }, 'the same as in 2026/27 Q2 but for its numbers'],
])('%o is told as "%s"', (likeness, expected) => {
  const found = { ...likeness, quarter: q(2026, 2), since: q(2025, 4), valueOn: '2026-11-20' }
  expect(describeSameWords(found)).toBe(expected)
  expect(describeNewValue(found)).toBe('though a new value came on 20 November 2026')
})
