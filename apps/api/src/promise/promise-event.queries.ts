import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { promiseEvent } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, sql } from 'drizzle-orm'

type NewEvent = Pick<typeof promiseEvent.$inferInsert, 'promiseId' | 'what' | 'state' | 'on'> &
  Partial<Pick<typeof promiseEvent.$inferInsert, 'note' | 'meetingId'>>

/** Writes down what happened to a promise, after what had happened to it before. */
export async function appendEvent(tx: Database, scope: Scope, event: NewEvent): Promise<void> {
  const next = tx
    .select({ sequence: sql<number>`coalesce(max(${promiseEvent.sequence}), 0) + 1` })
    .from(promiseEvent)
    .where(and(eq(promiseEvent.partnershipId, scope.partnershipId), eq(promiseEvent.promiseId, event.promiseId)))
  await tx.insert(promiseEvent).values({
    ...event,
    partnershipId: scope.partnershipId,
    memberId: scope.memberId,
    sequence: sql`(${next})`,
  })
}

/** What happened to a promise, newest first; at most 200. */
export function listEvents(db: Database, scope: Scope, promiseId: string) {
  return db
    .select({
      sequence: promiseEvent.sequence,
      what: promiseEvent.what,
      state: promiseEvent.state,
      on: promiseEvent.on,
      note: promiseEvent.note,
      by: { id: member.id, name: member.name, agency: member.agency },
      meeting: { id: challengeMeeting.id, name: challengeMeeting.name },
    })
    .from(promiseEvent)
    .leftJoin(member, and(eq(member.partnershipId, promiseEvent.partnershipId), eq(member.id, promiseEvent.memberId)))
    .leftJoin(
      challengeMeeting,
      and(
        eq(challengeMeeting.partnershipId, promiseEvent.partnershipId),
        eq(challengeMeeting.id, promiseEvent.meetingId),
      ),
    )
    .where(and(eq(promiseEvent.partnershipId, scope.partnershipId), eq(promiseEvent.promiseId, promiseId)))
    .orderBy(desc(promiseEvent.sequence))
    .limit(200)
}
