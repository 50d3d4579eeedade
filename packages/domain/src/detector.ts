/**
 * What whoever checks quality looks at: commentary nobody rewrote for the new value, open actions that name nothing they
 * are to change, targets and rules without a reason, and days back that were put off. Each is a sign and no verdict.
 */
export const detectors = ['same-words', 'no-effect', 'no-reason', 'slipped'] as const
export type Detector = (typeof detectors)[number]

const counts = [...detectors, 'slips'] as const

/** How often each was found, and how many times in all a day back was put off. */
export type Found = Readonly<Record<(typeof counts)[number], number>>

/** What was found in several places together; nothing of none. */
export function sumOfFound(found: readonly Found[]): Found {
  const sumOf = (what: (typeof counts)[number]) => found.reduce((sum, one) => sum + one[what], 0)
  return Object.fromEntries(counts.map((what) => [what, sumOf(what)])) as Found
}

/** How much there is to look at; a day put off twice is one thing to look at. */
export function howMuch(found: Found): number {
  return detectors.reduce((sum, detector) => sum + found[detector], 0)
}
