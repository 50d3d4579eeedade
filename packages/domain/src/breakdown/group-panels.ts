import type { GroupLine, GroupLines } from './group-lines.ts'

/** More lines than this on one chart are not told apart. Source: LOOK, charts. */
export const MOST_LINES = 4

/** One chart: at most four lines, the first the one that the others are held against; named where it shows one group. */
export type GroupPanel = Readonly<{ title: string | null; lines: readonly GroupLine[] }>

/** Which groups are drawn: '' for every one, else the kind of group ("sex") that is looked at alone. */
export type GroupView = Readonly<{ kind: string; text: string }>

/**
 * The ways to look at the groups: every one, then each kind of group alone. Only one where that shows them all, as
 * there is nothing to choose then.
 */
export function groupViewsOf({ lines }: GroupLines): readonly GroupView[] {
  const kinds = [...new Set(lines.map((line) => line.kind).filter((kind) => kind !== ''))]
  const every = { kind: '', text: 'Every group' }
  return kinds.length < 2 ? [every] : [every, ...kinds.map((kind) => ({ kind, text: `By ${kind}` }))]
}

/**
 * The charts for one way of looking, all to be drawn on the same axes. Up to four lines stand on one chart; of more,
 * each group has a chart of its own with the line that it is held against. Groups without any value or mark are left
 * to the table. No chart where there is nothing to draw.
 */
export function groupPanelsOf({ lines }: GroupLines, kind: string, against: string): readonly GroupPanel[] {
  const drawn = lines.filter(({ points, hidden }) => points.length > 0 || hidden.length > 0)
  const first = drawn.filter((line) => line.id === against)
  const groups = drawn.filter((line) => line.id !== against && (kind === '' || line.kind === kind || line.kind === ''))
  const together = [...first, ...groups]
  if (together.length === 0) return []
  if (together.length <= MOST_LINES) return [{ title: null, lines: together }]
  return groups.map((group) => ({ title: group.name, lines: [...first, group] }))
}
