import type { Database } from '@ttc/db/connect'
import { series } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { placement, target } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import type { Period, PeriodKind } from '@ttc/domain/period'
import { and, eq, isNull } from 'drizzle-orm'

/** The periods for which a value of any area or group, or a target of any plan, stands now; each once, in order. */
export async function listRecordedPeriods(
  tx: Database,
  { partnershipId }: Scope,
  { id, periodKind }: Readonly<{ id: string; periodKind: PeriodKind }>,
): Promise<readonly Period[]> {
  const ofValues = await tx
    .selectDistinct({ start: measurement.periodStart, end: measurement.periodEnd })
    .from(measurement)
    .innerJoin(series, and(eq(series.partnershipId, measurement.partnershipId), eq(series.id, measurement.seriesId)))
    .where(and(eq(series.partnershipId, partnershipId), eq(series.indicatorId, id), isNull(measurement.supersededAt)))
  const ofTargets = await tx
    .selectDistinct({ start: target.periodStart, end: target.periodEnd })
    .from(target)
    .innerJoin(placement, and(eq(placement.partnershipId, target.partnershipId), eq(placement.id, target.placementId)))
    .where(and(eq(target.partnershipId, partnershipId), eq(placement.indicatorId, id), isNull(target.supersededAt)))
  const periods = new Map([...ofValues, ...ofTargets].map((one) => [`${one.end} ${one.start}`, one] as const))
  return [...periods.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { start, end }]) => ({ kind: periodKind, start, end }))
}
