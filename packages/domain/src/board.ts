import { Problem } from './problem.ts'

/** What a board or group of the partnership's structure can be, in the order in which screens list them. */
export const boardKinds = [
  'trust',
  'strategic-group',
  'priority-group',
  'consultative-group',
  'data-group',
  'safeguarding-board',
  'corporate-parenting-board',
  'other',
] as const

type Standing = Readonly<{ id: string; parentId: string | null }>

/**
 * Refuses a board under itself or under one of its own: the structure is a tree, and a ring in it would belong to
 * nobody. `boards` are those of the partnership as they stand.
 */
export function checkParent(boards: readonly Standing[], id: string, parentId: string | null): void {
  const seen = new Set<string>()
  for (let at = parentId; at !== null && !seen.has(at); at = boards.find((one) => one.id === at)?.parentId ?? null) {
    seen.add(at)
    if (at !== id) continue
    const message = 'A board cannot report to itself, nor to one of its own groups.'
    throw new Problem('invalid', message, { fields: [{ field: 'parentId', message }] })
  }
}

/**
 * The boards in the order of the tree: each after the one it stands under, brothers by position. One whose parent is
 * not among them stands at the top, so that none is lost.
 */
export function inTreeOrder<Board extends Standing & Readonly<{ position: number }>>(
  boards: readonly Board[],
): Board[] {
  const known = new Set(boards.map(({ id }) => id))
  const under = (parentId: string | null): Board[] =>
    boards
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .toSorted((a, b) => a.position - b.position)
      .flatMap((one) => [one, ...under(one.id)])
  return under(null)
}
