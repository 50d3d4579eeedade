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

/** The most boxes that stand side by side in the picture. */
const MOST_ACROSS = 5

/** How many boxes wide a board's own box has to be, for those under it to stand side by side in it. */
export function widthOf({ under }: BoardNode): number {
  return Math.min(
    MOST_ACROSS,
    Math.max(
      1,
      under.map(widthOf).reduce((sum, width) => sum + width, 0),
    ),
  )
}
