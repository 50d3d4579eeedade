import type { Database } from '@ttc/db/connect'
import { copyIn } from '@ttc/db/copy-in'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'
import { FRESH_COLUMNS, STAGED_COLUMNS } from './copy-rows.ts'

/** What became of the staged values of one indicator. */
export type StagedCount = Readonly<{ indicatorId: string; added: number; changed: number; unchanged: number }>

/**
 * Tables of this session alone: what the file gives for lines that are stored already, and what that changes. Of this
 * transaction alone unless they are kept over several, until they are dropped. A second import starts anew.
 */
export async function makeStaging(tx: Database, kept = false): Promise<void> {
  const until = sql.raw(kept ? '' : 'on commit drop')
  await dropStaging(tx)
  await tx.execute(sql`
    create temporary table import_line (line int primary key, series_id uuid not null, indicator_id uuid not null)
    ${until}`)
  await tx.execute(sql`
    create temporary table import_row (
      line int not null, period_start date not null, period_end date not null,
      value double precision, status text not null, provisional boolean not null, final boolean not null,
      numerator double precision, denominator double precision, lower double precision, upper double precision
    ) ${until}`)
  await tx.execute(sql`
    create temporary table import_change (
      series_id uuid not null, indicator_id uuid not null,
      period_start date not null, period_end date not null,
      value double precision, status text not null, provisional boolean not null, final boolean not null,
      numerator double precision, denominator double precision, lower double precision, upper double precision,
      change text not null
    ) ${until}`)
}

export async function dropStaging(tx: Database): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.import_line, pg_temp.import_row, pg_temp.import_change`)
}

/** Has the database look afresh at how many rows there are: the embedded one never does so by itself. */
export async function analyzeTable(db: Database, table: 'measurement' | 'series'): Promise<void> {
  await db.execute(sql`analyze ${sql.identifier(table)}`)
}

/** Rows of lines that are new: straight into the table, as each value's first revision. */
export function copyFresh(tx: Database, rows: Uint8Array): Promise<void> {
  return copyIn(tx, `measurement (${FRESH_COLUMNS})`, rows)
}

export function copyStaged(tx: Database, rows: Uint8Array): Promise<void> {
  return copyIn(tx, `import_row (${STAGED_COLUMNS})`, rows)
}

export type StagedLine = Readonly<{ line: number; seriesId: string; indicatorId: string }>

export async function saveStagedLines(tx: Database, lines: readonly StagedLine[]): Promise<void> {
  if (lines.length === 0) return
  await tx.execute(sql`
    insert into import_line (line, series_id, indicator_id)
    select r.line, r."seriesId", r."indicatorId"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(line int, "seriesId" uuid, "indicatorId" uuid)`)
}

export type Withdrawn = Readonly<{ line: number; seriesId: string; start: string; end: string }>

/** Takes out again what a later row of the same file contradicted; nobody else has seen it. */
export async function removeWithdrawn(
  tx: Database,
  scope: Scope,
  batchId: string | null,
  rows: readonly Withdrawn[],
): Promise<void> {
  if (rows.length === 0) return
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as w(line int, "seriesId" uuid, start date, "end" date)`
  await tx.execute(sql`
    delete from import_row r using ${given}
    where r.line = w.line and r.period_start = w.start and r.period_end = w."end"`)
  if (batchId === null) return
  await tx.execute(sql`
    delete from ${measurement} m using ${given}
    where m.partnership_id = ${scope.partnershipId} and m.series_id = w."seriesId"
      and m.period_start = w.start and m.period_end = w."end" and m.batch_id = ${batchId}`)
}

/** Holds the stored lines, so that a value typed at the same moment comes before or after as a whole. */
export async function holdStagedSeries(tx: Database, scope: Scope): Promise<void> {
  await tx.execute(sql`
    select s.id from series s
    where s.partnership_id = ${scope.partnershipId} and s.id in (select series_id from import_line)
    order by s.id for update`)
}

/** Before staged rows are classified: a table of this session alone is never looked at by the database itself. */
export async function analyzeStaged(tx: Database): Promise<void> {
  await tx.execute(sql`analyze import_row`)
  await tx.execute(sql`analyze import_line`)
}

