import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { escalation } from '@ttc/db/escalation'
import { breakdown, series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { override } from '@ttc/db/override'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import { askedFromOf } from '@ttc/domain/escalation'
import type { EarlierSheet, Standing } from '@ttc/domain/recovery-sheet'
import { standingOf } from '@ttc/domain/recovery-sheet'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'

export type StandingRow = Readonly<{
  placementId: string
  planVersionId: string
  indicatorId: string
  standing: Standing
}>

/** How some indicators stand wherever they are placed now, by the assessment of all children as it is shown. */
export async function listStandings(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
): Promise<readonly StandingRow[]> {
  const rows = await db
    .select({
      placementId: placement.id,
      planVersionId: placement.planVersionId,
      indicatorId: placement.indicatorId,
      // The parts a sheet depends on: the whole result is many times as long.
      judged: sql<Parameters<typeof standingOf>[0]>`jsonb_build_object(
        'status', ${assessment.result} -> 'status', 'since', ${assessment.result} -> 'since',
        'lastFour', ${assessment.result} -> 'lastFour', 'latest', ${assessment.result} -> 'latest',
        'forecast', ${assessment.result} -> 'forecast', 'nextDue', ${assessment.result} -> 'nextDue')`,
      override: override.status,
      askedAt: escalation.roundEnd,
    })
    .from(placement)
    .innerJoin(
      assessment,
      and(
        eq(assessment.partnershipId, placement.partnershipId),
        eq(assessment.placementId, placement.id),
        eq(assessment.allChildren, true),
      ),
    )
    .leftJoin(
      override,
      and(
        eq(override.partnershipId, placement.partnershipId),
        eq(override.placementId, placement.id),
        isNull(override.endedAt),
      ),
    )
    .leftJoin(
      escalation,
      and(
        eq(escalation.partnershipId, placement.partnershipId),
        eq(escalation.placementId, placement.id),
        eq(escalation.step, 'sheet'),
        eq(escalation.state, 'open'),
      ),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        inArray(placement.indicatorId, [...indicatorIds]),
        isNull(placement.toOn),
      ),
    )
  return rows.map(({ judged, override: shown, askedAt, ...row }) => ({
    ...row,
    standing: { ...standingOf(judged, shown), askedFrom: askedAt === null ? null : askedFromOf(askedAt) },
  }))
}

export type LatestSheet = EarlierSheet &
  Pick<typeof recoverySheet.$inferSelect, 'id' | 'placementId' | 'because' | 'content'> &
  Readonly<{ planVersionId: string; indicatorId: string; left: boolean }>

/** The day a sheet was last sent, else the day it was owed. */
const answeredOn = sql<string>`coalesce((select to_char(max(${recoverySheetEvent.at}) at time zone 'Europe/London', 'YYYY-MM-DD')
  from ${recoverySheetEvent} where ${recoverySheetEvent.partnershipId} = ${recoverySheet.partnershipId}
    and ${recoverySheetEvent.sheetId} = ${recoverySheet.id} and ${recoverySheetEvent.what} = 'submitted'),
  ${recoverySheet.owedOn}::text)`

/** The latest sheet of every place some indicators have or had, newest first; `left` where that place is one no more. */
export async function listLatestSheets(
  db: Database,
  scope: Scope,
  indicatorIds: readonly string[],
): Promise<readonly LatestSheet[]> {
  const rows = await db
    .selectDistinctOn([recoverySheet.placementId], {
      id: recoverySheet.id,
      placementId: recoverySheet.placementId,
      planVersionId: placement.planVersionId,
      indicatorId: placement.indicatorId,
      left: sql<boolean>`${placement.toOn} is not null`,
      because: recoverySheet.because,
      state: recoverySheet.state,
      periodEnd: recoverySheet.periodEnd,
      answeredOn,
      backToAmberOn: recoverySheet.backToAmberOn,
      backToGreenOn: recoverySheet.backToGreenOn,
      content: recoverySheet.content,
    })
    .from(recoverySheet)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, recoverySheet.partnershipId), eq(placement.id, recoverySheet.placementId)),
    )
    .where(and(eq(recoverySheet.partnershipId, scope.partnershipId), inArray(placement.indicatorId, [...indicatorIds])))
    .orderBy(recoverySheet.placementId, desc(recoverySheet.owedOn), desc(recoverySheet.id))
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

/** The accepted sheets about a value that was revised, or taken out, since they were accepted and since that was noted. */
export async function listRevised(db: Database, scope: Scope, indicatorIds: readonly string[]): Promise<string[]> {
  const noted = sql`(select max(${recoverySheetEvent.at}) from ${recoverySheetEvent}
    where ${recoverySheetEvent.partnershipId} = ${recoverySheet.partnershipId}
      and ${recoverySheetEvent.sheetId} = ${recoverySheet.id}
      and ${recoverySheetEvent.what} in ('accepted', 'value-revised'))`
  const rows = await db
    .selectDistinct({ id: recoverySheet.id })
    .from(recoverySheet)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, recoverySheet.partnershipId), eq(placement.id, recoverySheet.placementId)),
    )
    .innerJoin(partnership, eq(partnership.id, recoverySheet.partnershipId))
    .innerJoin(
      series,
      and(
        eq(series.partnershipId, placement.partnershipId),
        eq(series.indicatorId, placement.indicatorId),
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
    .innerJoin(
      measurement,
      and(
        eq(measurement.partnershipId, series.partnershipId),
        eq(measurement.seriesId, series.id),
        eq(measurement.periodStart, recoverySheet.periodStart),
        eq(measurement.periodEnd, recoverySheet.periodEnd),
      ),
    )
    .where(
      and(
        eq(recoverySheet.partnershipId, scope.partnershipId),
        eq(recoverySheet.state, 'accepted'),
        inArray(placement.indicatorId, [...indicatorIds]),
        isNull(placement.toOn),
        sql`greatest(${measurement.recordedAt}, ${measurement.supersededAt}) > ${noted}`,
      ),
    )
  return rows.map(({ id }) => id)
}
