import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Tests of pure functions leave nothing behind, so their files can share a worker. */
const pure = (name: string) => ({
  test: {
    name,
    root,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node',
    isolate: false,
    // For a machine that is busy with the other steps too: each takes well under a second.
    testTimeout: 30_000,
  },
})

/** Each of these starts an application with a database of its own, and a browser at most. */
const whole = (name: string, ending: string, environment: string, testTimeout: number) => ({
  test: {
    name,
    root,
    include: [`tests/${name}/**/*.test.${ending}`],
    environment,
    globalSetup: [`${root}tests/support/template.ts`],
    testTimeout,
    hookTimeout: Math.max(60_000, testTimeout * 1.5),
  },
})

/** What only a server can show (it goes away and comes back), or only the embedded database (two on one folder). */
const otherDatabase = process.env.TEST_DATABASE_URL ? 'embedded' : 'server'

const journeys = whole('journeys', 'ts', `${root}tests/support/browser-environment.ts`, 120_000)

export default defineConfig({
  root,
  test: {
    // An embedded database takes some 0.8 GB while it is made, and the smallest machine has two cores.
    maxWorkers: Number(process.env.TEST_WORKERS ?? 2),
    projects: [
      pure('domain'),
      pure('architecture'),
      pure('contracts'),
      // Each file closes what it opened, so that they can share a worker: loading the application anew costs as much again.
      {
        test: {
          ...whole('api', 'ts', 'node', 30_000).test,
          isolate: false,
          exclude: [`tests/api/${otherDatabase}/**`],
        },
      },
      {
        test: {
          ...whole('web', 'tsx', `${root}tests/support/jsdom-environment.ts`, 30_000).test,
          isolate: false,
          setupFiles: [`${root}tests/support/fresh-document.ts`],
        },
      },
      {
        test: {
          ...journeys.test,
          isolate: false,
          globalSetup: [`${root}tests/support/server-for-run.ts`],
          fileParallelism: false,
        },
      },
    ],
  },
})
