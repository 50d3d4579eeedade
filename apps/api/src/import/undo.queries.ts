import type { Database } from '@ttc/db/connect'
import { measurement } from '@ttc/db/measurement'
import type { Scope } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'

export type KeptRow = Readonly<{
  indicator: string
  area: string
  start: string
  end: string
  kind: string
  accumulation: string
}>

/** The batch's values, each with what stood before it, in a table of this transaction. `open` ones can be undone. */
export async function stageUndo(tx: Database, scope: Scope, batchId: string): Promise<void> {
  await tx.execute(sql`drop table if exists pg_temp.undo_row`)
  await tx.execute(sql`
    create temporary table undo_row on commit drop as
    select m.series_id, m.period_start, m.period_end, m.revision, m.superseded_at is null as open,
      (select max(e.revision) from measurement e
        where e.partnership_id = m.partnership_id and e.series_id = m.series_id and e.period_end = m.period_end
          and e.period_start = m.period_start and e.revision < m.revision and e.superseded_at = m.recorded_at
      ) as earlier
    from measurement m
    where m.partnership_id = ${scope.partnershipId} and m.batch_id = ${batchId}`)
  await tx.execute(sql`analyze undo_row`)
}

export async function countUndo(tx: Database): Promise<{ restored: number; withdrawn: number; kept: number }> {
  const [row] = await tx
    .select({
      restored: sql<number>`(count(*) filter (where open and earlier is not null))::int`,
      withdrawn: sql<number>`(count(*) filter (where open and earlier is null))::int`,
      kept: sql<number>`(count(*) filter (where not open))::int`,
    })
    .from(sql`undo_row`)
  return row ?? { restored: 0, withdrawn: 0, kept: 0 }
}

/** Values of the batch that something has replaced since, by name; at most `limit`. */
export function listKept(tx: Database, scope: Scope, limit: number): Promise<KeptRow[]> {
  return tx
    .select({
      indicator: sql<string>`i.name`,
      area: sql<string>`a.name`,
      start: sql<string>`u.period_start::text`,
      end: sql<string>`u.period_end::text`,
      kind: sql<string>`i.period_kind`,
      accumulation: sql<string>`i.accumulation`,
    })
    .from(
      sql`undo_row u
        join series s on s.partnership_id = ${scope.partnershipId} and s.id = u.series_id
        join indicator i on i.partnership_id = s.partnership_id and i.id = s.indicator_id
        join area a on a.code = s.area_code`,
    )
    .where(sql`not u.open`)
    .orderBy(sql`i.name, a.name, u.period_end`)
    .limit(limit)
}

export async function listUndoneIndicators(tx: Database, scope: Scope): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: sql<string>`s.indicator_id::text` })
    .from(sql`undo_row u join series s on s.partnership_id = ${scope.partnershipId} and s.id = u.series_id`)
    .where(sql`u.open`)
  return rows.map(({ id }) => id)
}

/** Closes the batch's open values, and appends what stood before each as a revision of its own. */
export async function undoStaged(tx: Database, scope: Scope): Promise<void> {
  await tx.execute(sql`
    update ${measurement} m set superseded_at = now() from undo_row u
    where u.open and m.partnership_id = ${scope.partnershipId} and m.series_id = u.series_id
      and m.period_end = u.period_end and m.period_start = u.period_start and m.revision = u.revision`)
  await tx.execute(sql`
    insert into measurement (partnership_id, series_id, period_start, period_end, revision, value, status, numerator,
      denominator, lower, upper, provisional, final, note, origin, recorded_by)
    select e.partnership_id, e.series_id, e.period_start, e.period_end, u.revision + 1, e.value, e.status, e.numerator,
      e.denominator, e.lower, e.upper, e.provisional, e.final, e.note, 'undo', ${scope.memberId}::uuid
    from undo_row u
    join measurement e on e.partnership_id = ${scope.partnershipId} and e.series_id = u.series_id
      and e.period_end = u.period_end and e.period_start = u.period_start and e.revision = u.earlier
    where u.open`)
}