/** How many pages the staged rows fill, to take them some at a time as they lie. */
export async function countStagedPages(tx: Database): Promise<number> {
  const [found] = await tx
    .select({ pages: sql<number>`(pg_relation_size('pg_temp.import_row') / current_setting('block_size')::int)::int` })
    .from(sql`(values (1)) one`)
  return found?.pages ?? 0
}

type Pages = Readonly<{ from: number; to: number }>

/**
 * The rule of `changeOf` in the domain, over the whole set: nothing open is an addition, a difference in anything
 * that the file says is a change. A test holds the two to each other. What the file does not say of a value that
 * stays the same (its counts, its limits) goes along into the next revision. The limit has each row looked up by itself:
 * what the database believes of the table is old while an import fills it, and it would read the whole instead. Of all
 * the staged rows, or of those in some of their pages.
 */
export async function classifyStaged(tx: Database, scope: Scope, pages?: Pages): Promise<void> {
  const those =
    pages === undefined ? sql`true` : sql`r.ctid >= ${`(${pages.from},0)`}::tid and r.ctid < ${`(${pages.to},0)`}::tid`
  await tx.execute(sql`
    insert into import_change (series_id, indicator_id, period_start, period_end, value, status, provisional,
      final, numerator, denominator, lower, upper, change)
    select l.series_id, l.indicator_id, r.period_start, r.period_end, r.value, r.status, r.provisional, r.final,
      coalesce(r.numerator, k.numerator) as numerator, coalesce(r.denominator, k.denominator) as denominator,
      coalesce(r.lower, k.lower) as lower, coalesce(r.upper, k.upper) as upper,
      case when m.series_id is null then 'added'
        when k.series_id is not null and m.provisional = r.provisional and (m.final or not r.final)
          and (r.numerator is null or r.numerator is not distinct from m.numerator)
          and (r.denominator is null or r.denominator is not distinct from m.denominator)
          and (r.lower is null or r.lower is not distinct from m.lower)
          and (r.upper is null or r.upper is not distinct from m.upper) then 'unchanged'
        else 'changed' end as change
    from import_row r
    join import_line l using (line)
    left join lateral (
      select m.* from measurement m
      where m.partnership_id = ${scope.partnershipId} and m.series_id = l.series_id
        and m.period_end = r.period_end and m.period_start = r.period_start and m.superseded_at is null
      limit 1
    ) m on true
    left join lateral (
      select m.series_id, m.numerator, m.denominator, m.lower, m.upper
      where m.value is not distinct from r.value and m.status = r.status
    ) k on true
    where ${those}`)
}

/** Before what has changed is counted and listed. */
export async function analyzeChanges(tx: Database): Promise<void> {
  await tx.execute(sql`analyze import_change`)
}

export async function listStagedCounts(tx: Database): Promise<StagedCount[]> {
  const change = sql.identifier('import_change')
  const rows = await tx
    .select({
      indicatorId: sql<string>`indicator_id::text`,
      added: sql<number>`(count(*) filter (where change = 'added'))::int`,
      changed: sql<number>`(count(*) filter (where change = 'changed'))::int`,
      unchanged: sql<number>`(count(*) filter (where change = 'unchanged'))::int`,
    })
    .from(sql`${change}`)
    .groupBy(sql`indicator_id`)
  return rows
}

/** Closes what stands and appends the next revision; a value that was taken out before goes on from its last one. */
export async function appendStaged(tx: Database, scope: Scope, batchId: string): Promise<void> {
  await tx.execute(sql`
    update measurement m set superseded_at = now() from import_change c
    where c.change = 'changed' and m.partnership_id = ${scope.partnershipId} and m.series_id = c.series_id
      and m.period_end = c.period_end and m.period_start = c.period_start and m.superseded_at is null`)
  await tx.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status,
      provisional, final, numerator, denominator, lower, upper, origin, batch_id, recorded_by)
    select ${scope.partnershipId}::uuid, c.series_id, c.period_start, c.period_end, coalesce(last.revision, 0) + 1,
      c.value, c.status, c.provisional, c.final, c.numerator, c.denominator, c.lower, c.upper, 'import', ${batchId}::uuid, ${scope.memberId}::uuid
    from import_change c
    left join lateral (
      select max(m.revision) as revision from measurement m
      where m.partnership_id = ${scope.partnershipId} and m.series_id = c.series_id
        and m.period_end = c.period_end and m.period_start = c.period_start
    ) last on true
    where c.change <> 'unchanged'
    order by c.series_id, c.period_end`)
}
