import type { HeldRoleView, PersonView } from '@ttc/contracts/member'
import { isAllowed, kindOf, type Scope, wholePartnership } from '@ttc/domain/access'
import { isAbsent } from '@ttc/domain/member'
import type { PersonRow, RoleRow } from './person.queries.ts'

/** A person as others in the partnership see them: the address is for those who edit members, a role for who sees its plan. */
export function personView(row: PersonRow, roles: readonly RoleRow[], scope: Scope, today: string): PersonView {
  const mayEdit = isAllowed(scope.grants, 'member.edit', wholePartnership) || row.id === scope.memberId
  const own = roles.filter((one) => one.memberId === row.id && one.endedAt === null)
  return { ...row, away: isAbsent(row, today), email: mayEdit ? row.email : null, roles: rolesView(own, scope) }
}

export function rolesView(roles: readonly RoleRow[], scope: Scope): HeldRoleView[] {
  return roles
    .filter(({ plan }) => plan === null || isAllowed(scope.grants, 'plan.read', { planId: plan.id, priorityId: null }))
    .map(({ id, role, plan, priority, grantedAt, endedAt }) => ({
      id,
      role,
      heldFor: { kind: kindOf({ planId: plan?.id ?? null, priorityId: priority?.id ?? null }), plan, priority },
      grantedAt: grantedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    }))
}
