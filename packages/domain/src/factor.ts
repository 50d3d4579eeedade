/** Whether a factor pushes the curve the right way or holds it back. */
export const factorDirections = ['contributing', 'restricting'] as const
export type FactorDirection = (typeof factorDirections)[number]

/** Who could change it. */
export const controls = ['us', 'partners', 'others', 'nobody'] as const
export type Control = (typeof controls)[number]

/** A part of the story behind the curve. `rank` is its place among the root causes, 1 first; null where it is none. */
export type Factor = Readonly<{
  kind: 'factor'
  direction: FactorDirection
  text: string
  control: Control | null
  rank: number | null
}>

/** The most root causes that are ranked: more than these no group can act on. */
export const MOST_ROOT_CAUSES = 9
