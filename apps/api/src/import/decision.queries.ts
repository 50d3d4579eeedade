import type { Database } from '@ttc/db/connect'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'
import { type StagedLine, saveStagedLines } from './staging.queries.ts'

/** A value of the file by its line and period. */
export type PlacedValue = Readonly<{ line: number; seriesId: string; start: string; end: string }>
export type Rescaled = PlacedValue & Readonly<{ value: number; ratio: number }>
export type Restaged = PlacedValue &
  Readonly<{
    value: number | null
    status: string
    provisional: boolean
    final: boolean
    numerator: number | null
    denominator: number | null
    lower: number | null
    upper: number | null
  }>
export type Marked = PlacedValue & Readonly<{ value: number; note: string }>

/**
 * Takes values of new lines out of the table again and lays them into staging, where they can still be changed: a row
 * of the table itself is never written over.
 */
export async function restageFresh(
  tx: Database,
  scope: Scope,
  batchId: string,
  { rows, lines }: Readonly<{ rows: readonly PlacedValue[]; lines: readonly StagedLine[] }>,
): Promise<void> {
  if (rows.length === 0) return
  await saveStagedLines(tx, lines)
  const given = givenRows(rows, sql`line int, "seriesId" uuid, start date, "end" date`)
  const isIt = sql`m.partnership_id = ${scope.partnershipId} and m.series_id = w."seriesId"
    and m.period_start = w.start and m.period_end = w."end" and m.batch_id = ${batchId}`
  await tx.execute(sql`
    insert into import_row
    select w.line, m.period_start, m.period_end, m.value, m.status, m.provisional, m.final,
      m.numerator, m.denominator, m.lower, m.upper
    from ${measurement} m join ${given} on ${isIt}`)
  await tx.execute(sql`delete from ${measurement} m using ${given} where ${isIt}`)
}

/** Rows that another row of the file overrules, in their place. */
export async function stageRows(tx: Database, rows: readonly Restaged[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql`line int, start date, "end" date, value double precision, status text, provisional boolean,
    final boolean, numerator double precision, denominator double precision, lower double precision,
    upper double precision`
  await tx.execute(sql`
    insert into import_row
    select w.line, w.start, w."end", w.value, w.status, w.provisional, w.final, w.numerator, w.denominator, w.lower,
      w.upper
    from ${givenRows(rows, columns)}`)
}

/** Values put to another scale with their limits; the counts behind them are as they were. */
export async function rescaleStaged(tx: Database, rows: readonly Rescaled[]): Promise<void> {
  if (rows.length === 0) return
  const columns = sql`line int, start date, "end" date, value double precision, ratio double precision`
  await tx.execute(sql`
    update import_row r set value = w.value, lower = r.lower * w.ratio, upper = r.upper * w.ratio
    from ${givenRows(rows, columns)}
    where r.line = w.line and r.period_start = w.start and r.period_end = w."end"`)
}

/**
 * Marks values that were kept out, where nothing stands in their place or the very value that was kept out: the period
 * is then not available, with the reason beside it. Another value that is stored stays.
 */
export async function markKeptOut(tx: Database, scope: Scope, batchId: string, rows: readonly Marked[]): Promise<void> {
  if (rows.length === 0) return
  const given = givenRows(rows, sql`"seriesId" uuid, start date, "end" date, value double precision, note text`)
  const isIt = sql`m.partnership_id = ${scope.partnershipId} and m.series_id = w."seriesId"
    and m.period_end = w."end" and m.period_start = w.start`
  await tx.execute(sql`
    update ${measurement} m set superseded_at = now() from ${given}
    where ${isIt} and m.superseded_at is null and m.value = w.value`)
  await tx.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status,
      provisional, final, note, origin, batch_id, recorded_by)
    select ${scope.partnershipId}::uuid, w."seriesId", w.start, w."end", coalesce(last.revision, 0) + 1, null,
      'not-available', false, false, w.note, 'import', ${batchId}::uuid, ${scope.memberId}::uuid
    from ${given}
    left join lateral (
      select max(m.revision) as revision, bool_or(m.superseded_at is null) as open from ${measurement} m where ${isIt}
    ) last on true
    where last.open is not true`)
}

function givenRows(rows: readonly unknown[], columns: ReturnType<typeof sql>) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(${columns})`
}
