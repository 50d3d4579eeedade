import type { HeldRoleView } from '@ttc/contracts/member'
import { describeRole } from '@ttc/domain/access.words'

/** "Priority lead: Stable homes (Children's plan)"; a role for the whole partnership stands alone. */
export function describeHeldRole(held: HeldRoleView): string {
  const place = describeHeldFor(held)
  return place === null ? describeRole(held.role) : `${describeRole(held.role)}: ${place}`
}

/** What a role is held for, by name; null for the whole partnership. */
export function describeHeldFor({ heldFor }: HeldRoleView): string | null {
  return heldFor.priority?.name ?? heldFor.plan?.name ?? null
}
