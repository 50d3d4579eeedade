import { expect, test } from 'vitest'
import { tallyOf } from '../run/vitest.mjs'

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
