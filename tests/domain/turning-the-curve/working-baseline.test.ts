import {
  contradictionIn,
  describeJudged,
  judgedCurve,
  type WorkingBaseline,
} from '@ttc/domain/turning-the-curve/working-baseline'
import { judgedSvg } from '@ttc/figure/judged-svg'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const judged = (more: Partial<WorkingBaseline> = {}): WorkingBaseline => ({
  kind: 'working-baseline',
  text: 'Pupils with an adult at school to talk to',
  unit: '%',
  betterIs: 'higher',
  year: 2026,
  now: 40,
  course: 'worse',
  speed: 'slow',
  yearsBack: 3,
  before: 45,
  yearsAhead: 3,
  future: 36,
  ...more,
})

test('three points: what was said of then, of now, and of later if nothing changes', () => {
  expect(judgedCurve(judged())).toEqual([
    { year: 2023, value: 45, said: true },
    { year: 2026, value: 40, said: true },
    { year: 2029, value: 36, said: true },
  ])
})

test.each([
  ['worse slowly, higher is better', { course: 'worse', speed: 'slow', betterIs: 'higher' }, 44],
  ['worse fast, higher is better', { course: 'worse', speed: 'fast', betterIs: 'higher' }, 52],
  ['better fast, higher is better', { course: 'better', speed: 'fast', betterIs: 'higher' }, 28],
  ['worse fast, lower is better', { course: 'worse', speed: 'fast', betterIs: 'lower' }, 28],
  ['better slowly, lower is better', { course: 'better', speed: 'slow', betterIs: 'lower' }, 44],
  ['about the same', { course: 'the same', speed: null }, 40],
] as const)('without an earlier value the past is sketched: %s', (_, more, value) => {
  expect(judgedCurve(judged({ before: null, ...more }))[0]).toEqual({ year: 2023, value, said: false })
})

test.each([
  ['better, and higher is', { course: 'better', now: 40, before: 35 }, null],
  ['better, though it fell', { course: 'better', now: 40, before: 45 }, 'it got worse'],
  ['worse, though it fell where lower is better', { course: 'worse', betterIs: 'lower', before: 45 }, 'it got better'],
  ['worse, though nothing moved', { course: 'worse', before: 40 }, 'it did not change'],
  ['the same, whatever the numbers', { course: 'the same', before: 41 }, null],
  ['worse, with no earlier value', { course: 'worse', before: null }, null],
] as const)('what was said and the numbers: %s', (_, more, says) => {
  const found = contradictionIn(judged(more))
  expect(found === null ? null : found.includes(says ?? '…')).toBe(says === null ? null : true)
})

test.each([
  [
    {},
    'The group judges: 40% in 2026, worse, slowly, over the last 3 years (from 45%), and 36% by 2029 if nothing changes.',
  ],
  [
    { course: 'the same', speed: null, before: null, yearsBack: 1, unit: 'young people' },
    'The group judges: 40 young people in 2026, about the same over the last year, and 36 young people by 2029 if nothing changes.',
  ],
  [
    { unit: '£', now: 1200.5, before: null },
    'The group judges: £1,200.5 in 2026, worse, slowly, over the last 3 years, and £36.0 by 2029 if nothing changes.',
  ],
] as const)('in a sentence %#', (more, sentence) => {
  expect(describeJudged(judged(more))).toBe(sentence)
})

test('the drawing says that it is a judgement, and puts no number on a sketched point', () => {
  const svg = judgedSvg(judged({ before: null }), { width: 400, height: 240, label: 'The group judges' })
  expect(svg).toContain('Judged by the group, not measured')
  expect(svg.match(/<circle/g)).toHaveLength(2)
  expect(svg).toContain('aria-label="The group judges"')
  expect(svg).not.toContain('NaN')
})

test('any numbers that can be said are drawn inside the picture', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(value, value, fc.option(value), (now, future, before) => {
      const svg = judgedSvg(judged({ now, future, before }), { width: 320, height: 220, label: null })
      const heights = [...svg.matchAll(/cy="([^"]+)"/g)].map(([, y]) => Number(y))
      expect(heights.every((y) => y >= 0 && y <= 220)).toBe(true)
    }),
  )
})
