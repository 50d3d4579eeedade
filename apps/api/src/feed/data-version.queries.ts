import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { sql } from 'drizzle-orm'

/** So many changes may overtake one that is still being stored, and it changes the version all the same when it ends. */
const OVERTAKING = 50

/**
 * What changes whenever a row of the feed could have: the last changes in the trail that are not about people, the
 * files stored and undone, the assessments, and how many there are of everything that a row names. One statement of
 * index look-ups and short tables; the measurements themselves, the long table, are not read. Sums and not only the
 * newest moments, since a transaction's rows carry the time at which it began and come to light when it ends: the
 * newest moment may be another's. `until` is the moment before which nothing is still being stored.
 */
export async function findDataVersion(
  db: Database,
  scope: Scope,
): Promise<Readonly<{ version: string; at: Date; until: string }>> {
  const own = scope.partnershipId
  const counted = (table: string) =>
    sql`(select count(*) || '/' || coalesce(sum(version), 0) from ${sql.identifier(table)} where partnership_id = ${own})`
  const [found] = await db
    .select({
      version: sql<string>`concat_ws('|', t.ids, b.sum, a.sum,
        ${counted('indicator')}, ${counted('placement')}, ${counted('priority')}, ${counted('outcome')}, ${counted('plan')},
        (select count(*) from breakdown where partnership_id = ${own}),
        (select version || area_code from partnership where id = ${own}),
        (select md5(string_agg(code || name || kind, '|' order by code)) from area))`,
      at: sql<string>`extract(epoch from greatest(t.last, b.last, a.last))::float8::text`,
      until: sql<string>`(select to_char(coalesce(min(xact_start), now()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        from pg_stat_activity where datname = current_database() and xact_start is not null)`,
    })
    .from(
      sql`(select max(at) as last, md5(string_agg(id::text, '|' order by at, id)) as ids from (
          select e.at, e.id from audit_entry e where e.partnership_id = ${own}
          and e.object_kind not in ('member', 'role', 'board', 'seat', 'token', 'invitation', 'mail')
          order by e.at desc, e.id desc limit ${OVERTAKING}) newest) t,
        (select greatest(max(recorded_at), max(undone_at)) as last,
          concat(count(*), '/', sum(extract(epoch from recorded_at)), '/', count(undone_at)) as sum
          from batch where partnership_id = ${own}) b,
        (select max(assessed_at) as last, concat(count(*), '/', sum(extract(epoch from assessed_at))) as sum
          from assessment where partnership_id = ${own}) a`,
    )
  if (found === undefined) throw new Error('A statement of one row answered none')
  return { version: found.version, at: new Date(Number(found.at ?? 0) * 1000), until: found.until }
}
