import { passSignalsOn, startChild, stopCode } from './child.mjs'
import { withLargePages } from './large-pages.mjs'
import { buildWeb, checkNode, installPackages, Refusal, root, secondsSince } from './prepare.mjs'

const since = performance.now()

/** Everything from a fresh clone to a served product; the server's settings come from the environment unchanged. */
async function start() {
  checkNode()
  passSignalsOn()
  await installPackages()
  await buildWeb()
  if (stopCode() !== null) throw new Refusal('Stopped before the server was started.')
  console.log(`Starting the server (ready to start after ${secondsSince(since)}). Ctrl-C stops it.`)
  const preload = ['--import', 'tsx', '--import', './apps/api/end-with-starter.mjs']
  const server = startChild(process.execPath, [...preload, 'apps/api/src/app/main.ts'], {
    cwd: root,
    env: withLargePages(),
    show: true,
    channel: true,
  })
  const { code } = await server.ended
  console.log(`The server ended (exit code ${code}).`)
  return code
}

try {
  process.exitCode = await start()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = stopCode() ?? 1
}
