import { describeQuestion, minutesFor, questionsOf, steps, templates } from '@ttc/domain/turning-the-curve/step'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

test.each(templates)('the %s questions ask every step once', (template) => {
  expect(questionsOf[template].flatMap((question) => question.steps).toSorted()).toEqual(steps.toSorted())
})

test.each([
  ['twelve', 12, 13],
  ['population-seven', 7, 7],
  ['performance-seven', 7, 7],
] as const)('the %s template has %i numbered questions of %i', (template, numbered, all) => {
  expect(questionsOf[template].filter(({ number }) => number !== null)).toHaveLength(numbered)
  expect(questionsOf[template]).toHaveLength(all)
})

test('a question is named with its number, what follows them without one', () => {
  const named = questionsOf.twelve.map(describeQuestion)
  expect(named[8]).toBe('9. What is the story behind it?')
  expect(named.at(-1)).toBe('Plan the actions')
})

test('sixty minutes are divided with about twice as much for story, ideas and actions', () => {
  expect(minutesFor(60)).toMatchObject({ aim: 4, partners: 4, story: 7, 'what-works': 7, actions: 6 })
})

test('minutes are whole, at least one each, and add up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 13, max: 600 }), (total) => {
      const minutes = Object.values(minutesFor(total))
      expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(total)
      expect(minutes.every((one) => Number.isInteger(one) && one >= 1)).toBe(true)
    }),
  )
})

test.each([12, 601, 30.5, Number.NaN])('%d minutes are no time for a walk', (total) => {
  expect(() => minutesFor(total)).toThrow('13 to 600')
})
