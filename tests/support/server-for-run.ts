import type { TestProject } from 'vitest/node'
import { newDataFolder, removeDataFolder, startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product with the worked example is, for every file of the run. */
    productAddress: string
  }
}

/** Starts one product with the worked example for the whole run; files that stop or empty one start their own. */
export default async function serveForRun(project: TestProject): Promise<() => Promise<void>> {
  const folder = newDataFolder()
  const server = await startServer(folder)
  project.provide('productAddress', server.address)
  return async () => {
    await server.stop()
    removeDataFolder(folder)
  }
}
