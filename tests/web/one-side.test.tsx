import { expect, test } from 'vitest'
import { lastStep, shortened, sideAt } from '../../apps/web/src/turning-the-curve/one-side.ts'

const LENGTHS = [1, 200, 5, 3]
const steps = Array.from({ length: lastStep(LENGTHS) + 1 }, (_, step) => sideAt(LENGTHS, step))
const allOf = (most: readonly number[]) => most.reduce((sum, one) => sum + one, 0)

test('the first step shows everything in large type, and the last nothing', () => {
  expect(steps[0]).toEqual({ points: 12, beside: 'all', longest: null, curve: 230, most: LENGTHS })
  expect(steps.at(-1)?.most).toEqual([0, 0, 0, 0])
})

test('each step takes away one answer at most, from the longest list, and never gives one back', () => {
  const fewer = steps.slice(1).map(({ most }, before) => allOf(steps[before]?.most ?? []) - allOf(most))
  expect(new Set(fewer)).toEqual(new Set([0, 1]))
  const first = steps.find(({ most }) => allOf(most) < allOf(LENGTHS))
  expect(first?.most).toEqual([1, 199, 5, 3])
})

test('texts become shorter only when every list has come down to three', () => {
  expect(steps.find(({ longest }) => longest === 140)?.most).toEqual([1, 3, 3, 3])
})

test.each([
  ['Bus fares', null, 'Bus fares'],
  ['Bus fares\n to  the estates', 100, 'Bus fares to the estates'],
  ['Bus fares to the estates', 14, 'Bus fares to\u00a0…'],
  ['😀'.repeat(10), 4, '😀😀😀😀\u00a0…'],
])('%j is cut at %s to %j', (text, longest, cut) => {
  expect(shortened(text, longest)).toBe(cut)
})
