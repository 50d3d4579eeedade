import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { endingOf } from '@ttc/domain/override'
import type { IsoDate } from '@ttc/domain/period'
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'

/** Before every day there is: of those alone that the calendar does not end. */
const NO_DAY = '0001-01-01'

/** The open overrides of some placements with what decides whether they are over. */
function openOf(tx: Database) {
  return tx
    .select({
      partnershipId: override.partnershipId,
      id: override.id,
      placementId: override.placementId,
      status: override.status,
      periodEnd: override.periodEnd,
      expiresOn: override.expiresOn,
      latestEnd: assessment.latestEnd,
      isInPlan: sql<boolean>`(${placement.toOn} is null and ${planVersion.state} <> 'superseded')`,
    })
    .from(override)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, override.partnershipId), eq(placement.id, override.placementId)),
    )
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .leftJoin(
      assessment,
      and(
        eq(assessment.partnershipId, override.partnershipId),
        eq(assessment.placementId, override.placementId),
        eq(assessment.allChildren, true),
      ),
    )
    .$dynamic()
}

type Open = Awaited<ReturnType<typeof openOf>>[number]

/**
 * Ends the overrides of some indicators that are over: a value of a later period has come, or the indicator has left the
 * plan. The last step after they have been assessed, in the same transaction.
 */
export async function endOverrides(tx: Database, scope: Scope, indicatorIds: readonly string[]): Promise<void> {
  const open = await openOf(tx).where(
    and(
      eq(override.partnershipId, scope.partnershipId),
      isNull(override.endedAt),
      inArray(placement.indicatorId, [...indicatorIds]),
    ),
  )
  await endThose(tx, open, NO_DAY)
}

/**
 * Ends every override of a partnership whose day has passed or whose indicator is gone: for the pass that the calendar
 * calls for. Answers which there were.
 */
export async function endExpiredOverrides(tx: Database, scope: Scope, today: IsoDate): Promise<readonly Open[]> {
  const open = await openOf(tx).where(
    and(
      eq(override.partnershipId, scope.partnershipId),
      isNull(override.endedAt),
      or(lt(override.expiresOn, today), eq(planVersion.state, 'superseded')),
    ),
  )
  await endThose(tx, open, today)
  return open
}

async function endThose(tx: Database, open: readonly Open[], today: IsoDate): Promise<void> {
  for (const one of open) {
    const ending = endingOf(one, one, today)
    if (ending === null) continue
    await tx
      .update(override)
      .set({ endedAt: sql`now()`, ending })
      .where(and(eq(override.partnershipId, one.partnershipId), eq(override.id, one.id), isNull(override.endedAt)))
  }
}
