import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {Readonly<{ code: number, output: string, started: boolean }>} Ending
 * @typedef {Readonly<{
 *   cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, channel?: boolean, uid?: number, gid?: number,
 * }>} ChildOptions
 * @typedef {Readonly<{ ended: Promise<Ending>, stop: (signal: NodeJS.Signals) => void }>} Child
 */

const hasGroups = process.platform !== 'win32'
const graceMs = 20_000
const parentMs = 500

/** @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set()

/** @type {NodeJS.Signals | null} */
let stoppedBy = null

/** The exit code the shell's custom gives to an end by a signal. @param {NodeJS.Signals} signal */
const codeOf = (signal) => 128 + constants.signals[signal]

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalTo(child, signal) {
  if (child.pid === undefined) return
  try {
    if (hasGroups) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // it ended in the meantime
  }
}

/**
 * Starts a command in a process group of its own: a Ctrl-C in the terminal then reaches this process alone, which
 * passes it on once, and whatever the command has started can be stopped with it. With `show` its lines go straight
 * to the terminal, otherwise they are kept for the caller. `channel` lets the child notice when this process is gone.
 * @param {string} command @param {readonly string[]} args @param {ChildOptions} [options]
 * @returns {Child}
 */
export function startChild(command, args, options = {}) {
  const { show = false, channel = false, ...rest } = options
  const out = show ? 'inherit' : 'pipe'
  const child = spawn(command, args, {
    ...rest,
    detached: hasGroups,
    shell: command.endsWith('.cmd'),
    stdio: channel ? ['ignore', out, out, 'ipc'] : ['ignore', out, out],
  })
  alive.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const ended = new Promise((/** @type {(ending: Ending) => void} */ resolve) => {
    child.once('error', (error) => {
      alive.delete(child)
      resolve({ code: 127, output: `${output}${error.message}\n`, started: child.pid !== undefined })
    })
    child.once('close', (code, signal) => {
      alive.delete(child)
      resolve({ code: code ?? codeOf(signal ?? 'SIGKILL'), output, started: true })
    })
  })
  return { ended, stop: (signal) => signalTo(child, signal) }
}

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
function stopAll(signal) {
  // npm sends its own copy of a terminal's Ctrl-C: a second signal must not cut an orderly stop short.
  if (stoppedBy !== null) return
  stoppedBy = signal
  for (const child of alive) signalTo(child, signal === 'SIGHUP' ? 'SIGTERM' : signal)
  setTimeout(() => {
    process.stderr.write(`Still running ${graceMs / 1000} s after ${signal}: ended now.\n`)
    for (const child of alive) signalTo(child, 'SIGKILL')
  }, graceMs).unref()
}

/**
 * Passes a stop signal on to every child, once; those that do not end in time are ended hard. Under npm, the shell
 * between npm and this process dies of a signal without passing it on: the loss of that parent counts as a stop.
 */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stopAll(signal))
  const parent = process.ppid
  const watch = () => (process.ppid === parent ? undefined : stopAll('SIGTERM'))
  if (process.env.npm_lifecycle_event !== undefined) setInterval(watch, parentMs).unref()
  process.on('exit', () => {
    for (const child of alive) signalTo(child, 'SIGKILL')
  })
}

/** The exit code owed to a signal that asked this process to stop; null while none has. */
export const stopCode = () => (stoppedBy === null ? null : codeOf(stoppedBy))
