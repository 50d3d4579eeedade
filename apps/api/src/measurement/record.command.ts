import type { CheckedMeasurementView, RecordMeasurement } from '@ttc/contracts/measurement'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { Scale } from '@ttc/domain/indicator'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import { checkNotDerived } from '../assessment/derived.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { enteredMeasurement, warningsOf } from './entered.ts'
import { listHistory } from './history.queries.ts'
import { appendRevision, findOpen } from './measurement.queries.ts'
import { revisionView } from './revision.view.ts'

export type ToRecord = Omit<RecordMeasurement, 'id'>

/**
 * Records one typed value, within a transaction that holds its indicator: refuses what is wrong in itself, what another
 * value has come before, and what looks wrong and was not accepted. Nothing is written before all that is known, so
 * that a refused value of many leaves the others as they are. The caller assesses the indicators afresh.
 */
export async function recordValue(
  tx: Database,
  scope: Scope,
  scale: Scale,
  asked: ToRecord,
  today: IsoDate,
): Promise<number> {
  const { seriesId, basedOnRevision, accepted } = asked
  await checkNotDerived(tx, scope, seriesId)
  const entered = enteredMeasurement(asked, scale, today)
  const open = await findOpen(tx, scope, seriesId, entered.period.start, entered.period.end)
  const before = open === null ? null : revisionView(open, scale.periodKind)
  if ((open?.revision ?? 0) !== basedOnRevision)
    throw new Problem('conflict', 'Another value has been recorded for this period since you opened it.', {
      present: before,
    })
  checkAccepted(warningsOf(entered, await listHistory(tx, scope, seriesId, scale.periodKind), scale), accepted)
  const revision = await appendRevision(tx, scope, { seriesId, measurement: entered, origin: 'typed', batchId: null })
  const { period, status, provisional } = entered
  // The trail names the revision and not its numbers: a small one must not be read there, nor worked out from it.
  const told = open === null ? null : { period, revision: open.revision, status: open.status }
  const after = { period, revision, status, provisional }
  await note(tx, scope, { action: 'measurement.record', object: 'series', id: seriesId, before: told, after })
  return revision
}

function checkAccepted(warnings: CheckedMeasurementView['warnings'], accepted: readonly string[]): void {
  const open = warnings.filter((one) => !accepted.includes(one.code))
  if (open.length === 0) return
  throw new Problem('rule-broken', 'Check this value before it is stored.', {
    fields: open.map((one) => ({ field: 'accepted', message: one.message })),
    present: { warnings: open },
  })
}
