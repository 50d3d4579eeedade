import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { invitation } from '@ttc/db/invitation'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { checkMayInvite, mayStillInvite } from '../member/inviting.queries.ts'
import { holdMember } from '../member/role.queries.ts'
import { hashOf } from './server-secret.queries.ts'

export const INVITATION_DAYS = 7

export type OpenInvitation = Readonly<{
  partnershipId: string
  partnership: string
  memberId: string
  member: string
  email: string
  expiresAt: Date
  invitedBy: string
}>

const isOpen = (now: Date) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt), gt(invitation.expiresAt, now))

/**
 * The open invitation that a link's key belongs to, or null. Unknown, used, withdrawn and expired ones look alike, and so
 * do those whose member may meanwhile do more than the sender could let anybody in to.
 */
export async function findInvitationByToken(
  db: Database,
  token: string,
  now = new Date(),
): Promise<OpenInvitation | null> {
  const [found] = await db
    .select({
      partnershipId: invitation.partnershipId,
      partnership: partnership.name,
      memberId: invitation.memberId,
      member: member.name,
      email: invitation.email,
      expiresAt: invitation.expiresAt,
      invitedBy: invitation.invitedBy,
    })
    .from(invitation)
    .innerJoin(partnership, eq(partnership.id, invitation.partnershipId))
    .innerJoin(member, and(eq(member.partnershipId, invitation.partnershipId), eq(member.id, invitation.memberId)))
    .where(and(eq(invitation.tokenSha256, hashOf(token)), isOpen(now), isNull(member.leftOn)))
  return found !== undefined && (await mayStillInvite(db, found)) ? found : null
}

/** Whether somebody asked for the owner of this address to come; for a first sign-in at the external provider. */
export async function isInvited(db: Database, email: string, now = new Date()): Promise<boolean> {
  const rows = await db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.email, email), isOpen(now)))
    .limit(1)
  return rows.length > 0
}

/** The refusal of a link that no longer leads anywhere. */
export const linkOver = () =>
  new Problem('invalid', 'This link has been used, was withdrawn or is too old. Ask for a new invitation.')

/**
 * Spends the open invitation of a link; null where there is none, or none that still lets in. A second one at the same
 * moment waits, then finds none.
 */
export async function spendInvitation(tx: Database, token: string, now: Date) {
  const [spent] = await tx
    .update(invitation)
    .set({ acceptedAt: now })
    .where(and(eq(invitation.tokenSha256, hashOf(token)), isOpen(now)))
    .returning({
      id: invitation.id,
      partnershipId: invitation.partnershipId,
      memberId: invitation.memberId,
      email: invitation.email,
      invitedBy: invitation.invitedBy,
    })
  if (spent === undefined) return null
  await holdMember(tx, spent.partnershipId, spent.memberId)
  return (await mayStillInvite(tx, spent)) ? spent : null
}

/**
 * Stores an invitation and withdraws earlier ones for the same member. Refuses a member who has an account, has left, or
 * can give roles where the sender cannot.
 */
export async function saveInvitation(
  tx: Database,
  scope: Scope,
  made: Readonly<{ id: string; memberId: string; email: string; tokenSha256: string; expiresAt: Date }>,
): Promise<Readonly<{ member: string; partnership: string }>> {
  const { partnershipId } = scope
  const [who] = await tx
    .select({ member: member.name, partnership: partnership.name, accountId: member.accountId, leftOn: member.leftOn })
    .from(member)
    .innerJoin(partnership, eq(partnership.id, member.partnershipId))
    .where(and(eq(member.partnershipId, partnershipId), eq(member.id, made.memberId)))
  if (who === undefined) throw new Problem('not-found', 'There is no such member.')
  if (who.leftOn !== null)
    throw new Problem('rule-broken', 'This member has left. Add the person as a new member first.')
  if (who.accountId !== null) throw new Problem('conflict', 'This member signs in already.')
  await checkMayInvite(tx, scope, made.memberId)
  await withdrawAll(tx, scope, made.memberId)
  await tx.insert(invitation).values({ partnershipId, ...made, invitedBy: scope.memberId })
  return who
}

async function withdrawAll(tx: Database, { partnershipId }: Scope, memberId: string): Promise<void> {
  await tx
    .update(invitation)
    .set({ withdrawnAt: new Date() })
    .where(
      and(
        eq(invitation.partnershipId, partnershipId),
        eq(invitation.memberId, memberId),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
      ),
    )
}

/** True where there was an open or expired one to withdraw. It takes the same right as sending it. */
export async function withdrawInvitation(tx: Database, scope: Scope, id: string): Promise<boolean> {
  const gone = await tx
    .update(invitation)
    .set({ withdrawnAt: new Date() })
    .where(
      and(
        eq(invitation.partnershipId, scope.partnershipId),
        eq(invitation.id, id),
        isNull(invitation.acceptedAt),
        isNull(invitation.withdrawnAt),
      ),
    )
    .returning({ memberId: invitation.memberId })
  for (const { memberId } of gone) await checkMayInvite(tx, scope, memberId)
  return gone.length > 0
}

export type InvitationRow = Readonly<{
  id: string
  memberId: string
  member: string
  email: string
  acceptedAt: Date | null
  withdrawnAt: Date | null
  expiresAt: Date
  createdAt: Date
}>

/** The partnership's invitations, the newest first; at most 500. */
export function listInvitations(db: Database, { partnershipId }: Scope): Promise<InvitationRow[]> {
  return db
    .select({
      id: invitation.id,
      memberId: invitation.memberId,
      member: member.name,
      email: invitation.email,
      acceptedAt: invitation.acceptedAt,
      withdrawnAt: invitation.withdrawnAt,
      expiresAt: invitation.expiresAt,
      createdAt: invitation.createdAt,
    })
    .from(invitation)
    .innerJoin(member, and(eq(member.partnershipId, invitation.partnershipId), eq(member.id, invitation.memberId)))
    .where(eq(invitation.partnershipId, partnershipId))
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(500)
}

/** Whether an address has an account: told only to whoever holds a link that was mailed to it. */
export async function hasAccount(db: Database, email: string): Promise<boolean> {
  const rows = await db.select({ id: account.id }).from(account).where(eq(account.email, email))
  return rows.length > 0
}
