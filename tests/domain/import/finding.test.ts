import {
  choicesOf,
  type Decided,
  decisionFor,
  describeRescaling,
  type Finding,
  type FindingPoint,
  usualDecision,
} from '@ttc/domain/import/finding'
import { describe, expect, test } from 'vitest'

const point = (value: number, suggested: number | null = null): FindingPoint => ({
  start: '2024-04-01',
  end: '2025-03-31',
  value,
  suggested,
})
const aFinding = (over: Partial<Finding> = {}): Finding => ({
  code: 'fraction',
  indicatorId: 'rate',
  areaCode: 'E06900001',
  group: '',
  points: [point(0.185, 18.5)],
  spread: 1.5,
  ...over,
})

describe('what is done where nobody decides', () => {
  test.each<[string, Partial<Finding>, string]>([
    ['a comparator outside its authorities', { code: 'comparator-out-of-range', points: [point(1258)] }, 'keep-out'],
    ['a fraction of 1', {}, 'rescale'],
    ['a fraction whose meaning is not known', { points: [point(0.185)] }, 'keep-out'],
    ['ten times, in a steady line', { code: 'factor', points: [point(220, 22)] }, 'keep-out'],
    ['a tenth, in a line that moves by itself', { code: 'factor', points: [point(3.7, 37)], spread: 4.7 }, 'import'],
    ['a hundredth in such a line', { code: 'factor', points: [point(0.37, 37)], spread: 4.7 }, 'keep-out'],
    ['a thousand times', { code: 'factor', points: [point(22_000, 22)], spread: 9 }, 'keep-out'],
    ['an unusual step', { code: 'beyond-usual', points: [point(40)] }, 'import'],
    ['a falling total', { code: 'fall', points: [point(40)] }, 'import'],
    ['what cannot be', { code: 'out-of-range', points: [point(120)] }, 'keep-out'],
  ])('of %s', (_what, over, usual) => {
    expect(usualDecision(aFinding(over))).toBe(usual)
    expect(choicesOf(aFinding(over))).toContain(usual)
  })
})

const said = (does: Decided['does'], over: Partial<Decided> = {}): Decided => ({
  finding: 'fraction',
  indicatorId: null,
  areaCode: null,
  group: null,
  does,
  ...over,
})
const ofLine = { indicatorId: 'rate', areaCode: 'E06900001', group: '' }

describe('the decision that holds', () => {
  test.each<[string, readonly Decided[], string]>([
    ['nobody’s: the usual one', [], 'rescale'],
    ['one for all of the kind', [said('import')], 'import'],
    ['its own before that for all, whichever came first', [said('keep-out', ofLine), said('import')], 'keep-out'],
    [
      'that of its indicator before that for all',
      [said('import'), said('keep-out', { indicatorId: 'rate' })],
      'keep-out',
    ],
    ['none about another line', [said('import', { ...ofLine, areaCode: 'E06900002' })], 'rescale'],
    ['none about a group', [said('import', { ...ofLine, group: 'sex=Female' })], 'rescale'],
    ['none about another kind', [said('import', { finding: 'factor' })], 'rescale'],
  ])('is %s', (_what, decided, does) => {
    expect(decisionFor(aFinding(), decided)).toBe(does)
  })

  test('keeps out what cannot be rescaled, though that was said for all', () => {
    expect(decisionFor(aFinding({ points: [point(0.1, 10), point(0.2)] }), [said('rescale')])).toBe('keep-out')
  })
})

test.each<[readonly FindingPoint[], string]>([
  [[point(0.185, 18.5), point(0.2, 20)], 'Multiply by 100'],
  [[point(220, 22)], 'Divide by 10'],
  [[point(22_000, 22)], 'Divide by 1000'],
  [[point(220, 22), point(0.22, 22)], 'Put the scale right'],
  [[point(3)], 'Put the scale right'],
])('rescaling %j is “%s”', (points, words) => {
  expect(describeRescaling(points)).toBe(words)
})
