import { passSignalsOn, startChild } from '../../apps/api/child.mjs'
import { withLargePages } from '../../apps/api/large-pages.mjs'
import { root } from '../../apps/api/prepare.mjs'

// In a process of its own, whose memory is fetched as the product's is.
passSignalsOn()
const program = ['--expose-gc', '--import', 'tsx', 'tests/bench/run.ts', ...process.argv.slice(2)]
const { ended } = startChild(process.execPath, program, { cwd: root, env: withLargePages(), show: true })
process.exitCode = (await ended).code
