import type { Pair } from './breakdown.ts'

/**
 * A group of children in the middle of a sentence, with its categories, since "eligible" alone could be anything:
 * "free school meals: eligible", "SEND: EHC plan; sex: girls"; no pairs are "all children".
 */
export function groupInSentence(pairs: readonly Pair[]): string {
  return pairs.length === 0 ? 'all children' : pairs.map(({ category, value }) => `${category}: ${value}`).join('; ')
}

/** The same standing alone, as rows, choices, files and the feed name it: "Free school meals: eligible". */
export function describeGroup(pairs: readonly Pair[]): string {
  const words = groupInSentence(pairs)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
