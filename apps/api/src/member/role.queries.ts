import type { GrantRole } from '@ttc/contracts/member'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { memberRole } from '@ttc/db/role'
import type { Scope } from '@ttc/domain/access'
import type { Administrator } from '@ttc/domain/member'
import { and, eq, isNull, sql } from 'drizzle-orm'

const open = (scope: Scope) => and(eq(memberRole.partnershipId, scope.partnershipId), isNull(memberRole.endedAt))

export async function findRole(db: Database, scope: Scope, memberId: string, id: string) {
  const [found] = await db
    .select({ id: memberRole.id, role: memberRole.role, endedAt: memberRole.endedAt })
    .from(memberRole)
    .where(
      and(eq(memberRole.partnershipId, scope.partnershipId), eq(memberRole.memberId, memberId), eq(memberRole.id, id)),
    )
  return found ?? null
}

/**
 * Gives a role; false where the member holds this very role already. Whoever is accepting an invitation for the member
 * at this moment waits, and is then judged by the roles that the member has now.
 */
export async function saveNewRole(tx: Database, scope: Scope, memberId: string, request: GrantRole): Promise<boolean> {
  const { partnershipId } = scope
  await holdMember(tx, partnershipId, memberId)
  const made = await tx
    .insert(memberRole)
    .values({ partnershipId, memberId, grantedBy: scope.memberId, ...request })
    .onConflictDoNothing()
    .returning({ id: memberRole.id })
  return made.length > 0
}

export async function endRole(tx: Database, scope: Scope, id: string): Promise<void> {
  await tx
    .update(memberRole)
    .set({ endedAt: sql`now()` })
    .where(and(open(scope), eq(memberRole.id, id)))
}

/**
 * The administrators, held for the rest of the transaction: two who take the role from each other at the same moment
 * take turns, and the second finds that nobody else is left.
 */
export async function holdAdministrators(tx: Database, scope: Scope): Promise<Administrator[]> {
  await tx
    .select({ id: partnership.id })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
    .for('no key update')
  return tx
    .select({ memberId: member.id, signsIn: sql<boolean>`${member.accountId} is not null` })
    .from(memberRole)
    .innerJoin(member, and(eq(member.partnershipId, memberRole.partnershipId), eq(member.id, memberRole.memberId)))
    .where(and(open(scope), eq(memberRole.role, 'administrator'), isNull(member.leftOn)))
}

/** Holds a member for the rest of the transaction. */
export async function holdMember(tx: Database, partnershipId: string, memberId: string): Promise<void> {
  await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, partnershipId), eq(member.id, memberId)))
    .for('no key update')
}
