import { builtinEnvironments, type Environment } from 'vitest/runtime'

/** One browser for all files of a worker: nothing else is told when the last of them is over. */
const environment: Environment = {
  ...builtinEnvironments.node,
  name: 'browser',
  viteEnvironment: 'ssr',
  setup: async (global, options) => {
    const node = await builtinEnvironments.node.setup(global, options)
    return {
      teardown: async () => {
        await global.endBrowser?.()
        await node.teardown(global)
      },
    }
  },
}

export default environment
