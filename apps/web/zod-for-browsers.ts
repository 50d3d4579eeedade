import type { Plugin } from 'vite'

const SCHEMAS = /\/zod\/v4\/classic\/schemas\.js$/
const WRITERS = /^import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from .+$/m
const WRITTEN = /^\s*inst\._zod\.processJSONSchema = .+$/gm
const NO_WRITERS = `const createToJSONSchemaMethod = () => () => { throw new Error('JSON Schema is not written in a browser.') }
const createStandardJSONSchemaMethod = createToJSONSchemaMethod`
const NO_COMPILER = 'core.config({ jitless: true })'

/**
 * Leaves out of the pages how a schema is written as JSON Schema, which only the API's own description needs: every
 * schema holds on to it, so that no bundler can tell that nobody asks. A zod that is built otherwise ends the build here.
 * It also tells zod not to try whether it may compile code: the pages' policy forbids that, and reports each try.
 */
export function zodForBrowsers(): Plugin {
  return {
    name: 'zod-for-browsers',
    apply: 'build',
    transform: {
      filter: { id: SCHEMAS },
      handler(code) {
        if (!WRITERS.test(code) || code.match(WRITTEN) === null)
          throw new Error('This zod writes JSON Schema in another way: see apps/web/zod-for-browsers.ts.')
        return { code: `${code.replace(WRITERS, NO_WRITERS).replaceAll(WRITTEN, '')}\n${NO_COMPILER}`, map: null }
      },
    },
  }
}
