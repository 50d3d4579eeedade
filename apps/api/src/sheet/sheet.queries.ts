import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, getViewSelectedFields, isNull, ne } from 'drizzle-orm'

export async function findPriorityOfSheet(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({ id: priority.id, planId: priority.planId, name: priority.name })
    .from(priority)
    .where(and(eq(priority.partnershipId, scope.partnershipId), eq(priority.id, id), isNull(priority.retiredAt)))
  return found ?? null
}

/** One row more tells that there are more. */
export const ROWS_SHOWN = 1000

/**
 * The indicators that stand under a priority now, in its order, each with its series in the own area: all children
 * first, then its groups.
 */
export function listSheetRows(db: Database, scope: Scope, priorityId: string) {
  return db
    .select({
      placementId: placement.id,
      series: getViewSelectedFields(series),
      row: indicator,
      pairs: breakdown.pairs,
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(
        eq(planVersion.partnershipId, placement.partnershipId),
        eq(planVersion.id, placement.planVersionId),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .innerJoin(partnership, eq(partnership.id, placement.partnershipId))
    .innerJoin(
      series,
      and(
        eq(series.partnershipId, placement.partnershipId),
        eq(series.indicatorId, indicator.id),
        eq(series.areaCode, partnership.areaCode),
      ),
    )
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.priorityId, priorityId),
        isNull(placement.toOn),
      ),
    )
    .orderBy(asc(placement.position), asc(placement.id), asc(breakdown.position), asc(breakdown.key))
    .limit(ROWS_SHOWN + 1)
}

export type SheetRow = Awaited<ReturnType<typeof listSheetRows>>[number]
