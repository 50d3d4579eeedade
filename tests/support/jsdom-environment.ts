import { builtinEnvironments, type Environment } from 'vitest/runtime'

/**
 * A browser's document in the very process that runs the API. The stock environment compiles every file as a browser
 * would get it, and then the API finds neither its migrations nor its fonts; this one compiles them for Node. The
 * document brings a `Uint8Array` of its own, by which no Buffer is one: the API keeps Node's, or no file can be stored.
 */
const environment: Environment = {
  ...builtinEnvironments.jsdom,
  name: 'jsdom-in-node',
  viteEnvironment: 'ssr',
  async setup(global, options) {
    const { Uint8Array: ofNode } = global
    const made = await builtinEnvironments.jsdom.setup(global, options)
    global.Uint8Array = ofNode
    return made
  },
}

export default environment
