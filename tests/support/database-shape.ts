import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { rowsOf } from './rows.ts'

/** What the product's tables, rules, triggers and functions are, as one word: another one where any was changed. */
export async function shapeOf(connection: Connection): Promise<string> {
  const [row] = await rowsOf<{ shape: string }>(
    connection,
    sql`
      with relation as (select oid, relname, relkind from pg_class where relnamespace = 'public'::regnamespace)
      select md5(string_agg(line, ' ' order by line)) as shape from (
        select r::text from relation r
        union all select a::text from pg_attribute a where attrelid in (select oid from relation)
        union all select d::text from pg_attrdef d where adrelid in (select oid from relation)
        union all select c::text from pg_constraint c where conrelid in (select oid from relation)
        union all select t::text from pg_trigger t where tgrelid in (select oid from relation)
        union all select p::text from pg_proc p where pronamespace = 'public'::regnamespace
      ) as part (line)`,
  )
  if (row === undefined) throw new Error('The database says nothing about its tables.')
  return row.shape
}

/** Takes every row away, also those that the product may only append to. */
export async function emptyAll(connection: Connection): Promise<void> {
  await connection.db.execute(sql`
    do $$
    declare
      tables text := (select string_agg(oid::regclass::text, ', ') from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r');
      guarded text[] := array(select distinct tgrelid::regclass::text from pg_trigger
        where not tgisinternal and tgtype & 32 > 0);
      one text;
    begin
      foreach one in array guarded loop execute format('alter table %s disable trigger user', one); end loop;
      execute format('truncate %s restart identity', tables);
      foreach one in array guarded loop execute format('alter table %s enable trigger user', one); end loop;
    end $$`)
}
