import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { passSignalsOn, startChild, stopCode } from '../apps/api/child.mjs'
import { buildWeb, checkNode, installPackages, Refusal, root, secondsSince } from '../apps/api/prepare.mjs'
import { inLanes } from './run/lanes.mjs'
import { findServer } from './run/postgres.mjs'
import { runProject } from './run/vitest.mjs'

/**
 * @typedef {import('./run/vitest.mjs').Tally} Tally
 * @typedef {import('./run/vitest.mjs').Stage} Stage
 * @typedef {(stage: Stage) => Promise<Tally>} Step
 */

const inCi = process.env.CI === 'true'
const browserPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const programOf = {
  tsc: ['node_modules', 'typescript', 'bin', 'tsc'],
  biome: ['node_modules', '@biomejs', 'biome', 'bin', 'biome'],
  knip: ['node_modules', 'knip', 'bin', 'knip.js'],
}
/** Workers of a step that runs alone: a database in memory takes some 0.8 GB in each of them. */
const workers = Math.min(Math.max(availableParallelism(), 2), 4)
/** Steps side by side. On two cores they take as long as one after the other, and what waits for a moment waits too long. */
const lanes = Math.max(1, Math.floor(workers / 2))

/** What is missing is a failure in CI, where everything has to run, and a stated skip elsewhere. @returns {Tally} */
const withoutIt = (/** @type {string} */ note) =>
  inCi ? { passed: 0, failed: 1, skipped: 0, note } : { passed: 0, failed: 0, skipped: 1, note }

/**
 * Tests that need a server or a browser have both by now: in CI none of them may leave itself out.
 * @param {Tally} tally @returns {Tally}
 */
const nothingLeftOut = (tally) =>
  inCi && tally.skipped > 0 ? { ...tally, failed: tally.failed + 1, note: 'nothing may be skipped here in CI' } : tally

/** @param {readonly (readonly [keyof typeof programOf, ...string[]])[]} commands each counts as one test @returns {Step} */
const runTools = (commands) => async (stage) => {
  let failed = 0
  for (const [program, ...args] of commands) {
    const ending = await startChild(process.execPath, [join(root, ...programOf[program]), ...args], { cwd: root }).ended
    if (ending.code === 0) continue
    failed += 1
    stage.say(ending.output.trimEnd())
  }
  return { passed: commands.length - failed, failed, skipped: 0 }
}

/** @type {Promise<void> | undefined} */
let pages
/** The web pages, built once for the steps that start the product as a whole, also where they run side by side. */
const builtPages = () => (pages ??= buildWeb())

/** @type {Step} */
async function runOnPostgres(stage) {
  const server = await findServer()
  if (typeof server === 'string') return withoutIt(server)
  try {
    stage.say(`on ${server.from}`)
    await builtPages()
    const more = { TEST_DATABASE_URL: server.url }
    return nothingLeftOut(await runProject('api', stage, { more, mayAskAgain: true }))
  } finally {
    await server.stop()
  }
}

/** @type {Step} */
async function runJourneys(stage) {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : browserPlaces
  const browser = places.find((place) => existsSync(place))
  if (browser === undefined) return withoutIt(`no Chromium at ${places.join(', ')} (set CHROMIUM_PATH)`)
  await builtPages()
  return nothingLeftOut(await runProject('journeys', stage, { more: { CHROMIUM_PATH: browser }, mayAskAgain: true }))
}

/** @param {string} project @param {Parameters<typeof runProject>[2]} [how] @returns {Step} */
const projectOf = (project, how) => (stage) => runProject(project, stage, how)

// Empty rather than absent: a server named in the environment is for its own step only.
const onEmbedded = { more: { TEST_DATABASE_URL: '' }, mayAskAgain: true }

/** The longest first, so that none of them is left to the end alone. @type {Readonly<Record<string, Step>>} */
const steps = {
  journeys: runJourneys,
  postgres: runOnPostgres,
  api: projectOf('api', onEmbedded),
  web: projectOf('web', onEmbedded),
  types: runTools([
    ['tsc', '-p', 'tsconfig.json'],
    ['tsc', '-p', 'packages/domain/tsconfig.json'],
  ]),
  domain: projectOf('domain'),
  lint: runTools([
    ['biome', 'check', '.', '--error-on-warnings'],
    ['knip', '--no-progress', '--no-config-hints'],
  ]),
  architecture: projectOf('architecture'),
  contracts: projectOf('contracts'),
}

/** @param {string} name @param {boolean} isAlone @returns {Promise<Tally>} a step that breaks down counts as one failure */
async function run(name, isAlone) {
  const since = performance.now()
  console.log(isAlone ? `\n== ${name}` : `== ${name} begins`)
  /** @type {string[]} */
  const said = []
  const say = isAlone ? console.log : (/** @type {string} */ text) => void said.push(text)
  const stage = { workers: isAlone ? workers : 1, show: isAlone, say }
  /** @type {Tally} */
  const tally = await (steps[name]?.(stage) ?? Promise.reject(new Refusal(`no step ${name}`))).catch((error) => {
    say(error instanceof Refusal ? error.message : String(error?.stack ?? error))
    return { passed: 0, failed: 1, skipped: 0 }
  })
  const result = tally.failed > 0 ? 'FAILED' : 'ok'
  const note = tally.note === undefined ? '' : ` (${tally.note})`
  // What ran beside others is told in one piece, so that no step's words stand among another's.
  if (!isAlone) console.log([`\n== ${name}`, ...said].join('\n'))
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
  const act = (/** @type {string} */ name) => run(name, lanes === 1 || names.length === 1)
  const tallies = await inLanes(names, lanes, act, () => stopCode() !== null)
  if (stopCode() !== null) throw new Refusal('Stopped before all steps were run.')
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const tally of tallies) {
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
  }
  const unsteady = tallies.flatMap((tally) => tally.unsteady ?? [])
  if (unsteady.length > 0) console.log(['\nPassed only when asked again, alone:', ...unsteady].join('\n  '))
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
