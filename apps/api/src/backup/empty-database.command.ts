import type { Database } from '@ttc/db/connect'
import { reachedMigration } from '@ttc/db/migration'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import { listTables, quoted } from './stored-row.queries.ts'

const WAY_OUT =
  'Nothing was stored. Give an empty one: a new database on the server (DATABASE_URL), or another folder (DATA_FOLDER).'

/**
 * Takes the product's tables away where none of them holds a row, so that those of a backup's own version can take
 * their place: a command or a start may have made them. A database with rows, or with tables of something else, is
 * refused.
 */
export async function clearEmptyTables(tx: Database): Promise<void> {
  const tables = await listTables(tx)
  if (tables.length === 0) return
  const reached = await reachedMigration(tx)
  if (reached.kind !== 'known')
    throw new Problem('conflict', `This database holds tables that are not of this version of the product. ${WAY_OUT}`)
  await tx.execute(sql.raw(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access exclusive mode`))
  const filled: string[] = []
  for (const { name } of tables) {
    const [found] = await tx
      .select({ one: sql<number>`1` })
      .from(sql.raw(quoted(name)))
      .limit(1)
    if (found !== undefined) filled.push(name)
  }
  if (filled.length > 0)
    throw new Problem(
      'conflict',
      `This database is not empty: there are rows in ${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ` and ${filled.length - 5} tables more` : ''}. ${WAY_OUT}`,
    )
  for (const { name } of tables) await tx.execute(sql.raw(`drop table ${quoted(name)} cascade`))
  await dropFunctions(tx)
  await tx.execute(sql`delete from drizzle.__drizzle_migrations`)
}

/** The functions behind the tables' triggers; those of an extension stay. */
async function dropFunctions(tx: Database): Promise<void> {
  const functions = await tx
    .select({ name: sql<string>`p.oid::regprocedure::text` })
    .from(sql`pg_proc p`)
    .where(
      sql`p.pronamespace = 'public'::regnamespace and p.prorettype = 'trigger'::regtype
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    )
  for (const { name } of functions) await tx.execute(sql.raw(`drop function ${name}`))
}
