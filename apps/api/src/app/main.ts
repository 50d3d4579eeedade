import { Problem } from '@ttc/domain/problem'
import { readConfig } from './config.ts'
import { serve } from './server.ts'

const started = new AbortController()
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const config = readConfig(process.env)
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => started.abort(name))
  const running = await serve(config, say, started.signal)
  say(`Turning the Curve is at ${running.address} (Ctrl+C stops)`)
  await new Promise((done) => (started.signal.aborted ? done(null) : started.signal.addEventListener('abort', done)))
  say('Stopping')
  await running.stop()
  process.exit(0)
} catch (error) {
  say(error instanceof Problem ? error.message : String(error instanceof Error ? (error.stack ?? error) : error))
  process.exit(1)
}
