/** One word for a group of children within a category: sex = girls. */
export type Pair = Readonly<{ category: string; value: string }>

/** The pairs in the one order they are kept in, by category. */
export function sortedPairs(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted((a, b) => (a.category < b.category ? -1 : 1))
}

/** What identifies a group of children, whatever order its pairs came in; '' for all children. */
export function keyOfPairs(pairs: readonly Pair[]): string {
  return sortedPairs(pairs)
    .map(({ category, value }) => `${category}=${value}`)
    .join('|')
}
