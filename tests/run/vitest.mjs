import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startChild } from '../../apps/api/child.mjs'
import { root } from '../../apps/api/prepare.mjs'

/**
 * @typedef {Readonly<{ passed: number, failed: number, skipped: number, note?: string, unsteady?: readonly string[] }>} Tally
 *   `unsteady`: what passed only when it was asked again
 * @typedef {{ name: string, startTime: number, endTime: number }} FileTime in milliseconds
 * @typedef {{ name?: string, status: string, assertionResults: { status: string, fullName?: string }[] }} FileResult
 * @typedef {{ testResults: FileResult[] }} Report
 * @typedef {Readonly<{ workers: number, show: boolean, say: (text: string) => void }>} Stage where a step runs: with so
 *   many workers, and either straight on the terminal or beside others, when `say` keeps its words together
 */

/**
 * Counts of a Vitest JSON report. A file that could not be loaded has no tests in the report, and an error outside
 * any test shows only in the exit code: each of these is one failure, so that neither can pass unseen.
 * @param {Report | null} report @param {number} code @returns {Tally}
 */
export function tallyOf(report, code) {
  const files = report?.testResults ?? []
  const results = files.flatMap((file) => file.assertionResults)
  const count = (/** @type {string} */ status) => results.filter((result) => result.status === status).length
  const broken = files.filter((file) => file.status === 'failed' && failedIn(file).length === 0)
  const failed = count('failed') + broken.length
  return {
    passed: count('passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.length - count('passed') - count('failed'),
    ...(files.length === 0 && code === 0 ? { note: 'no test files yet' } : {}),
  }
}

/** @param {FileResult} file @returns {readonly string[]} its failed tests by name */
const failedIn = ({ assertionResults }) =>
  assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName ?? '')

/** What Vitest prints over errors that belong to no test. */
const OUTSIDE_TESTS = /Unhandled (?:Errors?|Rejections?)/

/** More that fail at once are no accident. */
const MOST_AGAIN = 3

/**
 * The files to be asked once more, alone: where of thousands of tests that wait for processes and clocks a few failed.
 * None where nothing failed, where more did, or where the run itself broke: an error outside any test stands in what
 * was printed alone, and must not be forgotten over a test that failed beside it.
 * @param {Report | null} report @param {number} code @param {string} output @returns {readonly string[]}
 */
export function askedAgain(report, code, output) {
  if (OUTSIDE_TESTS.test(output)) return []
  const files = (report?.testResults ?? []).filter(({ status }) => status === 'failed')
  return tallyOf(report, code).failed > MOST_AGAIN ? [] : files.flatMap(({ name }) => name ?? [])
}

/**
 * What is so in the end where some files were asked again: their second answer stands, and what failed at first is
 * told by name.
 * @param {Report} first @param {Report | null} second @returns {Readonly<{ report: Report, unsteady: readonly string[] }>}
 */
export function settledBy(first, second) {
  const again = new Map(second?.testResults.map((file) => [file.name, file]))
  const report = { testResults: first.testResults.map((file) => again.get(file.name) ?? file) }
  const unsteady = first.testResults.flatMap((file) => {
    if (file.status !== 'failed' || again.get(file.name)?.status !== 'passed') return []
    const names = failedIn(file)
    return (names.length > 0 ? names : ['the file as a whole']).map((test) => `${basename(file.name ?? '')}: ${test}`)
  })
  return { report, unsteady }
}

/** How many files are told of: what makes a step long is mostly a handful. */
const SLOWEST = 12

/**
 * The files that took longest, a line; empty where all are quick.
 * @param {readonly FileTime[]} files @returns {string}
 */
export function slowestOf(files) {
  return files
    .map(({ name, startTime, endTime }) => ({ name: basename(name), seconds: (endTime - startTime) / 1000 }))
    .filter(({ seconds }) => seconds >= 5)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(0)} s`)
    .join(', ')
}

/**
 * Runs one project of tests/vitest.config.ts, its dots and failures going straight to the terminal or to `say`. Where
 * `mayAskAgain`, the few files that failed are run once more, alone, and what passed only then is told.
 * @param {string} project @param {Stage} stage
 * @param {Readonly<{ more?: NodeJS.ProcessEnv, mayAskAgain?: boolean }>} [how] `more`: settings for the tests
 * @returns {Promise<Tally>}
 */
export async function runProject(project, stage, { more = {}, mayAskAgain = false } = {}) {
  const first = await vitest(project, [], stage, more)
  const slowest = slowestOf(first.report?.testResults ?? [])
  const tell = stage.show ? console.log : stage.say
  if (slowest !== '') tell(`The slowest files: ${slowest}`)
  const files = mayAskAgain ? askedAgain(first.report, first.code, first.output) : []
  if (first.report === null || files.length === 0) return tallyOf(first.report, first.code)
  tell(`Asked again, alone: ${files.map((file) => basename(file)).join(', ')}`)
  const second = await vitest(project, files, stage, more)
  const { report, unsteady } = settledBy(first.report, second.report)
  return { ...tallyOf(report, second.code), ...(unsteady.length > 0 ? { unsteady } : {}) }
}

/**
 * @param {string} project @param {readonly string[]} files all of them where none is named
 * @param {Stage} stage @param {NodeJS.ProcessEnv} more
 * @returns {Promise<Readonly<{ report: { testResults: (FileResult & FileTime)[] } | null, code: number, output: string }>>}
 */
async function vitest(project, files, { workers, show, say }, more) {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-tests-'))
  const to = join(folder, 'report.json')
  const args = ['run', ...files, '--config', 'tests/vitest.config.ts', '--project', project, '--passWithNoTests']
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${to}`]
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  // A log that keeps every dot in colour is ten times as long and read by nobody.
  const plain = show && process.env.CI !== 'true' ? {} : { NO_COLOR: '1' }
  const env = { ...process.env, ...plain, TEST_WORKERS: String(workers), ...more }
  const { code, output } = await startChild(process.execPath, [program, ...args, ...reporters], {
    cwd: root,
    env,
    show,
  }).ended
  if (!show) say(output.trim())
  const report = existsSync(to) ? JSON.parse(readFileSync(to, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  return { report, code, output }
}
