import { builtinEnvironments, type Environment } from 'vitest/runtime'

/**
 * A browser's document in the very process that runs the API. The stock environment compiles every file as a browser
 * would get it, and then the API finds neither its migrations nor its fonts; this one compiles them for Node.
 */
const environment: Environment = { ...builtinEnvironments.jsdom, name: 'jsdom-in-node', viteEnvironment: 'ssr' }

export default environment
