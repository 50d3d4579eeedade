import type { BoardView } from '@ttc/contracts/board'

export type BoardNode = Readonly<{ board: BoardView; under: readonly BoardNode[] }>

/** The boards as a tree. One whose parent is not among them stands at the top, so that none is lost. */
export function treeOf(boards: readonly BoardView[]): readonly BoardNode[] {
  const known = new Set(boards.map(({ id }) => id))
  const under = (parentId: string | null): readonly BoardNode[] =>
    boards
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .map((board) => ({ board, under: under(board.id) }))
  return under(null)
}

/** Every board with how deep it stands, in the order of the tree. */
export function levelsOf(
  nodes: readonly BoardNode[],
  level = 0,
): readonly Readonly<{ board: BoardView; level: number }>[] {
  return nodes.flatMap(({ board, under }) => [{ board, level }, ...levelsOf(under, level + 1)])
}
