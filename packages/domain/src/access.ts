import { type Action, actions, type Kind, type Role, table } from './access/table.ts'

export { type Action, actions, heldFor, type Kind, kindsOfScope, type Role, roles } from './access/table.ts'

/** A role as it is held: for the partnership (both null), one plan (planId), or one priority (both: its plan as well). */
export type Grant = Readonly<{ role: Role; planId: string | null; priorityId: string | null }>

/** Where an object stands: the partnership (both null), a plan, or a priority of a plan. */
export type Place = Readonly<{ planId: string | null; priorityId: string | null }>

export const wholePartnership: Place = { planId: null, priorityId: null }

declare const made: unique symbol

/** Who acts, for which partnership, with which roles: the second argument of every query. Only the access check makes one. */
export type Scope = Readonly<{ partnershipId: string; memberId: string; grants: readonly Grant[]; [made]: true }>

/** For the access check and for commands alone (an architecture test holds that nothing else calls it). */
export function scopeFor(partnershipId: string, memberId: string, grants: readonly Grant[] = []): Scope {
  return { partnershipId, memberId, grants } as Scope
}

/**
 * Whether someone with these roles may do an action to an object that stands in one place. A role counts if the table
 * names it for the action and for the kind of scope it is held for, and if that scope covers the place: as far as the
 * action reaches (see `Reach`). Without a role nothing is allowed, whatever the action.
 */
export function isAllowed(grants: readonly Grant[], action: Action, place: Place): boolean {
  const { who, reach } = table[action]
  return grants.some((grant) => (who[grant.role] ?? []).includes(kindOf(grant)) && isCovered(place, grant, reach))
}

/**
 * The same for an object that stands in several places at once: an indicator in several plans, a proxy beside several
 * indicators. Seeing it and recording its values needs one of the places; changing what it means, or its baseline,
 * changes every plan and needs all of them. One that stands nowhere yet is open to whoever may add an indicator.
 */
export function isAllowedAt(grants: readonly Grant[], action: Action, places: readonly Place[]): boolean {
  const rule = table[action]
  if (places.length === 0)
    return (
      isAllowed(grants, action, wholePartnership) ||
      (rule.unplaced !== null && isAllowed(grants, rule.unplaced, wholePartnership))
    )
  return rule.needs === 'every'
    ? places.every((place) => isAllowed(grants, action, place))
    : places.some((place) => isAllowed(grants, action, place))
}

/** The plans in which an action of a plan may be done: null for all of them, as with a role for the whole partnership. */
export function plansWith(grants: readonly Grant[], action: Action): readonly string[] | null {
  if (isAllowed(grants, action, wholePartnership)) return null
  const held = [...new Set(grants.map(({ planId }) => planId))].filter((planId) => planId !== null)
  return held.filter((planId) => isAllowed(grants, action, { planId, priorityId: null }))
}

/** The kind of scope a role is held for. */
export function kindOf({ planId, priorityId }: Place): Kind {
  if (priorityId !== null) return 'priority'
  return planId === null ? 'partnership' : 'plan'
}

/** Everything that may be done at some places: what an answer says so that a screen offers nothing that would be refused. */
export function allowedAt(
  grants: readonly Grant[],
  places: readonly Place[],
  among: readonly Action[] = actions,
): Action[] {
  return among.filter((action) => isAllowedAt(grants, action, places))
}

/**
 * What it takes to let somebody in as a member who holds these roles, or to change the address they are invited at.
 * Where the roles could give any role it takes as much: else whoever may invite could send the link to an address of
 * their own and come back as an administrator. Roles given by a sign-in provider's claim count like any other.
 */
export function actionToInvite(held: readonly Grant[]): 'member.invite' | 'member.grant' {
  return isAllowed(held, 'member.grant', wholePartnership) ? 'member.grant' : 'member.invite'
}

/** What can be changed in a plan, for the answers about its parts. */
export const planActions: readonly Action[] = [
  'plan.edit',
  'placement.edit',
  'measurement.record',
  'target.edit',
  'override.edit',
  'link.make',
  'link.accept',
]
/** What can be changed about an indicator itself, wherever it stands, and about whom it is compared with. */
export const indicatorActions: readonly Action[] = [
  'indicator.edit',
  'measurement.record',
  'measurement.read-small',
  'baseline.freeze',
  'comparator.edit',
]

/** The action that shows the same object: who may not even do that is told that there is no such thing. */
export function readingOf(action: Action): Action {
  return table[action].sees
}

/** Whether an action only reads. A program's token may do no other. */
export function isReading(action: Action): boolean {
  return action.endsWith('.read') || action.endsWith('.list')
}

/** The roles that may do an action somewhere, for telling the refused whom to ask. */
export function rolesFor(action: Action): Role[] {
  return Object.keys(table[action].who) as Role[]
}

function isCovered(place: Place, grant: Grant, reach: 'within' | 'plan' | 'anywhere'): boolean {
  if (grant.planId === null || reach === 'anywhere') return true
  if (grant.planId !== place.planId) return false
  return grant.priorityId === null || reach === 'plan' || grant.priorityId === place.priorityId
}
