import { expect, test } from 'vitest'
import { importsOf } from './syntax.ts'

const found = (text: string, path = 'apps/web/src/plan/PlanPage.tsx') => importsOf({ path, text })
const code = (specifier: string | null) => [{ specifier, typeOnly: false }]
const types = (specifier: string) => [{ specifier, typeOnly: true }]

test.each([
  [`import './side.css'`, code('./side.css')],
  [`import a, {\n  b,\n  type C,\n} from "./a.ts"`, code('./a.ts')],
  [`import * as a from './a.ts'`, code('./a.ts')],
  [`import type { A } from './a.ts'`, types('./a.ts')],
  [`import { type A, type B } from './a.ts'`, types('./a.ts')],
  [`export * from './a.ts'`, code('./a.ts')],
  [`export { a } from './a.ts'`, code('./a.ts')],
  [`export type { A } from './a.ts'`, types('./a.ts')],
  [`export const a = 1`, []],
  [`const a = await import('./a.ts')`, code('./a.ts')],
  ['const a = await import(`./a.ts`)', code('./a.ts')],
  [`const a = await import(\`./\${b}.ts\`)`, code(null)],
  [`const page = <Lazy of={() => import('./a.ts')} />`, code('./a.ts')],
  [`type A = import('./a.ts').A`, types('./a.ts')],
  [`type A = typeof import('./a.ts')`, types('./a.ts')],
  [`const a = require('./a.ts')`, code('./a.ts')],
  [`vi.mock('./a.ts')`, code('./a.ts')],
  [`new Worker(new URL('./a.ts', import.meta.url))`, code('./a.ts')],
  [`new URL('https://example.org/a.ts')`, []],
  [`// import './a.ts'\n/* export * from './a.ts' */`, []],
  [`const text = "import './a.ts'"`, []],
  ['const text = `\nimport "./a.ts"\n`', []],
  [`const page = <p>Don't: import './a.ts' from here</p>`, []],
  [`const pattern = /import '.\\/a.ts'/`, []],
])('%s', (text, imports) => {
  expect(found(text)).toEqual(imports)
})

test('a type assertion in angle brackets is read in .ts, where it is no tag', () => {
  expect(found(`const a = <string>b; import './a.ts'`, 'packages/domain/src/plan.ts')).toEqual(code('./a.ts'))
})
