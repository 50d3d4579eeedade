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

/**
 * Takes every row away, also those that the product may only append to. Deleting the few rows of a test takes a
 * hundredth of the time of emptying a hundred tables on a server that writes through; many rows are cut off, since what
 * is deleted stays in the file.
 */
export async function emptyAll(connection: Connection): Promise<void> {
  await connection.db.execute(sql`
    do $$
    declare
      all_tables regclass[] := array(select oid::regclass from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r');
      guarded text[] := array(select distinct tgrelid::regclass::text from pg_trigger
        where not tgisinternal and tgtype & 32 > 0);
      largest bigint := (select max(pg_relation_size(oid)) from unnest(all_tables) oid);
      one text;
      is_filled boolean;
    begin
      if largest < 4000000 and current_setting('is_superuser') = 'on' then
        set local session_replication_role = replica;
        foreach one in array all_tables loop
          execute format('select exists (select from %s)', one) into is_filled;
          if is_filled then execute format('delete from %s', one); end if;
        end loop;
        for one in select oid::regclass from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'S' loop
          execute format('alter sequence %s restart', one);
        end loop;
      else
        foreach one in array guarded loop execute format('alter table %s disable trigger user', one); end loop;
        execute format('truncate %s restart identity', array_to_string(all_tables, ', '));
        foreach one in array guarded loop execute format('alter table %s enable trigger user', one); end loop;
      end if;
    end $$`)
}
