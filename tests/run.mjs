import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { passSignalsOn, startChild, stopCode } from '../apps/api/child.mjs'
import { buildWeb, checkNode, installPackages, Refusal, root, secondsSince } from '../apps/api/prepare.mjs'
import { findServer } from './run/postgres.mjs'
import { runProject } from './run/vitest.mjs'

/** @typedef {import('./run/vitest.mjs').Tally} Tally */

const inCi = process.env.CI === 'true'
const browserPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const programOf = {
  tsc: ['node_modules', 'typescript', 'bin', 'tsc'],
  biome: ['node_modules', '@biomejs', 'biome', 'bin', 'biome'],
  knip: ['node_modules', 'knip', 'bin', 'knip.js'],
}

/** What is missing is a failure in CI, where everything has to run, and a stated skip elsewhere. @returns {Tally} */
const withoutIt = (/** @type {string} */ note) =>
  inCi ? { passed: 0, failed: 1, skipped: 0, note } : { passed: 0, failed: 0, skipped: 1, note }

/**
 * Tests that need a server or a browser have both by now: in CI none of them may leave itself out.
 * @param {Tally} tally @returns {Tally}
 */
const nothingLeftOut = (tally) =>
  inCi && tally.skipped > 0 ? { ...tally, failed: tally.failed + 1, note: 'nothing may be skipped here in CI' } : tally

/** @param {readonly (readonly [keyof typeof programOf, ...string[]])[]} commands each counts as one test @returns {Promise<Tally>} */
async function runTools(commands) {
  let failed = 0
  for (const [program, ...args] of commands) {
    const ending = await startChild(process.execPath, [join(root, ...programOf[program]), ...args], { cwd: root }).ended
    if (ending.code === 0) continue
    failed += 1
    console.log(ending.output.trimEnd())
  }
  return { passed: commands.length - failed, failed, skipped: 0 }
}

async function runOnPostgres() {
  const server = await findServer()
  if (typeof server === 'string') return withoutIt(server)
  try {
    console.log(`on ${server.from}`)
    return nothingLeftOut(await runProject('api', { TEST_DATABASE_URL: server.url }))
  } finally {
    await server.stop()
  }
}

async function runJourneys() {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : browserPlaces
  const browser = places.find((place) => existsSync(place))
  if (browser === undefined) return withoutIt(`no Chromium at ${places.join(', ')} (set CHROMIUM_PATH)`)
  await buildWeb()
  return nothingLeftOut(await runProject('journeys', { CHROMIUM_PATH: browser }))
}

/** @type {Readonly<Record<string, () => Promise<Tally>>>} */
const steps = {
  types: () =>
    runTools([
      ['tsc', '-p', 'tsconfig.json'],
      ['tsc', '-p', 'packages/domain/tsconfig.json'],
    ]),
  lint: () =>
    runTools([
      ['biome', 'check', '.', '--error-on-warnings'],
      ['knip', '--no-progress', '--no-config-hints'],
    ]),
  architecture: () => runProject('architecture'),
  domain: () => runProject('domain'),
  contracts: () => runProject('contracts'),
  // Empty rather than absent: a server named in the environment is for the next step only.
  api: () => runProject('api', { TEST_DATABASE_URL: '' }),
  postgres: runOnPostgres,
  web: () => runProject('web', { TEST_DATABASE_URL: '' }),
  journeys: runJourneys,
}

/** @param {string} name @returns {Promise<Tally>} a step that breaks down counts as one failure */
async function run(name) {
  const since = performance.now()
  console.log(`\n== ${name}`)
  /** @type {Tally} */
  const tally = await (steps[name]?.() ?? Promise.reject(new Refusal(`no step ${name}`))).catch((error) => {
    console.error(error instanceof Refusal ? error.message : error)
    return { passed: 0, failed: 1, skipped: 0 }
  })
  const result = tally.failed > 0 ? 'FAILED' : 'ok'
  const note = tally.note === undefined ? '' : ` (${tally.note})`
  console.log(
    `== ${name}: ${result}, ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped, ${secondsSince(since)}${note}`,
  )
  return tally
}

/** @param {readonly string[]} names @returns {Promise<number>} the exit code */
async function runAll(names) {
  const unknown = names.filter((name) => !Object.hasOwn(steps, name))
  if (unknown.length > 0) throw new Refusal(`No step ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(' ')}`)
  checkNode()
  passSignalsOn()
  await installPackages()
  const since = performance.now()
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const name of names) {
    const tally = await run(name)
    if (stopCode() !== null) throw new Refusal('Stopped before all steps were run.')
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
  }
  console.log(`\nAll steps took ${secondsSince(since)}.`)
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed > 0 ? 1 : 0
}

try {
  const asked = process.argv.slice(2)
  process.exitCode = await runAll(asked.length > 0 ? asked : Object.keys(steps))
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = stopCode() ?? 1
}
