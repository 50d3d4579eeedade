import type { AssessmentView } from '@ttc/contracts/assessment'
import type { CurveView } from '@ttc/contracts/figure'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { writtenOnce } from '@ttc/db/statement'
import type { Scope } from '@ttc/domain/access'
import { severityOf } from '@ttc/domain/assessment/assess'
import { statusShown } from '@ttc/domain/override'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { overrideColumns } from '../override/override.queries.ts'
import { overrideView } from '../override/override.view.ts'

const author = alias(member, 'author')

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
      open: overrideColumns,
      author: { id: author.id, name: author.name, agency: author.agency },
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
    .leftJoin(
      override,
      and(
        eq(override.partnershipId, assessment.partnershipId),
        eq(override.placementId, assessment.placementId),
        isNull(override.endedAt),
      ),
    )
    .leftJoin(author, and(eq(author.partnershipId, assessment.partnershipId), eq(author.id, override.recordedBy)))
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

type Read = Awaited<ReturnType<ReturnType<typeof dashboard>['execute']>>[number]

function asShown({ open, author: by, ...row }: Read, today: string) {
  const { status, latest } = row.result
  const judged = { status, latestEnd: latest?.period.end ?? null }
  return { ...row, override: overrideView(open === null ? null : { ...open, by }, judged, today) }
}

export type DashboardRow = ReturnType<typeof asShown>

/**
 * Every placed indicator of a plan version with its stored assessment and the override in force on a day, worst and
 * longest first by the status that is shown: one indexed query.
 */
export async function listDashboard(
  db: Database,
  scope: Scope,
  planVersionId: string,
  today: string,
): Promise<DashboardRow[]> {
  const rows = await dashboard(db).execute({ partnershipId: scope.partnershipId, planVersionId })
  const severity = ({ result, override }: DashboardRow) => severityOf(statusShown(result.status, override))
  const since = ({ result }: DashboardRow) => result.since?.periods ?? 0
  return rows.map((row) => asShown(row, today)).sort((a, b) => severity(b) - severity(a) || since(b) - since(a))
}
