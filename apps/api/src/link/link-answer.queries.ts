import type { Database } from '@ttc/db/connect'
import { linkAnswer } from '@ttc/db/link'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { LinkAnswerState } from '@ttc/domain/link'
import { and, desc, eq, inArray } from 'drizzle-orm'

/** The last answer of some links, by link. */
export async function listLastAnswers(db: Database, scope: Scope, linkIds: readonly string[]) {
  const rows = linkIds.length === 0 ? [] : await lastAnswers(db, scope, linkIds)
  return new Map(rows.map((row) => [row.answer.linkId, row]))
}

function lastAnswers(db: Database, scope: Scope, linkIds: readonly string[]) {
  return db
    .selectDistinctOn([linkAnswer.linkId], {
      answer: linkAnswer,
      decidedBy: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(linkAnswer)
    .leftJoin(member, and(eq(member.partnershipId, linkAnswer.partnershipId), eq(member.id, linkAnswer.decidedBy)))
    .where(and(eq(linkAnswer.partnershipId, scope.partnershipId), inArray(linkAnswer.linkId, [...linkIds])))
    .orderBy(linkAnswer.linkId, desc(linkAnswer.number))
}

export type LastAnswer = Awaited<ReturnType<typeof lastAnswers>>[number]

export async function findLastAnswer(db: Database, scope: Scope, linkId: string): Promise<LastAnswer['answer'] | null> {
  return (await listLastAnswers(db, scope, [linkId])).get(linkId)?.answer ?? null
}

type NewAnswer = Omit<typeof linkAnswer.$inferInsert, 'partnershipId' | 'number'>

/** Stores an answer after the last one, which it takes the place of where nobody had decided on it. */
export async function saveAnswer(
  tx: Database,
  scope: Scope,
  row: NewAnswer,
  last: LastAnswer['answer'] | null,
): Promise<void> {
  const isOver = last === null || last.state === 'refused' || last.state === 'accepted'
  if (!isOver) await saveAnswerState(tx, scope, last.id, { state: 'replaced' })
  const number = (last?.number ?? 0) + 1
  await tx.insert(linkAnswer).values({ partnershipId: scope.partnershipId, number, ...row })
}

type Decision = Readonly<{
  state: LinkAnswerState
  decidedAt?: Date
  decidedBy?: string
  refusal?: string
  revision?: number
}>

export async function saveAnswerState(tx: Database, scope: Scope, id: string, decision: Decision): Promise<void> {
  await tx
    .update(linkAnswer)
    .set(decision)
    .where(and(eq(linkAnswer.partnershipId, scope.partnershipId), eq(linkAnswer.id, id)))
}
