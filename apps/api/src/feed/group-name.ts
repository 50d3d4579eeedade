/** A group of children as the feed writes it: with its categories, since "Yes" alone could be anything. */
export function groupName(pairs: readonly Readonly<{ category: string; value: string }>[]): string {
  return pairs.length === 0 ? 'All children' : pairs.map(({ category, value }) => `${category}: ${value}`).join('; ')
}
