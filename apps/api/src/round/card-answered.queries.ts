import type { Database } from '@ttc/db/connect'
import { reportCard, reportCardTurn } from '@ttc/db/report-card'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { and, eq, gte, inArray, sql } from 'drizzle-orm'

/**
 * The priorities whose report card is answered since a moment, each with the day: it was called ready since, and is
 * ready or signed now. The one place that says so.
 */
export async function listCardsAnswered(
  db: Database,
  scope: Scope,
  priorityIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, IsoDate>> {
  const rows = await db
    .select({
      priorityId: reportCard.priorityId,
      on: sql<IsoDate>`to_char(max(${reportCardTurn.at}) at time zone 'Europe/London', 'YYYY-MM-DD')`,
    })
    .from(reportCardTurn)
    .innerJoin(
      reportCard,
      and(eq(reportCard.partnershipId, reportCardTurn.partnershipId), eq(reportCard.id, reportCardTurn.cardId)),
    )
    .where(
      and(
        eq(reportCardTurn.partnershipId, scope.partnershipId),
        inArray(reportCard.priorityId, [...priorityIds]),
        inArray(reportCard.state, ['ready', 'signed']),
        eq(reportCardTurn.what, 'ready'),
        gte(reportCardTurn.at, since),
      ),
    )
    .groupBy(reportCard.priorityId)
  return new Map(rows.map(({ priorityId, on }) => [priorityId, on]))
}
