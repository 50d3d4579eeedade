import type { RevisionView } from '@ttc/contracts/measurement'
import type { PeriodKind } from '@ttc/domain/period'
import type { RevisionRow } from './measurement.queries.ts'

export function revisionView(row: RevisionRow, kind: PeriodKind): RevisionView {
  const { seriesId: _, periodStart, periodEnd, recordedAt, supersededAt, undoneAt, source, ...shown } = row
  return {
    ...shown,
    period: { kind, start: periodStart, end: periodEnd },
    source: source ?? '',
    recordedAt: recordedAt.toISOString(),
    supersededAt: supersededAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}
