import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'

export async function findPriorityOfSheet(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({ id: priority.id, planId: priority.planId, name: priority.name })
    .from(priority)
    .where(and(eq(priority.partnershipId, scope.partnershipId), eq(priority.id, id), isNull(priority.retiredAt)))
  return found ?? null
}

/** The indicators that stand under a priority now, in its order, each with its series of all children in the own area. */
export function listSheetRows(db: Database, scope: Scope, priorityId: string) {
  return db
    .select({ placementId: placement.id, series, row: indicator })
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
    .innerJoin(
      breakdown,
      and(
        eq(breakdown.partnershipId, series.partnershipId),
        eq(breakdown.id, series.breakdownId),
        eq(breakdown.key, ''),
      ),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.priorityId, priorityId),
        isNull(placement.toOn),
      ),
    )
    .orderBy(asc(placement.position), asc(placement.id))
    .limit(200)
}

export type SheetRow = Awaited<ReturnType<typeof listSheetRows>>[number]
