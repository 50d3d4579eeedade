import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startChild } from '../../apps/api/child.mjs'
import { root } from '../../apps/api/prepare.mjs'

/**
 * @typedef {Readonly<{ passed: number, failed: number, skipped: number, note?: string }>} Tally
 * @typedef {{ name: string, startTime: number, endTime: number }} FileTime in milliseconds
 * @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult
 */

/**
 * Counts of a Vitest JSON report. A file that could not be loaded has no tests in the report, and an error outside
 * any test shows only in the exit code: each of these is one failure, so that neither can pass unseen.
 * @param {{ testResults: FileResult[] } | null} report @param {number} code @returns {Tally}
 */
export function tallyOf(report, code) {
  const files = report?.testResults ?? []
  const results = files.flatMap((file) => file.assertionResults)
  const count = (/** @type {string} */ status) => results.filter((result) => result.status === status).length
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((r) => r.status === 'failed'),
  )
  const failed = count('failed') + broken.length
  return {
    passed: count('passed'),
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.length - count('passed') - count('failed'),
    ...(files.length === 0 && code === 0 ? { note: 'no test files yet' } : {}),
  }
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
 * Runs one project of tests/vitest.config.ts, its dots and failures going straight to the terminal or to `say`.
 * @param {string} project @param {Readonly<{ workers: number, show: boolean, say: (text: string) => void }>} stage
 * @param {NodeJS.ProcessEnv} [more] settings for the tests @returns {Promise<Tally>}
 */
export async function runProject(project, { workers, show, say }, more = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ttc-tests-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--config', 'tests/vitest.config.ts', '--project', project, '--passWithNoTests']
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  // A log that keeps every dot in colour is ten times as long and read by nobody.
  const plain = show && process.env.CI !== 'true' ? {} : { NO_COLOR: '1' }
  const env = { ...process.env, ...plain, TEST_WORKERS: String(workers), ...more }
  const { code, output } = await startChild(process.execPath, [vitest, ...args, ...reporters], { cwd: root, env, show })
    .ended
  if (!show) say(output.trim())
  /** @type {{ testResults: (FileResult & FileTime)[] } | null} */
  const told = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  const slowest = slowestOf(told?.testResults ?? [])
  if (slowest !== '') (show ? console.log : say)(`The slowest files: ${slowest}`)
  return tallyOf(told, code)
}
