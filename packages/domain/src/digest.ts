import { Problem } from './problem.ts'

/** How many lists somebody keeps at once, and how long the name of one may be. */
export const viewLimits = { views: 20, name: 80 } as const

/** Refuses one list too many, and a name that another of one's own lists has: nobody could tell the two apart. */
export function checkView(name: string, others: readonly string[]): void {
  if (others.length >= viewLimits.views)
    throw new Problem('rule-broken', `You keep ${viewLimits.views} views already. Take one out first.`)
  if (!others.some((other) => other.toLowerCase() === name.toLowerCase())) return
  const message = 'You have a view of this name. Choose another name.'
  throw new Problem('rule-broken', message, { fields: [{ field: 'name', message }] })
}
