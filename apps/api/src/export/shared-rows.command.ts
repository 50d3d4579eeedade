import type { Database } from '@ttc/db/connect'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import { quoted } from '../backup/stored-row.queries.ts'
import { bareText } from './cell-form.ts'
import type { ExportTable } from './export-table.queries.ts'
import { placeOf } from './incoming.command.ts'

/**
 * Published lists that the partnership refers to. What is here already stands as it is here; a model of neighbours comes
 * whole or not at all, so that it is never half one edition and half another.
 */
export async function putShared(tx: Database, tables: readonly ExportTable[]): Promise<void> {
  await tx.execute(sql.raw(`delete from ${placeOf('neighbour')} s using neighbour_model m where m.id = s.model_id`))
  for (const { name, columns } of tables) {
    const names = columns.map((one) => quoted(one.into)).join(', ')
    const values = columns.map(({ read }) => read).join(', ')
    await tx.execute(
      sql.raw(
        `insert into ${quoted(name)} (${names}) select ${values} from ${placeOf(name)} s order by s.incoming_row on conflict do nothing`,
      ),
    )
  }
}

/** Every edition that figures were taken from is loaded here: without it nobody could tell what they were. */
export async function checkEditions(tx: Database): Promise<void> {
  const missing = await tx
    .select({
      collection: sql<string>`${sql.raw(bareText('s.collection_id'))}`,
      name: sql<string>`${sql.raw(bareText('s.name'))}`,
      on: sql<string>`s.published_on`,
    })
    .from(sql.raw(`${placeOf('edition')} s`))
    .where(
      sql`not exists (select from edition e where e.sha256 = s.sha256 and e.collection_id = ${sql.raw(bareText('s.collection_id'))})`,
    )
    .orderBy(sql`s.incoming_row`)
    .limit(20)
  if (missing.length === 0) return
  const named = missing.map(({ collection, name, on }) => `${collection}: ${name} (published ${on})`).join('; ')
  throw new Problem(
    'conflict',
    `Figures of this partnership were taken from published editions that are not loaded here: ${named}. Load the same files first (load-collection). Nothing was stored.`,
  )
}
