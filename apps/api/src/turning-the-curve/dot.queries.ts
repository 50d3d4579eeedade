import type { Database } from '@ttc/db/connect'
import { answer, dot } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { DOTS_EACH } from '@ttc/domain/turning-the-curve/answer'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { AnswerRow } from './answer.queries.ts'
import { appendChange } from './change.queries.ts'

export type DotCounts = ReadonlyMap<string, Readonly<{ all: number; mine: number }>>

/** The dots of a meeting, by answer: everybody's together, and one's own. Whose the others are is kept to themselves. */
export async function listDots(db: Database, scope: Scope, meetingId: string): Promise<DotCounts> {
  const rows = await db
    .select({
      answerId: dot.answerId,
      all: sql<number>`sum(${dot.dots})::int`,
      mine: sql<number>`coalesce(sum(${dot.dots}) filter (where ${dot.memberId} = ${scope.memberId}), 0)::int`,
    })
    .from(dot)
    .where(and(eq(dot.partnershipId, scope.partnershipId), eq(dot.meetingId, meetingId)))
    .groupBy(dot.answerId)
    .limit(2000)
  return new Map(rows.map(({ answerId, ...counts }) => [answerId, counts]))
}

/** Gives an answer that many of one's dots, in place of what one gave it before. Only after `takeTurn`. */
export async function saveDots(
  tx: Database,
  scope: Scope,
  meetingId: string,
  row: AnswerRow,
  dots: number,
): Promise<void> {
  const mine = and(
    eq(dot.partnershipId, scope.partnershipId),
    eq(dot.meetingId, meetingId),
    eq(dot.memberId, scope.memberId),
  )
  const [others] = await tx
    .select({ given: sql<number>`coalesce(sum(${dot.dots}), 0)::int` })
    .from(dot)
    .innerJoin(answer, and(eq(answer.partnershipId, dot.partnershipId), eq(answer.id, dot.answerId)))
    .where(and(mine, eq(answer.kind, row.kind), ne(dot.answerId, row.id)))
  const left = DOTS_EACH - (others?.given ?? 0)
  if (dots > left)
    throw new Problem(
      'rule-broken',
      `You have ${DOTS_EACH} dots for this question, and ${Math.max(left, 0)} of them left for this answer.`,
    )
  await tx
    .insert(dot)
    .values({ partnershipId: scope.partnershipId, meetingId, answerId: row.id, memberId: scope.memberId, dots })
    .onConflictDoUpdate({
      target: [dot.partnershipId, dot.meetingId, dot.answerId, dot.memberId],
      set: { dots },
    })
  const [all] = await tx
    .select({ dots: sql<number>`sum(${dot.dots})::int` })
    .from(dot)
    .where(and(eq(dot.partnershipId, scope.partnershipId), eq(dot.meetingId, meetingId), eq(dot.answerId, row.id)))
  await appendChange(tx, scope, row.walkId, { what: 'dots', answerId: row.id, detail: { dots: all?.dots ?? 0 } })
}
