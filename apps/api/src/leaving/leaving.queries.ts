import { boardMember } from '@ttc/db/board'
import type { Database } from '@ttc/db/connect'
import { digest, savedView } from '@ttc/db/digest'
import { invitation } from '@ttc/db/invitation'
import { member, memberAgency } from '@ttc/db/member'
import { panelPriority } from '@ttc/db/panel'
import { placement } from '@ttc/db/placement'
import { priority } from '@ttc/db/priority'
import { memberRole } from '@ttc/db/role'
import { token } from '@ttc/db/token'
import type { Scope } from '@ttc/domain/access'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { ownedRows } from '../member/owned.queries.ts'
import { handOverPromises } from '../promise/hand-over.queries.ts'
import { handOverAsked } from '../turning-the-curve/hand-over.queries.ts'

/** Passes everything a member answers for to another, in one step. Versions rise: an edit begun before finds out. */
export async function handOver(tx: Database, scope: Scope, from: string, to: string, today: string): Promise<void> {
  await tx
    .update(placement)
    .set({ ownerMemberId: to, version: sql`${placement.version} + 1` })
    .where(ownedRows.placements(scope, from))
  await tx
    .update(priority)
    .set({ leadMemberId: to, version: sql`${priority.version} + 1` })
    .where(ownedRows.priorities(scope, from))
  await passSeats(tx, scope, from, to, today)
  await tx
    .update(member)
    .set({
      deputyMemberId: sql`case when ${member.id} = ${to}::uuid then null else ${to}::uuid end`,
      version: sql`${member.version} + 1`,
    })
    .where(ownedRows.deputies(scope, from))
  await tx
    .update(token)
    .set({ ownerMemberId: to, version: sql`${token.version} + 1` })
    .where(ownedRows.tokens(scope, from))
  await tx.update(invitation).set({ invitedBy: to }).where(ownedRows.invitations(scope, from))
  await handOverAsked(tx, scope, from, to)
  await handOverPromises(tx, scope, from, to, today)
  await tx.update(panelPriority).set({ answererMemberId: to }).where(ownedRows.answers(scope, from))
  await touchExceptions(tx, scope, 'everything')
}

/** The leaver's seats close and the successor's open; where the successor sits already, they keep their own seat. */
async function passSeats(tx: Database, scope: Scope, from: string, to: string, today: string): Promise<void> {
  const { partnershipId } = scope
  const seats = await tx
    .select({ boardId: boardMember.boardId, seat: boardMember.seat })
    .from(boardMember)
    .where(ownedRows.seats(scope, from))
  await closeSeats(tx, scope, from, today)
  if (seats.length === 0) return
  const taken = seats.map((one) => ({
    partnershipId,
    id: sql`gen_random_uuid()`,
    memberId: to,
    fromOn: today,
    ...one,
  }))
  await tx.insert(boardMember).values(taken).onConflictDoNothing()
}

async function closeSeats(tx: Database, scope: Scope, id: string, today: string): Promise<void> {
  await tx
    .update(boardMember)
    .set({ toOn: sql`greatest(${today}::date, ${boardMember.fromOn})` })
    .where(ownedRows.seats(scope, id))
}

/** Gives the successor the roles that the leaver holds; those held already stay one. */
export async function passRoles(tx: Database, scope: Scope, from: string, to: string): Promise<void> {
  const { partnershipId } = scope
  const held = await tx
    .select({ role: memberRole.role, planId: memberRole.planId, priorityId: memberRole.priorityId })
    .from(memberRole)
    .where(openRoles(scope, from))
  const given = held.map((one) => ({
    partnershipId,
    id: sql`gen_random_uuid()`,
    memberId: to,
    grantedBy: scope.memberId,
    ...one,
  }))
  if (given.length > 0) await tx.insert(memberRole).values(given).onConflictDoNothing()
}

/** Closes what ends with a member who leaves: roles, the agency, invitations to them, their own absence. */
export async function closeMember(
  tx: Database,
  scope: Scope,
  id: string,
  { version, leftOn }: Readonly<{ version: number; leftOn: string }>,
): Promise<number | null> {
  const [saved] = await tx
    .update(member)
    .set({ leftOn, absentFrom: null, absentTo: null, deputyMemberId: null, version: version + 1 })
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id), eq(member.version, version)))
    .returning({ version: member.version })
  if (saved === undefined) return null
  await tx.update(memberRole).set({ endedAt: sql`now()` }).where(openRoles(scope, id))
  await tx
    .update(memberAgency)
    .set({ toOn: sql`greatest(${leftOn}::date, ${memberAgency.fromOn})` })
    .where(
      and(
        eq(memberAgency.partnershipId, scope.partnershipId),
        eq(memberAgency.memberId, id),
        isNull(memberAgency.toOn),
      ),
    )
  await tx
    .update(invitation)
    .set({ withdrawnAt: sql`now()` })
    .where(
      and(
        eq(invitation.partnershipId, scope.partnershipId),
        eq(invitation.memberId, id),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
      ),
    )
  return saved.version
}

const openRoles = (scope: Scope, id: string) =>
  and(eq(memberRole.partnershipId, scope.partnershipId), eq(memberRole.memberId, id), isNull(memberRole.endedAt))

/** Deletes the person behind a member who left: name, address and account go, the row and its history stay. */
export async function removePerson(
  tx: Database,
  scope: Scope,
  id: string,
  { version, pseudonym }: Readonly<{ version: number; pseudonym: string }>,
): Promise<number | null> {
  const [saved] = await tx
    .update(member)
    .set({ name: pseudonym, email: null, accountId: null, removedAt: sql`now()`, version: version + 1 })
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id), eq(member.version, version)))
    .returning({ version: member.version })
  if (saved === undefined) return null
  await touchExceptions(tx, scope, 'everything')
  // What somebody called their own lists says something of them, and nobody else has a use for it.
  for (const kept of [savedView, digest])
    await tx.delete(kept).where(and(eq(kept.partnershipId, scope.partnershipId), eq(kept.memberId, id)))
  await tx
    .update(invitation)
    .set({ email: pseudonym })
    .where(and(eq(invitation.partnershipId, scope.partnershipId), eq(invitation.memberId, id)))
  return saved.version
}

/** The ids under which something was noted about a person: their own, and those of invitations to them. */
export async function listNotedIds(db: Database, scope: Scope, memberId: string): Promise<string[]> {
  const sent = await db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.partnershipId, scope.partnershipId), eq(invitation.memberId, memberId)))
  return [memberId, ...sent.map(({ id }) => id)]
}
