import { readConfig } from '../../apps/api/src/app/config.ts'
import { serve } from '../../apps/api/src/app/server.ts'

/** The product as a process that is only ever killed: it has no pages, and says where it listens. */
const config = { ...readConfig(process.env), webFolder: import.meta.dirname }
const { address } = await serve(config, (line) => process.stdout.write(`${line}\n`), new AbortController().signal)
process.stdout.write(`listens at ${address}\n`)
