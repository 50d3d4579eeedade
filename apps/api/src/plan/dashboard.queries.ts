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
import { and, asc, desc, eq, inArray, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { overrideColumns } from '../override/override.queries.ts'
import { overrideView } from '../override/override.view.ts'

const author = alias(member, 'author')

/** All of a plan version, or what stands under some of its priorities. */
const placed = (db: Database, { partnershipId, planVersionId, more }: Asked) =>
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
        eq(assessment.partnershipId, partnershipId),
        eq(assessment.planVersionId, planVersionId),
        eq(assessment.allChildren, true),
        isNull(placement.toOn),
        more,
      ),
    )
    .orderBy(desc(assessment.severity), desc(assessment.sincePeriods), asc(indicator.name), asc(placement.id))
    .limit(1000)

const anyPlan = { partnershipId: sql.placeholder('partnershipId'), planVersionId: sql.placeholder('planVersionId') }
const dashboard = writtenOnce((db) => placed(db, anyPlan).prepare('plan_dashboard'))

/** What was judged is told by when: it is a long text, and it is written anew whenever anything of it changes. */
const version = writtenOnce((db) =>
  db
    .select({ version: sql<string | null>`read.version` })
    .from(
      sql`(select md5(string_agg(row(p, i, o, m, b, a.series_id, a.assessed_at)::text, '' order by p.id, a.series_id)) as version
        from ${assessment} a
          join ${placement} p on p.partnership_id = a.partnership_id and p.id = a.placement_id and p.to_on is null
          join ${indicator} i on i.partnership_id = a.partnership_id and i.id = p.indicator_id
          left join ${member} m on m.partnership_id = a.partnership_id and m.id = p.owner_member_id
          left join ${override} o on o.partnership_id = a.partnership_id and o.placement_id = p.id and o.ended_at is null
          left join ${member} b on b.partnership_id = a.partnership_id and b.id = o.recorded_by
        where a.partnership_id = ${anyPlan.partnershipId} and a.plan_version_id = ${anyPlan.planVersionId} and a.all_children) read`,
    )
    .prepare('plan_dashboard_version'),
)

type Asked = Readonly<{
  partnershipId: string | Placeholder
  planVersionId: string | Placeholder
  more?: SQL
}>
type Read = Awaited<ReturnType<typeof placed>>[number]

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
  return worstFirst(await dashboard(db).execute({ partnershipId: scope.partnershipId, planVersionId }), today)
}

/** The same of some priorities alone: a walk or a card shows a tenth of a plan. */
export async function listUnder(
  db: Database,
  scope: Scope,
  planVersionId: string,
  priorityIds: readonly string[],
  today: string,
): Promise<DashboardRow[]> {
  if (priorityIds.length === 0) return []
  const more = inArray(placement.priorityId, [...priorityIds])
  return worstFirst(await placed(db, { partnershipId: scope.partnershipId, planVersionId, more }), today)
}

/** Another one whenever anything of the dashboard's rows has changed, without their long texts being read. */
export async function findDashboardVersion(db: Database, scope: Scope, planVersionId: string): Promise<string> {
  const [found] = await version(db).execute({ partnershipId: scope.partnershipId, planVersionId })
  return found?.version ?? ''
}

function worstFirst(rows: readonly Read[], today: string): DashboardRow[] {
  const severity = ({ result, override }: DashboardRow) => severityOf(statusShown(result.status, override))
  const since = ({ result }: DashboardRow) => result.since?.periods ?? 0
  return rows.map((row) => asShown(row, today)).sort((a, b) => severity(b) - severity(a) || since(b) - since(a))
}
