import type { AssessmentView } from '@ttc/contracts/assessment'
import type { CurveView } from '@ttc/contracts/figure'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'

const dashboard = writtenOnce((db) =>
  db
    .select({
      placementId: placement.id,
      priorityId: placement.priorityId,
      indicatorId: placement.indicatorId,
      seriesId: assessment.seriesId,
      code: indicator.code,
      name: indicator.name,
      level: indicator.level,
      measureKind: indicator.measureKind,
      source: indicator.source,
      licence: indicator.licence,
      headline: placement.headline,
      owner: { id: member.id, name: member.name, agency: member.agency },
      nextDueOn: assessment.nextDueOn,
      result: sql<AssessmentView>`${assessment.result}`,
      curve: sql<CurveView>`${assessment.curve}`,
    })
    .from(assessment)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, assessment.partnershipId), eq(placement.id, assessment.placementId)),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, assessment.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, assessment.partnershipId), eq(member.id, placement.ownerMemberId)))
    .where(
      and(
        eq(assessment.partnershipId, sql.placeholder('partnershipId')),
        eq(assessment.planVersionId, sql.placeholder('planVersionId')),
        eq(assessment.allChildren, true),
        isNull(placement.toOn),
      ),
    )
    .orderBy(desc(assessment.severity), desc(assessment.sincePeriods), asc(indicator.name), asc(placement.id))
    .limit(1000)
    .prepare('plan_dashboard'),
)

export type DashboardRow = Awaited<ReturnType<ReturnType<typeof dashboard>['execute']>>[number]

/** Every placed indicator of a plan version with its stored assessment, worst and longest first: one indexed query. */
export function listDashboard(db: Database, scope: Scope, planVersionId: string): Promise<DashboardRow[]> {
  return dashboard(db).execute({ partnershipId: scope.partnershipId, planVersionId })
}
