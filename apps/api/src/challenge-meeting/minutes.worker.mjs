// A worker thread of Node 20 does not inherit the loader that reads TypeScript, so it is given its own here.
import { register } from 'tsx/esm/api'

register()
await import('./minutes.worker.ts')
