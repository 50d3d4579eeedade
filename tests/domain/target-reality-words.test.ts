import { yearPeriod } from '@ttc/domain/period'
import type { TargetReality } from '@ttc/domain/target-reality'
import { describeCounting, describeTargetReality } from '@ttc/domain/target-reality.words'
import { expect, test } from 'vitest'
import { aScale } from '../support/series.ts'

const year = (start: number) => yearPeriod('academic-year', start)
const from = { period: year(2024), value: 62.4 }
const needed = { from, to: { period: year(2027), value: 65.5 }, change: 3.1, steps: 3, stepsPerYear: 1 }
const near = { within: 1.4, period: year(2023), authorities: 148 }
const one = { code: 'E06900002', name: 'Northby', from, to: { period: year(2026), value: 66 } }
const found = {
  needed,
  near,
  authorities: 96,
  loaded: 150,
  did: Array(4).fill(one),
  first: year(2014),
  last: year(2023),
}
const reality = (over: object = {}) =>
  ({ answer: 'counted', ...found, ...over }) as Extract<TargetReality, { answer: 'counted' }>
const tooFew = (over: object): TargetReality => ({
  answer: 'too-few',
  needed,
  near,
  authorities: 0,
  loaded: 10,
  ...over,
})
const refused = (reason: string) => ({ answer: 'not-counted', reason }) as TargetReality
const scale = aScale()
const quarters = { ...needed, change: -12, stepsPerYear: 4 }

test.each<[string, TargetReality, string]>([
  ['some', reality(), '+3.1 points in 3 years: 4 of 96 authorities that started near 62.4% did it.'],
  ['none', reality({ did: [] }), '+3.1 points in 3 years: none of 96 authorities that started near 62.4% did it.'],
  [
    'all',
    reality({ authorities: 5, did: Array(5).fill(one) }),
    '+3.1 points in 3 years: all of 5 authorities that started near 62.4% did it.',
  ],
  [
    'quarters that make no year',
    reality({ needed: { ...quarters, steps: 5 } }),
    '−12.0 points in 5 quarters: 4 of 96 authorities that started near 62.4% did it.',
  ],
  [
    'quarters that make years',
    reality({ needed: { ...quarters, steps: 4 } }),
    '−12.0 points in 1 year: 4 of 96 authorities that started near 62.4% did it.',
  ],
  ['nobody to count', tooFew({ loaded: 0 }), '+3.1 points in 3 years: no other authority’s values are here to count.'],
  [
    'too few of them',
    tooFew({ authorities: 3 }),
    '+3.1 points in 3 years: of 10 other authorities with values, 3 had a start near 62.4% and a value 3 years later. That is too few to count: it takes at least 5.',
  ],
  [
    'one that did not start near',
    tooFew({ loaded: 1 }),
    '+3.1 points in 3 years: of 1 other authority with values, none had a start near 62.4% and a value 3 years later. That is too few to count: it takes at least 5.',
  ],
  ['met', { answer: 'met', needed }, 'Already met: 62.4% in 2024/25, against a target of 65.5%.'],
  ['no target', refused('no-target'), 'No target is set yet.'],
  [
    'a break',
    refused('break'),
    'A break in the series lies between our latest value and the target: no change can be counted across it.',
  ],
])('in words: %s', (_case, given, words) => {
  expect(describeTargetReality(given, scale)).toBe(words)
})

test('how it was counted can be followed by hand', () => {
  expect(describeCounting(reality(), scale)).toEqual([
    'Near means within 1.4 points of our 62.4% in 2024/25: half a standard deviation of the values of 148 authorities in 2023/24.',
    'Every authority counts once: it is asked if it had such a start and a value 3 years later, anywhere from 2014/15 to 2023/24, and did it if at least one of those times it improved by at least as much. 96 of 150 authorities with values had such a start.',
    'Our own area, regions and England are left out, and so is any time that a break in the series falls into. Values are compared as they are displayed.',
    'It says how usual such a change has been, not what is possible here.',
  ])
})

test('where a year has parts, the season is said; and where the spread shows as nothing, only the same value is near', () => {
  const flat = reality({ needed: { ...quarters, steps: 5 }, near: { ...near, within: 0 } })
  const words = describeCounting(flat, scale)
  expect(words[0]).toMatch(/^Near means at our 62\.4%/)
  expect(words).toContain('Each start is of the same season as ours.')
})
