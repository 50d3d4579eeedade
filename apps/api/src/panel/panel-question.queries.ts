import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { link } from '@ttc/db/link'
import { member } from '@ttc/db/member'
import { panelPriority } from '@ttc/db/panel'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { answeredOn } from '../challenge/challenge.queries.ts'

const answerer = alias(member, 'owes_answer')
const teller = alias(member, 'gave_answer')

/** Questions of the panel's links that were not taken out, each with who owes the answer: who was named, else the lead. */
const select = (db: Database, scope: Scope, which: SQL | undefined) =>
  db
    .select({
      id: challenge.id,
      meeting: {
        id: challengeMeeting.id,
        name: challengeMeeting.name,
        planId: challengeMeeting.planId,
        meetsOn: challengeMeeting.meetsOn,
        state: challengeMeeting.state,
      },
      priority: { id: priority.id, name: priority.name },
      question: challenge.question,
      askedBy: challenge.askedBy,
      agency: challenge.agency,
      answerer: { id: answerer.id, name: answerer.name, agency: answerer.agency },
      leadMemberId: priority.leadMemberId,
      answer: challenge.answer,
      answeredBy: sql<string>`coalesce(${teller.name}, ${challenge.answeredBy})`,
      answeredOn,
      versions: challenge.versions,
    })
    .from(challenge)
    .innerJoin(
      link,
      and(eq(link.partnershipId, challenge.partnershipId), eq(link.id, challenge.linkId), eq(link.forPanel, true)),
    )
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, challenge.partnershipId), eq(challengeMeeting.id, challenge.meetingId)),
    )
    .leftJoin(priority, and(eq(priority.partnershipId, challenge.partnershipId), eq(priority.id, challenge.priorityId)))
    .leftJoin(
      panelPriority,
      and(
        eq(panelPriority.partnershipId, challenge.partnershipId),
        eq(panelPriority.meetingId, challenge.meetingId),
        eq(panelPriority.priorityId, challenge.priorityId),
      ),
    )
    .leftJoin(
      answerer,
      and(
        eq(answerer.partnershipId, challenge.partnershipId),
        eq(answerer.id, sql`coalesce(${panelPriority.answererMemberId}, ${priority.leadMemberId})`),
      ),
    )
    .leftJoin(
      teller,
      and(eq(teller.partnershipId, challenge.partnershipId), eq(teller.id, challenge.answeredByMemberId)),
    )
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        isNull(challenge.removedAt),
        ne(challenge.question, ''),
        which,
      ),
    )
    .orderBy(asc(challengeMeeting.meetsOn), asc(challenge.createdAt), asc(challenge.id))
    .limit(200)

export type PanelQuestionRow = Awaited<ReturnType<typeof select>>[number]

/** The questions of the panel to a meeting, as they came; at most 200. */
export function listPanelQuestions(db: Database, scope: Scope, meetingId: string): Promise<PanelQuestionRow[]> {
  return select(db, scope, eq(challenge.meetingId, meetingId))
}

/**
 * What the panel asked one member for and nobody has answered, of meetings that have not begun, in some plans (null: all
 * of them): the earliest meeting first, at most 200.
 */
export function listOwedAnswers(
  db: Database,
  scope: Scope,
  memberId: string,
  plans: readonly string[] | null,
): Promise<PanelQuestionRow[]> {
  return select(
    db,
    scope,
    and(
      eq(answerer.id, memberId),
      eq(challenge.answer, ''),
      eq(challengeMeeting.state, 'planned'),
      plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
    ),
  )
}
