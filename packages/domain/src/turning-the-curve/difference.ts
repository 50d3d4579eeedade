import type { Content } from './content.ts'

/** What an answer said at a moment: null before it was there. */
export type Said = Readonly<{ content: Content; linkId: string | null; removed: boolean }>

export const differences = ['added', 'changed', 'taken-out'] as const
export type Difference = (typeof differences)[number]

/**
 * What became of an answer between two moments, whatever happened in between: null where it reads as it did. What was
 * added and taken out again in between was never there for whoever only saw the two.
 */
export function differenceBetween(before: Said | null, after: Said): Difference | null {
  const was = before !== null && !before.removed
  if (!was) return after.removed ? null : 'added'
  if (after.removed) return 'taken-out'
  return before.linkId === after.linkId && isSameContent(before.content, after.content) ? null : 'changed'
}

/** Whether two answers say the same; the store keeps their fields in an order of its own. */
export function isSameContent(one: Content, other: Content): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: Content): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
