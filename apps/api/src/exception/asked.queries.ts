import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { promise } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

/** What was last asked and promised about some indicators in challenge meetings, and how often it was not kept. */
export async function askedOf(db: Database, scope: Scope, placementIds: readonly string[]) {
  const challenges = await lastChallenges(db, scope, placementIds)
  const promises = await lastPromises(db, scope, placementIds)
  const notKept = await countNotKept(db, scope, placementIds)
  return {
    challenges: new Map(challenges.map(({ placementId, ...one }) => [placementId, one])),
    promises: new Map(promises.map(({ placementId, ...one }) => [placementId, one])),
    notKept: new Map(notKept.map(({ placementId, count }) => [placementId, count])),
  }
}
export type AskedRows = Awaited<ReturnType<typeof askedOf>>

/** A question for a day that is still to come has not been asked yet. */
function lastChallenges(db: Database, scope: Scope, placementIds: readonly string[]) {
  return db
    .selectDistinctOn([challenge.placementId], {
      placementId: challenge.placementId,
      id: challenge.id,
      meetingId: challenge.meetingId,
      question: challenge.question,
      on: challenge.askedOn,
      askedBy: sql<string>`coalesce(${member.name}, ${challenge.askedBy})`,
      agency: challenge.agency,
      decision: challenge.decision,
    })
    .from(challenge)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, challenge.partnershipId), eq(challengeMeeting.id, challenge.meetingId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, challenge.partnershipId), eq(member.id, challenge.askedByMemberId)))
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        inArray(challenge.placementId, [...placementIds]),
        isNull(challenge.removedAt),
        ne(challenge.question, ''),
        ne(challengeMeeting.state, 'planned'),
      ),
    )
    .orderBy(challenge.placementId, desc(challenge.askedOn), desc(challenge.position), desc(challenge.id))
}

const promised = (scope: Scope, placementIds: readonly string[]) =>
  and(
    eq(promise.partnershipId, scope.partnershipId),
    inArray(promise.placementId, [...placementIds]),
    isNull(promise.removedAt),
    ne(promise.text, ''),
  )

function lastPromises(db: Database, scope: Scope, placementIds: readonly string[]) {
  return db
    .selectDistinctOn([promise.placementId], {
      placementId: promise.placementId,
      id: promise.id,
      meetingId: promise.meetingId,
      text: promise.text,
      owner: sql<string>`coalesce(${member.name}, ${promise.owner})`,
      dueOn: promise.dueOn,
      state: promise.state,
    })
    .from(promise)
    .leftJoin(member, and(eq(member.partnershipId, promise.partnershipId), eq(member.id, promise.ownerMemberId)))
    .where(promised(scope, placementIds))
    .orderBy(promise.placementId, desc(promise.madeOn), desc(promise.position), desc(promise.id))
}

function countNotKept(db: Database, scope: Scope, placementIds: readonly string[]) {
  return db
    .select({ placementId: promise.placementId, count: sql<number>`count(*)::int` })
    .from(promise)
    .where(and(promised(scope, placementIds), inArray(promise.state, ['late', 'dropped'])))
    .groupBy(promise.placementId)
}
