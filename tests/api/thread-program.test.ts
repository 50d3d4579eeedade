import { expect, test } from 'vitest'
import { programOf } from '../../apps/api/src/thread/program.ts'

const source = (path: string) => new URL(`../../apps/api/src/${path}.worker.ts`, import.meta.url)

test.each([
  ['pack/pack', 240],
  ['report-card/report-card', 210],
  ['challenge-meeting/minutes', 20],
  ['import/import', 380],
])('the program of %s holds no schemas and has at most %i kB: it is read anew by each thread', async (path, most) => {
  const program = await programOf(source(path))
  expect(program).not.toContain('ZodError')
  expect(program.length / 1000).toBeLessThan(most)
})
