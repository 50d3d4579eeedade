import { describe, expect, test } from 'vitest'
import { rules } from './rules.ts'
import type { SourceFile } from './tree.ts'

type RuleName = keyof typeof rules
type Case = readonly [RuleName, path: string, text: string, ...more: SourceFile[]]

const domain = 'packages/domain/src'
const api = 'apps/api/src'
const web = 'apps/web/src'
// Hosts and paths are put together here, so that this file does not itself contain what it plants.
const host = ['registry', 'example', 'com'].join('.')
const machinePath = ['', 'home', 'someone', 'project'].join('/')
const inward = 'domain, contracts, figure, db, web and api import only what they may'

const planted: readonly Case[] = [
  [inward, `${domain}/period.ts`, `import { z } from 'zod'`],
  [inward, `${domain}/period.ts`, `import { readFileSync } from 'node:fs'`],
  [inward, `${domain}/period.ts`, `type Rows = import('@ttc/db/plan').Rows`],
  [inward, `${domain}/period.ts`, `const z = await import(\`zod\`)`],
  [inward, 'packages/contracts/src/plan.ts', `import type { Table } from '@ttc/db/plan'`],
  [inward, 'packages/contracts/src/plan.ts', `export { curve } from '@ttc/figure/curve'`],
  [inward, 'packages/figure/src/figure.ts', `import { line } from 'd3'`],
  [inward, 'packages/figure/src/figure.ts', `import { PlanView } from '@ttc/contracts/plan'`],
  [inward, 'packages/db/src/plan.ts', `import { PlanView } from '@ttc/contracts/plan'`],
  [inward, 'packages/db/src/plan.ts', `import fastify from 'fastify'`],
  [inward, `${web}/plan/PlanPage.tsx`, `import type { plan } from '@ttc/db/plan'`],
  [inward, `${web}/plan/PlanPage.tsx`, `import { buildApp } from '@ttc/api/app/build-app'`],
  [inward, `${web}/plan/PlanPage.tsx`, `import { join } from 'node:path'`],
  [inward, `${api}/plan/plan.routes.ts`, `import { createElement } from 'react'`],
  ['a relative import stays in its package', `${web}/plan/PlanPage.tsx`, `import '../../../api/src/app/access.ts'`],
  ['a relative import stays in its package', `${domain}/period.ts`, `export * from '../../figure/src/figure.ts'`],
  ['every import names its module', `${api}/app/commands.ts`, `const name = 'x'; await import(name)`],
  ['every import names its module', `${api}/app/commands.ts`, `const n = 1; await import(\`./plan-\${n}.ts\`)`],
  ['only queries, commands and app/ touch tables', `${api}/plan/plan.routes.ts`, `import { plan } from '@ttc/db/plan'`],
  ['only queries, commands and app/ touch tables', `${api}/plan/plan.routes.ts`, `import { eq } from 'drizzle-orm'`],
  ['only app/ connects to the database', `${api}/plan/plan.queries.ts`, `import { connect } from '@ttc/db/connect'`],
  ['queries know no HTTP', `${api}/plan/plan.queries.ts`, `import type { FastifyRequest } from 'fastify'`],
  ['queries know no HTTP', `${api}/plan/plan.queries.ts`, `import { planRoutes } from './plan.routes.ts'`],
  [
    'only app/ imports routes',
    `${api}/plan/plan.queries.ts`,
    `import { outcomeRoutes } from '../outcome/outcome.routes.ts'`,
  ],
  [
    'what makes traces is loaded only when they are asked for',
    `${api}/app/traces.ts`,
    `import { trace } from '@opentelemetry/api'`,
  ],
  ['rooms do not know app/', `${api}/plan/plan.routes.ts`, `import type { Scope } from '../app/access.ts'`],
  ['rooms do not know app/', `${web}/plan/PlanPage.tsx`, `import { routes } from '../app/routes.tsx'`],
  [
    'only the access check and commands make a scope',
    `${api}/plan/plan.routes.ts`,
    `const scope = scopeFor(id, member)`,
  ],
  ['design/ knows no room', `${web}/design/Button.tsx`, `import type { Plan } from '../plan/plan.api.ts'`],
  ['design/ knows no room', `${web}/design/Button.tsx`, `import { layout } from '../app/layout.tsx'`],
  ['only charts draw with recharts', `${web}/figure/CurveFigure.tsx`, `import { LineChart } from 'recharts'`],
  ['no cycle of files', `${domain}/plan.ts`, `import './plan.ts'`],
  [
    'no cycle of files',
    `${domain}/figure/a.ts`,
    `import type { B } from './b.ts'`,
    { path: `${domain}/figure/b.ts`, text: `export * from './c.ts'` },
    { path: `${domain}/figure/c.ts`, text: `import './a.ts'` },
  ],
  [
    'no cycle of rooms in a package',
    `${domain}/figure/a.ts`,
    `import '../spc.ts'`,
    { path: `${domain}/spc.ts`, text: `import './figure/b.ts'` },
    { path: `${domain}/figure/b.ts`, text: 'export const b = 1' },
  ],
  ['no name that says nothing', `${domain}/date-utils.ts`, ''],
  ['no name that says nothing', `${domain}/index.ts`, ''],
  ['no name that says nothing', `${api}/services/plan.ts`, ''],
  ['no name that says nothing', `${web}/plan/PlanHelper.tsx`, ''],
  ['no name that says nothing', 'tests/support/common.ts', ''],
  ['every room is a known word', `${domain}/kpi.ts`, ''],
  ['every room is a known word', `${api}/dashboard/dashboard.routes.ts`, ''],
  ['no file beside the rooms of an application', `${api}/plan.ts`, ''],
  ['no file over 250 lines', `${domain}/plan.ts`, 'export {}\n'.repeat(251)],
  ['no any', `${domain}/plan.ts`, 'export const rows = [] as any[]'],
  ['no any', 'tests/domain/plan.test.ts', 'const read = (row: Record<string, any>) => row'],
  ['no check switched off', `${domain}/plan.ts`, '// @ts-ignore\nexport {}'],
  ['no check switched off', `${web}/plan/PlanPage.tsx`, '/* biome-ignore lint/a11y/useAltText: later */'],
  ['no unfinished work', `${domain}/plan.ts`, '// TODO the other half'],
  ['no unfinished work', 'docker-compose.yml', '# FIXME'],
  ['no test left out', 'tests/domain/plan.test.ts', `test.only('one', () => {})`],
  ['no test left out', 'tests/domain/plan.test.ts', `describe.skip.each([1])('one', () => {})`],
  ['no snapshots', 'tests/web/plan.test.tsx', 'expect(page).toMatchInlineSnapshot()'],
  ['no registry host', 'README.md', `npm --registry=https://${host}/`],
  ['no address in the lock file', 'package-lock.json', `{ "resolved": "https://${host}/zod.tgz" }`],
  ['no path of one machine', 'README.md', `cd ${machinePath}`],
  ['no path of one machine', `${domain}/plan.ts`, `const folder = '${machinePath}'`],
]

