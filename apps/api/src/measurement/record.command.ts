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

/** Somebody without an account gave the value; `isAccepted`: whoever acts has accepted it. */
export type FromLink = Readonly<{ linkId: string; isAccepted: boolean }>

/**
 * Whether one typed value can be recorded: refuses what is wrong in itself, what is computed, and what looks wrong and
 * was not accepted. Answers the measurement, and what stands for its period now. Nothing is written.
 */
export async function checkValue(
  db: Database,
  scope: Scope,
  scale: Scale,
  asked: Omit<ToRecord, 'basedOnRevision'>,
  today: IsoDate,
) {
  const { seriesId, accepted } = asked
  await checkNotDerived(db, scope, seriesId)
  const entered = enteredMeasurement(asked, scale, today)
  const open = await findOpen(db, scope, seriesId, entered.period.start, entered.period.end)
  const check = async () =>
    checkAccepted(warningsOf(entered, await listHistory(db, scope, seriesId, scale.periodKind), scale), accepted)
  return { entered, open, check }
}

/**
 * Records one typed value, within a transaction that holds its indicator: refuses what `checkValue` does, and what
 * another value has come before. Nothing is written before all that is known, so that a refused value of many leaves
 * the others as they are. The caller assesses the indicators afresh.
 */
export async function recordValue(
  tx: Database,
  scope: Scope,
  scale: Scale,
  asked: ToRecord,
  today: IsoDate,
  from: FromLink | null = null,
): Promise<number> {
  const { seriesId, basedOnRevision } = asked
  const { entered, open, check } = await checkValue(tx, scope, scale, asked, today)
  const before = open === null ? null : revisionView(open, scale.periodKind)
  if ((open?.revision ?? 0) !== basedOnRevision)
    throw new Problem('conflict', 'Another value has been recorded for this period since you opened it.', {
      present: before,
    })
  await check()
  const typed = { seriesId, measurement: entered, origin: 'typed', batchId: null } as const
  const revision = await appendRevision(tx, scope, { ...typed, from })
  const { period, status, provisional } = entered
  // The trail names the revision and not its numbers: a small one must not be read there, nor worked out from it.
  const told = open === null ? null : { period, revision: open.revision, status: open.status }
  const after = { period, revision, status, provisional, ...(from !== null && { linkId: from.linkId }) }
  const entry = { action: 'measurement.record', object: 'series', id: seriesId, before: told, after } as const
  await note(tx, scope, from === null || from.isAccepted ? entry : { ...entry, by: null })
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
