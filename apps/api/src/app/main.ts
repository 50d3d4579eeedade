import { Problem } from '@ttc/domain/problem'
import { readConfig } from './config.ts'
import { lineOf } from './log.ts'
import { serve } from './server.ts'

/** What is under way then is broken off whole: a container is killed after ten seconds. */
const STOP_MS = 9_000

const started = new AbortController()
const isContainer = process.env.NODE_ENV === 'production'
const say = (line: string) => process.stdout.write(`${lineOf(line, isContainer)}\n`)

try {
  const config = readConfig(process.env)
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => started.abort(name))
  const running = await serve(config, say, started.signal)
  say(`Turning the Curve is at ${running.address} (Ctrl+C stops)`)
  await new Promise((done) => (started.signal.aborted ? done(null) : started.signal.addEventListener('abort', done)))
  say('Stopping')
  const late = setTimeout(() => {
    say('Not everything could be ended in time: what was under way is undone by the database')
    process.exit(1)
  }, STOP_MS)
  late.unref()
  // Ctrl+C is pressed by somebody at the terminal: no balancer has to be told.
  await running.stop(started.signal.reason === 'SIGTERM' ? config.drainMs : 0)
  process.exit(0)
} catch (error) {
  say(error instanceof Problem ? error.message : String(error instanceof Error ? (error.stack ?? error) : error))
  process.exit(1)
}
