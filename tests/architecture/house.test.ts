import { expect, test } from 'vitest'
import { rules } from './rules.ts'
import { readTree } from './tree.ts'

const tree = readTree()

test('the tree is read: the domain and this test are in it', () => {
  const paths = tree.map((file) => file.path)
  expect(paths).toEqual(expect.arrayContaining(['packages/domain/src/period.ts', 'tests/architecture/house.test.ts']))
})

test.each(Object.entries(rules))('%s', (_name, rule) => {
  expect(rule(tree)).toEqual([])
})
