// A worker thread of Node 20 does not inherit the loader that reads TypeScript (tsx registers in the main thread only,
// and under vitest there is none), so the thread is given its own here, and then becomes the press.
import { register } from 'tsx/esm/api'

register()
await import('./pack.worker.ts')
