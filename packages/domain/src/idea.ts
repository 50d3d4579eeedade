/** What an idea costs; null until the group has said. At least one idea of a walk is to cost little or nothing. */
export const costs = ['none', 'low', 'funded'] as const
export type Cost = (typeof costs)[number]

/** How well it is known to work. */
export const strengths = ['strong', 'promising', 'untested'] as const
export type Strength = (typeof strengths)[number]

/** Something that might work. What it answers (a factor) is its link. */
export type Idea = Readonly<{
  kind: 'idea'
  text: string
  cost: Cost | null
  offTheWall: boolean
  /** It stops something: that counts as an idea too. */
  stops: boolean
  strength: Strength | null
  evidence: string
  /** What others did, and where that can be read. */
  elsewhere: string
  source: string
}>

/** Whether an idea can be begun without waiting for money. */
export function isCheap({ cost }: Pick<Idea, 'cost'>): boolean {
  return cost === 'none' || cost === 'low'
}
