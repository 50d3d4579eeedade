import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLargePages } from '../../apps/api/large-pages.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A first start makes and fills a database: some seconds, and many more on a machine that is busy otherwise. */
const START_MS = 180_000

/** The real product in a process of its own, over a data folder of its own. */
export type Server = Readonly<{
  /** 'http://127.0.0.1:<port>' */
  address: string
  folder: string
  pid: number
  /** What it wrote until it listened. */
  said: string
  /** Asked to end, as Ctrl-C does; answers its exit code. */
  stop: () => Promise<number | null>
  /** Ended without warning, as a lost machine does. */
  kill: () => Promise<unknown>
}>

export const newDataFolder = () => mkdtempSync(join(tmpdir(), 'ttc-journey-'))

export const removeDataFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/**
 * Starts it on a free port (or the one given) and answers when it listens, on the embedded database unless the address
 * of a server is given. Its pages must have been built. Where a day is given, its clock begins at nine on that day. `more` are
 * other settings.
 */
export async function startServer(
  folder: string,
  { port = 0, example = true, databaseUrl = '', day = '', more = {} } = {},
): Promise<Server> {
  if (!existsSync(join(root, 'apps', 'web', 'dist', 'index.html')))
    throw new Error('The pages are not built: run "npm test -- journeys", which builds them first.')
  // The channel lets the server notice when the tests are gone, however they ended.
  const clock = day === '' ? [] : ['--import', './tests/support/clock.mjs']
  const preload = ['--import', 'tsx', '--import', './apps/api/end-with-starter.mjs', ...clock]
  const child = spawn(process.execPath, [...preload, 'apps/api/src/app/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...withLargePages(),
      ...settings(folder, port, example),
      DATABASE_URL: databaseUrl,
      ...more,
      TEST_CLOCK_SHIFT_MS: day === '' ? '0' : String(Date.parse(`${day}T09:00:00Z`) - Date.now()),
    },
  })
  const { address, said } = await startOf(child)
  const unasked = (code: number | null, signal: string | null) =>
    console.error(`The server at ${address} ended by itself (${code ?? signal}).`)
  child.once('exit', unasked)
  const ended = (signal: NodeJS.Signals) => {
    child.off('exit', unasked)
    return end(child, signal)
  }
  return { address, folder, pid: child.pid ?? 0, said, stop: () => ended('SIGTERM'), kill: () => ended('SIGKILL') }
}

/** Runs a command of the product on a folder that no server holds, and answers what it said. */
export async function runCommand(folder: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/api/src/app/command.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings(folder, 0, false) },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The command ended with ${code}. It said:\n${said}`)
  return said
}

/** What stands beside one node. */
const BESIDE = ['DATABASE_REPLICA_URL', 'DATABASE_NAMED_STATEMENTS', 'METRICS_PORT', 'OTEL_EXPORTER_OTLP_ENDPOINT']
/** How people sign in elsewhere and how mail is sent. */
const NOT_SET = ['PUBLIC_URL', 'SECURE_COOKIES', 'TRUST_PROXY', 'SESSION_SECRET', 'SMTP_URL', 'OIDC_ISSUER', ...BESIDE]

/** Every setting is given, so that none comes from the environment of whoever runs the tests. */
function settings(folder: string, port: number, example: boolean) {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_FOLDER: folder,
    DATABASE_URL: '',
    EXAMPLE: example ? 'yes' : 'no',
    LOG_LEVEL: 'error',
    // A whole council's worth of pages comes from this one address.
    REQUESTS_PER_MINUTE: '100000',
    DRAIN_SECONDS: '0',
    ...Object.fromEntries(NOT_SET.map((name) => [name, ''])),
  }
}

function startOf(child: ChildProcess): Promise<Pick<Server, 'address' | 'said'>> {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The server did not start in time. It said:\n${said}`))
    }, START_MS)
    const found = { is: false }
    // What it logs afterwards is taken from it and not kept: a server under load says a great deal.
    const hear = (text: Buffer) => {
      if (found.is) return
      said += text.toString('utf8')
      const address = /is at (http:\S+)/.exec(said)?.[1]
      if (address === undefined) return
      found.is = true
      clearTimeout(late)
      resolve({ address, said })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The server ended (${code}). It said:\n${said}`))
    })
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}
