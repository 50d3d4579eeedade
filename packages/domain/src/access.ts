/**
 * Every action a route can declare. A route without one does not start. Until accounts exist the server listens on
 * loopback only and acts as the plan coordinator, who may do all of them.
 */
export const actions = [
  'page.read',
  'health.read',
  'partnership.read',
  'member.read',
  'plan.read',
  'plan.edit',
  'indicator.read',
  'indicator.edit',
  'measurement.read',
  'measurement.record',
  'target.edit',
  'baseline.freeze',
  'import.read',
  'import.store',
  'report-card.read',
] as const
export type Action = (typeof actions)[number]

declare const made: unique symbol

/** Who acts, and for which partnership: the second argument of every query. Only the access check makes one. */
export type Scope = Readonly<{ partnershipId: string; memberId: string; [made]: true }>

/** For the access check alone (an architecture test holds that nothing else calls it). */
export function scopeFor(partnershipId: string, memberId: string): Scope {
  return { partnershipId, memberId } as Scope
}
