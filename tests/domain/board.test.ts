import { checkParent, inTreeOrder } from '@ttc/domain/board'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const board = (id: string, parentId: string | null, position = 0) => ({ id, parentId, position })
const tree = [
  board('trust', null),
  board('strategic', 'trust'),
  board('homes', 'strategic', 1),
  board('data', 'strategic'),
]

test.each([
  ['the top', 'homes', null],
  ['another branch', 'homes', 'trust'],
  ['a brother', 'homes', 'data'],
  ['the same as before', 'homes', 'strategic'],
])('a board moves to %s', (_, id, parentId) => {
  expect(() => checkParent(tree, id, parentId)).not.toThrow()
})

test.each([
  ['itself', 'trust', 'trust'],
  ['a child', 'trust', 'strategic'],
  ['a grandchild', 'trust', 'homes'],
])('a board does not move under %s', (_, id, parentId) => {
  expect(() => checkParent(tree, id, parentId)).toThrow(/cannot report to itself/)
})

test('each board comes after the one it stands under, brothers by position', () => {
  expect(inTreeOrder(tree.toReversed()).map(({ id }) => id)).toEqual(['trust', 'strategic', 'data', 'homes'])
})

test('a board whose parent is not among them stands at the top', () => {
  expect(inTreeOrder([board('homes', 'gone')]).map(({ id }) => id)).toEqual(['homes'])
})

test('no board is lost and none comes twice, whatever tree it is', () => {
  const aTree = fc
    .array(fc.nat(), { maxLength: 20 })
    .map((parents) => parents.map((at, i) => board(`b${i}`, i === 0 ? null : `b${at % i}`, at)))
  fc.assert(
    fc.property(aTree, (boards) => {
      const order = inTreeOrder(boards).map(({ id }) => id)
      expect(order.toSorted()).toEqual(boards.map(({ id }) => id).toSorted())
    }),
  )
})
