import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { roundStatus } from '@ttc/db/escalation'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { addMonths, type IsoDate } from '@ttc/domain/day'
import type { OpenOverride } from '@ttc/domain/override'
import type { RagStatus } from '@ttc/domain/rag'
import { and, asc, eq, gt, inArray, isNull, lte, ne, notExists, sql } from 'drizzle-orm'

const ofVersion = and(
  eq(planVersion.partnershipId, placement.partnershipId),
  eq(planVersion.id, placement.planVersionId),
)
const ofAssessment = and(
  eq(assessment.partnershipId, placement.partnershipId),
  eq(assessment.placementId, placement.id),
  eq(assessment.allChildren, true),
)
const ofOverride = and(
  eq(override.partnershipId, placement.partnershipId),
  eq(override.placementId, placement.id),
  isNull(override.endedAt),
)
const inPlanNow = (scope: Scope) =>
  and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn), ne(planVersion.state, 'superseded'))

export type PlacedNow = Readonly<{
  placementId: string
  planVersionId: string
  indicatorId: string
  computed: RagStatus
  latestEnd: IsoDate | null
  override: OpenOverride | null
}>

/** How some indicators in plans, or all of a plan, stand now. */
export async function listPlacedNow(
  db: Database,
  scope: Scope,
  which: Readonly<{ placementIds: readonly string[] } | { planId: string }>,
): Promise<readonly PlacedNow[]> {
  const rows = await db
    .select({
      placementId: placement.id,
      planVersionId: placement.planVersionId,
      indicatorId: placement.indicatorId,
      computed: assessment.status,
      latestEnd: assessment.latestEnd,
      override: { status: override.status, periodEnd: override.periodEnd, expiresOn: override.expiresOn },
    })
    .from(placement)
    .innerJoin(planVersion, ofVersion)
    .leftJoin(assessment, ofAssessment)
    .leftJoin(override, ofOverride)
    .where(
      and(
        inPlanNow(scope),
        'planId' in which ? eq(planVersion.planId, which.planId) : inArray(placement.id, [...which.placementIds]),
      ),
    )
    .orderBy(asc(placement.id))
  return rows.map(({ computed, ...row }) => ({ ...row, computed: computed ?? 'no-value' }))
}

type NewRow = Omit<typeof roundStatus.$inferInsert, 'partnershipId' | 'recordedAt'>

export async function saveRoundStatuses(tx: Database, scope: Scope, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insert(roundStatus)
    .values(rows.map((row) => ({ partnershipId: scope.partnershipId, ...row })))
    .onConflictDoNothing()
}

/**
 * The placements for which a quarter has not been closed though they stood in their plan by its last day. A quarter in
 * which a round was closed has its row already.
 */
export async function listUnclosed(db: Database, scope: Scope, quarterEnd: IsoDate): Promise<readonly string[]> {
  const closed = db
    .select({ one: sql`1` })
    .from(roundStatus)
    .where(
      and(
        eq(roundStatus.partnershipId, placement.partnershipId),
        eq(roundStatus.placementId, placement.id),
        gt(roundStatus.roundEnd, addMonths(quarterEnd, -3)),
      ),
    )
  const rows = await db
    .select({ id: placement.id })
    .from(placement)
    .innerJoin(planVersion, ofVersion)
    .where(and(inPlanNow(scope), lte(placement.fromOn, quarterEnd), notExists(closed)))
    .orderBy(asc(placement.id))
  return rows.map(({ id }) => id)
}

/** Every indicator that stands in a plan now. */
export async function listIndicatorsInPlans(db: Database, scope: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: placement.indicatorId })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn)))
    .orderBy(placement.indicatorId)
  return rows.map(({ id }) => id)
}
