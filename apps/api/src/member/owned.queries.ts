import { action } from '@ttc/db/action'
import { boardMember } from '@ttc/db/board'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { invitation } from '@ttc/db/invitation'
import { member } from '@ttc/db/member'
import { panelPriority } from '@ttc/db/panel'
import { placement } from '@ttc/db/placement'
import { priority } from '@ttc/db/priority'
import { promise } from '@ttc/db/promise'
import { token } from '@ttc/db/token'
import { answer } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Owned } from '@ttc/domain/member'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

/** Everything somebody can answer for, as the rows that say so: what is added to the product later is added here. */
export const ownedRows = {
  placements: (s: Scope, id: string) =>
    and(eq(placement.partnershipId, s.partnershipId), eq(placement.ownerMemberId, id), isNull(placement.toOn)),
  priorities: (s: Scope, id: string) =>
    and(eq(priority.partnershipId, s.partnershipId), eq(priority.leadMemberId, id), isNull(priority.retiredAt)),
  seats: (s: Scope, id: string) =>
    and(eq(boardMember.partnershipId, s.partnershipId), eq(boardMember.memberId, id), isNull(boardMember.toOn)),
  deputies: (s: Scope, id: string) =>
    and(eq(member.partnershipId, s.partnershipId), eq(member.deputyMemberId, id), isNull(member.leftOn)),
  tokens: (s: Scope, id: string) =>
    and(eq(token.partnershipId, s.partnershipId), eq(token.ownerMemberId, id), isNull(token.revokedAt)),
  invitations: (s: Scope, id: string) =>
    and(
      eq(invitation.partnershipId, s.partnershipId),
      eq(invitation.invitedBy, id),
      ne(invitation.memberId, id),
      isNull(invitation.acceptedAt),
      isNull(invitation.withdrawnAt),
    ),
  promises: (s: Scope, id: string) =>
    and(
      eq(promise.partnershipId, s.partnershipId),
      eq(promise.ownerMemberId, id),
      inArray(promise.state, ['open', 'late']),
      isNull(promise.removedAt),
      ne(promise.text, ''),
    ),
  answers: (s: Scope, id: string) =>
    and(
      eq(panelPriority.partnershipId, s.partnershipId),
      eq(panelPriority.answererMemberId, id),
      sql`exists (select from ${challengeMeeting} where ${challengeMeeting.partnershipId} = ${panelPriority.partnershipId}
        and ${challengeMeeting.id} = ${panelPriority.meetingId} and ${challengeMeeting.state} = 'planned')`,
    ),
}

/** What a group has asked them to do or to find out, and is neither over nor taken out of the walk. */
export const askedOf = {
  action: (s: Scope, id: string) =>
    and(
      eq(answer.partnershipId, s.partnershipId),
      eq(answer.kind, 'action'),
      isNull(answer.removedAt),
      sql`exists (select from ${action} where ${action.partnershipId} = ${answer.partnershipId}
        and ${action.id} = ${answer.id} and ${action.ownerMemberId} = ${id} and ${action.status} not in ('done', 'stopped'))`,
    ),
  knowledge: (s: Scope, id: string) =>
    and(
      eq(answer.partnershipId, s.partnershipId),
      eq(answer.kind, 'knowledge'),
      isNull(answer.removedAt),
      sql`${answer.content} ->> 'ownerMemberId' = ${id} and ${answer.content} ->> 'found' = ''`,
    ),
}

/** What a member answers for now. */
export async function countOwned(db: Database, scope: Scope, id: string): Promise<Owned> {
  return {
    placements: await db.$count(placement, ownedRows.placements(scope, id)),
    priorities: await db.$count(priority, ownedRows.priorities(scope, id)),
    seats: await db.$count(boardMember, ownedRows.seats(scope, id)),
    deputies: await db.$count(member, ownedRows.deputies(scope, id)),
    tokens: await db.$count(token, ownedRows.tokens(scope, id)),
    invitations: await db.$count(invitation, ownedRows.invitations(scope, id)),
    actions: await db.$count(answer, askedOf.action(scope, id)),
    questions: await db.$count(answer, askedOf.knowledge(scope, id)),
    promises: await db.$count(promise, ownedRows.promises(scope, id)),
    answers: await db.$count(panelPriority, ownedRows.answers(scope, id)),
  }
}
