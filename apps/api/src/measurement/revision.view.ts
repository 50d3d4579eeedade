import type { RevisionView } from '@ttc/contracts/measurement'
import { describeGiver } from '@ttc/domain/link.words'
import type { PeriodKind } from '@ttc/domain/period'
import type { RevisionRow } from './measurement.queries.ts'

export function revisionView(row: RevisionRow, kind: PeriodKind): RevisionView {
  const { seriesId: _, linkId: _link, giver, giverAgency, ...rest } = row
  const { periodStart, periodEnd, recordedAt, recordedBy, supersededAt, undoneAt, source, ...shown } = rest
  return {
    ...shown,
    recordedBy: giver === null ? recordedBy : describeGiver(giver, giverAgency ?? '', recordedBy),
    period: { kind, start: periodStart, end: periodEnd },
    source: source ?? '',
    recordedAt: recordedAt.toISOString(),
    supersededAt: supersededAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
  }
}
