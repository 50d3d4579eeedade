import { expect, test } from 'vitest'
import { askedAgain, settledBy, slowestOf, tallyOf } from '../run/vitest.mjs'

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

const named = (name: string, ...statuses: string[]) => ({
  name: `/tests/api/${name}`,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, i) => ({ status, fullName: `test ${i + 1}` })),
})
const unloaded = { name: '/tests/api/c.test.ts', status: 'failed', assertionResults: [] }
const good = named('b.test.ts', 'passed')

test.each([
  ['one failed', [named('a.test.ts', 'passed', 'failed'), good], 1, ['/tests/api/a.test.ts']],
  [
    'three failed',
    [named('a.test.ts', 'failed', 'failed'), good, unloaded],
    1,
    ['/tests/api/a.test.ts', unloaded.name],
  ],
  ['four failed', [named('a.test.ts', 'failed', 'failed', 'failed'), unloaded], 1, []],
  ['none failed', [good], 0, []],
  ['the run itself broke', [good], 1, []],
])('some files are asked again: %s', (_what, testResults, code, files) => {
  expect(askedAgain({ testResults }, code, '1 failed')).toEqual(files)
})

test('where there is no report nothing is asked again', () => {
  expect(askedAgain(null, 1, '')).toEqual([])
})

test('where an error belongs to no test nothing is asked again, whatever failed beside it', () => {
  const report = { testResults: [named('a.test.ts', 'failed')] }
  expect(askedAgain(report, 1, '⎯⎯ Unhandled Errors ⎯⎯')).toEqual([])
})

test('asked again, the second answer counts, and what failed at first is told', () => {
  const first = { testResults: [named('a.test.ts', 'failed', 'passed'), good, unloaded] }
  const second = { testResults: [named('a.test.ts', 'passed', 'passed'), named('c.test.ts', 'passed')] }
  const { report, unsteady } = settledBy(first, second)
  expect(tallyOf(report, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 })
  expect(unsteady).toEqual(['a.test.ts: test 1', 'c.test.ts: the file as a whole'])
})

test('what fails again has failed, also where the second run broke', () => {
  const first = { testResults: [named('a.test.ts', 'failed', 'passed'), good] }
  const again = settledBy(first, first)
  expect(again.unsteady).toEqual([])
  expect(tallyOf(again.report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 })
  expect(tallyOf(settledBy(first, null).report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 })
})
