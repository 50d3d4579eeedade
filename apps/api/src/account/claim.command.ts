import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { memberRole } from '@ttc/db/role'
import { heldFor, type Role, scopeFor } from '@ttc/domain/access'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { note } from '../audit/audit.queries.ts'

/** Where claimed roles hold: the partnership of the settings, else the only one that is not the example; null for neither. */
export async function claimPartnership(db: Database, wanted: string | null): Promise<string | null> {
  const rows = await db
    .select({ id: partnership.id })
    .from(partnership)
    .where(wanted === null ? eq(partnership.example, false) : eq(partnership.id, wanted))
    .limit(2)
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

/**
 * Makes the account hold the claimed roles for the whole partnership, and no others that were claimed before; roles
 * given here by people are left alone. A first role makes the account a member; one who left is not brought back.
 */
export function holdClaimedRoles(
  db: Database,
  partnershipId: string,
  accountId: string,
  claimed: readonly Role[],
): Promise<void> {
  return db.transaction(async (tx) => {
    const wanted = claimed.filter((role) => heldFor[role].includes('partnership'))
    const known = await findMember(tx, partnershipId, accountId)
    if (known?.hasLeft || (known === null && wanted.length === 0)) return
    const memberId = known?.id ?? (await saveMember(tx, partnershipId, accountId))
    const mine = and(
      eq(memberRole.partnershipId, partnershipId),
      eq(memberRole.memberId, memberId),
      isNull(memberRole.endedAt),
      isNull(memberRole.planId),
      isNull(memberRole.priorityId),
    )
    const held = await tx.select().from(memberRole).where(mine).for('update')
    const over = held.filter(({ claimed: byClaim, role }) => byClaim && !wanted.includes(role)).map(({ id }) => id)
    if (over.length > 0)
      await tx
        .update(memberRole)
        .set({ endedAt: new Date() })
        .where(and(eq(memberRole.partnershipId, partnershipId), inArray(memberRole.id, over)))
    const missing = wanted.filter((role) => !held.some((one) => one.role === role))
    if (missing.length > 0)
      await tx
        .insert(memberRole)
        .values(missing.map((role) => ({ partnershipId, id: newId(), memberId, role, claimed: true })))
        .onConflictDoNothing()
    const before = held.map(({ role }) => role)
    const after = [...held.filter(({ id }) => !over.includes(id)).map(({ role }) => role), ...missing]
    if (over.length + missing.length === 0) return
    const entry = { action: 'member.claim', object: 'member', id: memberId } as const
    await note(tx, scopeFor(partnershipId, memberId), { ...entry, before: { roles: before }, after: { roles: after } })
  })
}

async function findMember(tx: Database, partnershipId: string, accountId: string) {
  const [found] = await tx
    .select({ id: member.id, leftOn: member.leftOn })
    .from(member)
    .where(and(eq(member.partnershipId, partnershipId), eq(member.accountId, accountId)))
  return found === undefined ? null : { id: found.id, hasLeft: found.leftOn !== null }
}

async function saveMember(tx: Database, partnershipId: string, accountId: string): Promise<string> {
  const id = newId()
  const [from] = await tx
    .select({ name: account.name, email: account.email, agency: partnership.name })
    .from(account)
    .innerJoin(partnership, eq(partnership.id, partnershipId))
    .where(eq(account.id, accountId))
  if (from === undefined) throw new Error('A session was opened for an account that is not there.')
  await tx.insert(member).values({ partnershipId, id, accountId, ...from })
  await tx.insert(memberAgency).values({ partnershipId, id: newId(), memberId: id, agency: from.agency })
  return id
}
