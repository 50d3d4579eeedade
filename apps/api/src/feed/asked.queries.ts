import { area } from '@ttc/db/area'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { breakdown, indicator } from '@ttc/db/indicator'
import { outcome } from '@ttc/db/outcome'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { moment } from './moment.queries.ts'

/** The indicators of the partnership, retired ones too, whoever may see them. */
export function listIndicatorRows(db: Database, scope: Scope) {
  return db.select().from(indicator).where(eq(indicator.partnershipId, scope.partnershipId))
}

export function listBreakdowns(db: Database, scope: Scope) {
  return db.select().from(breakdown).where(eq(breakdown.partnershipId, scope.partnershipId))
}

/** Every area there is: a few hundred, shared by all partnerships. */
export function listAreas(db: Database) {
  return db.select({ code: area.code, name: area.name, kind: area.kind }).from(area)
}

export async function findOwnArea(db: Database, scope: Scope): Promise<string> {
  const [found] = await db
    .select({ code: partnership.areaCode })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
  if (found === undefined) throw new Error('The partnership of a scope is gone')
  return found.code
}

/** Where indicators stand now, in the order of the plans: of an indicator in several places the first one counts. */
export function listPlacements(db: Database, scope: Scope) {
  return db
    .select({ placement, planId: planVersion.planId, priorityId: placement.priorityId })
    .from(placement)
    .innerJoin(
      planVersion,
      and(
        eq(planVersion.partnershipId, placement.partnershipId),
        eq(planVersion.id, placement.planVersionId),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, placement.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .where(and(eq(placement.partnershipId, scope.partnershipId), isNull(placement.toOn)))
    .orderBy(asc(plan.position), asc(plan.id), asc(priority.position), asc(placement.position), asc(placement.id))
}

export type PlacedRow = Awaited<ReturnType<typeof listPlacements>>[number]

/** The outcomes that priorities serve, the first of each first. */
export function listOutcomesOfPriorities(db: Database, scope: Scope) {
  return db
    .select({ priorityId: priorityOutcome.priorityId, statement: outcome.statement })
    .from(priorityOutcome)
    .innerJoin(
      outcome,
      and(eq(outcome.partnershipId, priorityOutcome.partnershipId), eq(outcome.id, priorityOutcome.outcomeId)),
    )
    .where(eq(priorityOutcome.partnershipId, scope.partnershipId))
    .orderBy(asc(priorityOutcome.priorityId), asc(priorityOutcome.position), asc(outcome.id))
}

/** What is judged in some placements, with the moment at which it was. */
export async function listAssessed(db: Database, scope: Scope, placementIds: readonly string[]) {
  if (placementIds.length === 0) return []
  return db
    .select({
      seriesId: assessment.seriesId,
      verdict: assessment.verdict,
      latestEnd: assessment.latestEnd,
      assessedAt: moment(assessment.assessedAt),
    })
    .from(assessment)
    .where(and(eq(assessment.partnershipId, scope.partnershipId), inArray(assessment.placementId, [...placementIds])))
}

export type AssessedRow = Awaited<ReturnType<typeof listAssessed>>[number]
