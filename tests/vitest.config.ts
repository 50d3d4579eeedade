import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Tests of pure functions leave nothing behind, so their files can share a worker. */
const pure = (name: string) => ({
  test: { name, root, include: [`tests/${name}/**/*.test.ts`], environment: 'node', isolate: false },
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

const journeys = whole('journeys', 'ts', 'node', 120_000)

export default defineConfig({
  root,
  test: {
    // An embedded database takes some 0.8 GB while it is made, and the smallest machine has two cores.
    maxWorkers: 2,
    projects: [
      pure('domain'),
      pure('architecture'),
      pure('contracts'),
      whole('api', 'ts', 'node', 30_000),
      whole('web', 'tsx', './tests/support/jsdom-environment.ts', 30_000),
      { test: { ...journeys.test, globalSetup: [`${root}tests/support/server-for-run.ts`], fileParallelism: false } },
    ],
  },
})
