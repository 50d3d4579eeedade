import { questionsFor } from '@ttc/domain/import/period-question'
import { expect, test } from 'vitest'

const asked = (...labels: readonly string[]) => questionsFor(labels.map((label) => ({ label, hint: {} })))

test.each([
  [['2023', 'March 2024', '2023-24 Q1'], []],
  [['2023/24', '2024/25'], ['year-type']],
  [['2010/11', '2011/12', '2012/13', '2013/14'], ['year-type']],
  [['202303', '202304'], ['format']],
  [['2024/25 to June', '2024/25 to July'], ['restart-month']],
])('%j asks %j, once each', (labels, asks) => {
  expect(asked(...labels).map((one) => one.asks)).toEqual(asks)
})

test('an answer says what it settles, for the whole file and for an indicator made of it', () => {
  const [question] = asked('2014-16')
  expect(question?.choices.map(({ sets }) => sets)).toContainEqual({
    yearType: 'calendar',
    periods: { kind: 'calendar-year', accumulation: 'pooled' },
  })
  const [restart] = asked('2024/25 to June')
  expect(restart?.choices.map(({ label, sets }) => [label, sets.yearType])).toEqual([
    ['Each April', 'financial'],
    ['Each September', 'academic'],
  ])
})