const innocent: readonly Case[] = [
  [inward, `${domain}/period.ts`, `// import { z } from 'zod'\nexport const text = "import { z } from 'zod'"`],
  [inward, 'packages/contracts/src/plan.ts', `import { z } from 'zod'; import '@ttc/domain/import/ees'`],
  [inward, 'packages/figure/src/figure.ts', `import { scaleLinear } from 'd3-scale'`],
  [inward, `${web}/plan/PlanPage.tsx`, `const page = <p>Don't import 'node:fs'</p>`],
  ['every import names its module', `${web}/app/routes.tsx`, `const page = () => import('../plan/PlanPage.tsx')`],
  [
    'only queries, commands and app/ touch tables',
    `${api}/plan/plan.queries.ts`,
    `import { plan } from '@ttc/db/plan'`,
  ],
  [
    'only queries, commands and app/ touch tables',
    `${api}/import/undo.command.ts`,
    `import { sql } from 'drizzle-orm'`,
  ],
  [
    'only app/ connects to the database',
    `${api}/plan/plan.queries.ts`,
    `import type { Database } from '@ttc/db/connect'`,
  ],
  ['only app/ connects to the database', `${api}/app/server.ts`, `import { connect } from '@ttc/db/connect'`],
  ['rooms do not know app/', `${api}/app/build-app.ts`, `import { access } from './access.ts'`],
  ['only charts draw with recharts', `${web}/figure/CurveChart.tsx`, `import { LineChart } from 'recharts'`],
  [
    'no cycle of files',
    `${domain}/figure/a.ts`,
    `import './b.ts'; import './c.ts'`,
    { path: `${domain}/figure/b.ts`, text: `import './c.ts'` },
    { path: `${domain}/figure/c.ts`, text: '' },
  ],
  [
    'no cycle of rooms in a package',
    `${domain}/figure/a.ts`,
    `import './b.ts'`,
    { path: `${domain}/figure/b.ts`, text: '' },
  ],
  ['no name that says nothing', `${domain}/baseline.ts`, ''],
  ['no name that says nothing', 'apps/web/index.html', ''],
  ['no file over 250 lines', `${domain}/plan.ts`, 'export {}\n'.repeat(250)],
  ['no any', `${domain}/plan.ts`, `// any\nexport const words = 'as any'`],
  ['no test left out', 'tests/domain/plan.test.ts', `test.skipIf(absent)('one', () => {})`],
  ['no address in the lock file', 'package-lock.json', '{ "resolved": "apps/api", "link": true }'],
  ['no path of one machine', `${web}/app/routes.tsx`, `const path = '/plan/home/1'`],
]

const named = (cases: readonly Case[]) => cases.map((planting) => ({ rule: planting[0], path: planting[1], planting }))
const run = ([rule, path, text, ...more]: Case) => rules[rule]([{ path, text }, ...more])

test.each(named(planted))('$rule: caught in $path', ({ planting }) => {
  expect(run(planting)).not.toEqual([])
})

test.each(named(innocent))('$rule: nothing wrong in $path', ({ planting }) => {
  expect(run(planting)).toEqual([])
})

describe('no rule goes untried', () => {
  const tried = new Set<string>(planted.map(([rule]) => rule))

  test.each(Object.keys(rules))('%s', (rule) => {
    expect(tried).toContain(rule)
  })
})
