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

/** The categories a plan for children most often asks for; any other may be named. */
export const usualCategories = [
  'sex',
  'ethnicity',
  'SEND',
  'free school meals',
  'looked-after',
  'age',
  'place',
  'disability',
] as const

/** "=" and "|" part the words of a group's key, and so cannot stand in one. */
export const canBeWord = (text: string): boolean => !/[=|]/.test(text)
