import { judgeHistory, judgePeriod, sinceOf } from '@ttc/domain/assessment/judged'
import { yearPeriod } from '@ttc/domain/period'
import { expect, test } from 'vitest'
import { aRagRule } from '../support/ground.ts'
import { aMeasurement, aScale, quarterly, yearly } from '../support/series.ts'

const fy = (year: number) => yearPeriod('financial-year', year)
const yardstick = (over: object = {}) => ({
  scale: aScale(),
  targets: [
    { period: fy(2016), value: 50 },
    { period: fy(2020), value: 54 },
  ],
  ranges: [],
  rules: [aRagRule({ path: 'straight' })],
  ...over,
})

test.each([
  [2015, null, 'no-target'],
  [2016, 50, 'green'],
  [2018, 52, 'red'],
  [2020, 54, 'red'],
  [2024, 54, 'red'],
] as const)('in %d the target on the straight line is %s, and 50 is %s', (year, target, status) => {
  expect(judgePeriod(fy(year), 50, [], yardstick())).toMatchObject({ target, rag: { status } })
})

test('in steps the earlier target stands until the next', () => {
  const by = yardstick({ rules: [aRagRule({ path: 'stepped' })] })
  expect([2016, 2019, 2020].map((year) => judgePeriod(fy(year), 50, [], by).target)).toEqual([50, 50, 54])
})

test('what improved on the same period of the year before is amber where the rule says so', () => {
  const rules = [aRagRule({ amberIfImproved: true })]
  const history = yearly(2019, [40, 45])
  const judged = judgeHistory(history, yardstick({ rules }))
  expect(judged.map((one) => [one.rag.status, one.rag.usedImprovement])).toEqual([
    ['red', false],
    ['amber', true],
  ])
})

test('a quarter improves on the same quarter, not on the one before it', () => {
  const rules = [aRagRule({ amberIfImproved: true })]
  const scale = aScale({ periodKind: 'financial-quarter' })
  const history = quarterly(2019, [40, 30, 30, 30, 35, 36])
  const targets = [{ period: history[0]?.period ?? fy(2019), value: 50 }]
  expect(judgeHistory(history, yardstick({ rules, scale, targets })).map((one) => one.rag.status)).toEqual([
    'red',
    'red',
    'red',
    'red',
    'red',
    'amber',
  ])
})

test('what has no value is not judged, and a value that rounds to zero is none to judge by', () => {
  const history = [
    ...yearly(2016, [50, null]),
    aMeasurement(fy(2018), null, { status: 'rounds-to-zero' }),
    aMeasurement(fy(2019), 60, { status: 'unreliable' }),
  ]
  expect(judgeHistory(history, yardstick()).map((one) => one.period)).toEqual([fy(2016), fy(2019)])
})

test('of no value nothing has stood since', () => {
  expect(sinceOf([])).toBeNull()
})

test('since when is the first of the unbroken run, whatever was missing in it', () => {
  const judged = judgeHistory(yearly(2016, [50, 30, null, 30]), yardstick())
  expect(sinceOf(judged)).toEqual({ period: fy(2017), periods: 2 })
})
