import { expect, test } from 'vitest'
import { slowestOf, tallyOf } from '../run/vitest.mjs'

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

test.each([
  ['all passed', report(file('passed', 'passed', 'passed')), 0, { passed: 2, failed: 0, skipped: 0 }],
  [
    'some of each',
    report(file('failed', 'passed', 'failed', 'pending', 'todo')),
    1,
    { passed: 1, failed: 1, skipped: 2 },
  ],
  [
    'a file that could not be loaded',
    report(file('failed'), file('passed', 'passed')),
    1,
    { passed: 1, failed: 1, skipped: 0 },
  ],
  ['an error outside any test', report(file('passed', 'passed')), 1, { passed: 1, failed: 1, skipped: 0 }],
  ['no report at all', null, 1, { passed: 0, failed: 1, skipped: 0 }],
  ['no test files', report(), 0, { passed: 0, failed: 0, skipped: 0, note: 'no test files yet' }],
])('a run is counted: %s', (_what, counted, code, tally) => {
  expect(tallyOf(counted, code)).toEqual(tally)
})

const took = (name: string, seconds: number) => ({
  name: `/tests/api/${name}`,
  startTime: 1000,
  endTime: 1000 + seconds * 1000,
})

test.each([
  ['all quick', [took('a.test.ts', 1), took('b.test.ts', 4.9)], ''],
  [
    'the slowest first',
    [took('a.test.ts', 6), took('b.test.ts', 1), took('c.test.ts', 71.6)],
    'c.test.ts 72 s, a.test.ts 6 s',
  ],
])('the slowest files of a step are told: %s', (_what, files, said) => {
  expect(slowestOf(files)).toBe(said)
})
