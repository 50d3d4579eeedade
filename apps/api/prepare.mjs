import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startChild, stopCode } from './child.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const packagesStamp = join(root, 'node_modules', '.ttc-stamp')
const webStamp = join(root, 'node_modules', '.ttc-web-stamp')
const webFolder = join(root, 'apps', 'web')
const webSources = ['apps/web', 'packages/contracts', 'packages/domain', 'packages/figure', 'tsconfig.json']
const progressMs = 10_000

/** A step that could not be done; its message is for the person at the terminal. */
export class Refusal extends Error {}

/** @param {number} since a reading of performance.now() */
export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** @param {string} path relative to the root */
const read = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path)) : '')

/** @param {string} path */
const stampIn = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** Refuses a Node older than package.json asks for, before anything of the project is loaded. */
export function checkNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '')
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Refusal(
    `Node ${wanted} or newer is needed; this is ${process.versions.node}. Install a newer one and run this again.`,
  )
}

/**
 * Runs one step, says what it is and how long it took; what the command printed is shown only when it fails.
 * @param {string} what @param {string} command @param {readonly string[]} args @param {string} [cwd]
 */
async function runStep(what, command, args, cwd = root) {
  const since = performance.now()
  if (stopCode() !== null) throw new Refusal(`${what}: not begun, as asked to stop.`)
  console.log(`${what} …`)
  const progress = setInterval(() => console.log(`  still at it after ${secondsSince(since)}`), progressMs)
  const ending = await startChild(command, args, { cwd }).ended
  clearInterval(progress)
  if (stopCode() !== null) throw new Refusal(`${what}: stopped before it was done; the next run does it again.`)
  if (ending.code !== 0) throw new Refusal(`${ending.output.trimEnd()}\n${what}: failed (exit code ${ending.code}).`)
  console.log(`  done in ${secondsSince(since)}`)
}

/** The lock file decides what is installed; the platform decides which binaries. */
function packagesHash() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  return hash.update(read('package-lock.json')).digest('hex')
}

/** Installs the packages of the lock file unless the last complete install was of the same ones. */
export async function installPackages() {
  if (stampIn(packagesStamp) === packagesHash()) return
  const npmFile = process.env.npm_execpath ?? ''
  // --include=dev: the tools that build the pages are needed even where NODE_ENV says production.
  const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline']
  if (/npm-cli\.c?js$/.test(npmFile)) await runStep('Installing packages', process.execPath, [npmFile, ...args])
  else await runStep('Installing packages', process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(packagesStamp, packagesHash())
}

/** @param {string} path relative to the root @returns {string[]} the files in it, in a fixed order */
function filesIn(path) {
  if (!existsSync(join(root, path))) return []
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return []
    return entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]
  })
}

function webHash() {
  const hash = createHash('sha256').update(packagesHash())
  const files = webSources.flatMap((source) => (source.endsWith('.json') ? [source] : filesIn(source)))
  for (const file of files) hash.update(`${file}\n`).update(read(file))
  return hash.digest('hex')
}

/** Builds the web pages unless the last complete build was of the same sources. */
export async function buildWeb() {
  const hash = webHash()
  if (existsSync(join(webFolder, 'dist', 'index.html')) && stampIn(webStamp) === hash) return
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  await runStep('Building the web pages', process.execPath, [vite, 'build'], webFolder)
  writeFileSync(webStamp, hash)
}
