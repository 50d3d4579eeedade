import { challengeMeeting, meetingChange } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, desc, eq, gt, isNotNull, or, sql } from 'drizzle-orm'

export type MeetingTurn = typeof challengeMeeting.$inferSelect

/**
 * Takes the meeting for this transaction: whoever changes it waits here for whoever changes it now, so that changes are
 * numbered in the order in which they can be seen.
 */
export async function takeTurn(tx: Database, scope: Scope, meetingId: string): Promise<MeetingTurn> {
  const [row] = await tx
    .select()
    .from(challengeMeeting)
    .where(and(eq(challengeMeeting.partnershipId, scope.partnershipId), eq(challengeMeeting.id, meetingId)))
    .for('update')
  if (row !== undefined) return row
  throw new Problem('not-found', 'There is no such meeting, or you cannot see it.')
}

type NewChange = Pick<typeof meetingChange.$inferInsert, 'what' | 'objectId'> &
  Partial<Pick<typeof meetingChange.$inferInsert, 'field' | 'before' | 'after' | 'reason'>> &
  /** Null where nobody signed in did it: it came through a link. */
  Readonly<{ memberId?: null }>

/** Appends a change under the next number. Only after `takeTurn` of the same transaction. */
export async function appendChange(tx: Database, scope: Scope, meetingId: string, change: NewChange): Promise<void> {
  const [next] = await tx
    .update(challengeMeeting)
    .set({ sequence: sql`${challengeMeeting.sequence} + 1` })
    .where(and(eq(challengeMeeting.partnershipId, scope.partnershipId), eq(challengeMeeting.id, meetingId)))
    .returning({ sequence: challengeMeeting.sequence })
  if (next === undefined) throw new Problem('not-found', 'There is no such meeting, or you cannot see it.')
  await tx.insert(meetingChange).values({
    partnershipId: scope.partnershipId,
    meetingId,
    sequence: next.sequence,
    memberId: scope.memberId,
    ...change,
  })
}

/** The changes of a meeting after a number, in their order. */
export function listChanges(db: Database, partnershipId: string, meetingId: string, after: number, limit: number) {
  return db
    .select({
      sequence: meetingChange.sequence,
      what: meetingChange.what,
      objectId: meetingChange.objectId,
      field: meetingChange.field,
    })
    .from(meetingChange)
    .where(
      and(
        eq(meetingChange.partnershipId, partnershipId),
        eq(meetingChange.meetingId, meetingId),
        gt(meetingChange.sequence, after),
      ),
    )
    .orderBy(asc(meetingChange.sequence))
    .limit(limit)
}

/** When a meeting was put off, and what was corrected after its end, newest first; at most 100. */
export function listHistory(db: Database, scope: Scope, meetingId: string) {
  return db
    .select({
      at: meetingChange.at,
      by: { id: member.id, name: member.name, agency: member.agency },
      what: meetingChange.what,
      field: meetingChange.field,
      before: meetingChange.before,
      after: meetingChange.after,
      reason: meetingChange.reason,
    })
    .from(meetingChange)
    .leftJoin(member, and(eq(member.partnershipId, meetingChange.partnershipId), eq(member.id, meetingChange.memberId)))
    .where(
      and(
        eq(meetingChange.partnershipId, scope.partnershipId),
        eq(meetingChange.meetingId, meetingId),
        or(eq(meetingChange.what, 'moved'), isNotNull(meetingChange.reason)),
      ),
    )
    .orderBy(desc(meetingChange.sequence))
    .limit(100)
}

export type HistoryRow = Awaited<ReturnType<typeof listHistory>>[number]
