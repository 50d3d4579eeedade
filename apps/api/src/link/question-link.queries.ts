import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { link } from '@ttc/db/link'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { answeredOn } from '../challenge/challenge.queries.ts'

const questions = sql<number>`(select count(*) from ${challenge} where ${challenge.partnershipId} = ${link.partnershipId}
  and ${challenge.linkId} = ${link.id} and ${challenge.removedAt} is null and ${challenge.question} <> '')::int`

const select = (db: Database, which: SQL | undefined) =>
  db
    .select({
      link,
      meeting: challengeMeeting,
      plan: { id: plan.id, name: plan.name },
      partnership: { name: partnership.name, notice: partnership.notice },
      by: { id: member.id, name: member.name, agency: member.agency },
      questions,
    })
    .from(link)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, link.partnershipId), eq(challengeMeeting.id, link.meetingId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, link.partnershipId), eq(plan.id, link.planId)))
    .innerJoin(partnership, eq(partnership.id, link.partnershipId))
    .innerJoin(member, and(eq(member.partnershipId, link.partnershipId), eq(member.id, link.createdBy)))
    .where(and(eq(link.kind, 'question'), which))
    .orderBy(desc(link.recordedAt), desc(link.id))
    .limit(100)

export type QuestionLinkRow = Awaited<ReturnType<typeof select>>[number]

/** The links through which questions are asked of a meeting, newest first; at most 100. */
export function listQuestionLinks(db: Database, scope: Scope, meetingId: string): Promise<QuestionLinkRow[]> {
  return select(db, and(eq(link.partnershipId, scope.partnershipId), eq(link.meetingId, meetingId)))
}

/** The link for questions that a key opens, whatever partnership it is of; null where there is none. */
export async function findQuestionLinkByKey(db: Database, keySha256: string): Promise<QuestionLinkRow | null> {
  const [found] = await select(db, eq(link.keySha256, keySha256))
  return found ?? null
}

/** A link for questions to a meeting, or the refusal. */
export async function presentQuestionLink(
  db: Database,
  scope: Scope,
  { meetingId, linkId }: Readonly<{ meetingId: string; linkId: string }>,
): Promise<QuestionLinkRow> {
  const [found] = await select(
    db,
    and(eq(link.partnershipId, scope.partnershipId), eq(link.meetingId, meetingId), eq(link.id, linkId)),
  )
  if (found === undefined) throw new Problem('not-found', 'There is no such link, or you cannot see it.')
  return found
}

/** What was written through a link and not taken out, as it came. */
export async function listQuestionsOf(db: Database, scope: Scope, linkId: string) {
  const rows = await db
    .select({
      id: challenge.id,
      question: challenge.question,
      versions: challenge.versions,
      priorityId: challenge.priorityId,
      answer: challenge.answer,
      answeredOn,
      answerAgency: challenge.answerAgency,
      leads: sql<boolean>`coalesce(${priority.leadMemberId} = ${challenge.answeredByMemberId}, false)`,
    })
    .from(challenge)
    .leftJoin(priority, and(eq(priority.partnershipId, challenge.partnershipId), eq(priority.id, challenge.priorityId)))
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        eq(challenge.linkId, linkId),
        isNull(challenge.removedAt),
        ne(challenge.question, ''),
      ),
    )
    .orderBy(asc(challenge.createdAt), asc(challenge.id))
    .limit(100)
  return rows.map(({ versions, ...row }) => ({ ...row, version: versions.question ?? 0 }))
}

export type QuestionRow = Awaited<ReturnType<typeof listQuestionsOf>>[number]
