import type { Database } from '@ttc/db/connect'
import { copyIn } from '@ttc/db/copy-in'
import { knownMigrations, takeSteps } from '@ttc/db/migration'
import { Problem } from '@ttc/domain/problem'
import { sql } from 'drizzle-orm'
import { damaged, differencesOf, type Manifest, type Tallies } from './dump.ts'
import { partsOfDump } from './dump-reader.ts'
import { clearEmptyTables } from './empty-database.command.ts'
import { putKeysBack, takeKeysAway } from './foreign-key.command.ts'
import {
  allowLongStatements,
  listed,
  listTables,
  quoted,
  type StoredTable,
  settleTextForms,
  tallyTables,
} from './stored-row.queries.ts'

/** What was stored, as it was read back from the database. */
export type Restored = Readonly<{ manifest: Manifest; tallies: Tallies; steps: number }>

/**
 * Stores a dump in a database without rows, in one transaction: the tables as they were when it was made, its rows, and
 * then every later step that this version knows. All rows are read back and held against the dump before it is kept, so
 * that a database either holds all of them or none.
 */
export function restoreDump(db: Database, bytes: AsyncIterable<Uint8Array>): Promise<Restored> {
  return db.transaction(async (tx) => {
    await settleTextForms(tx)
    await allowLongStatements(tx)
    const parts = partsOfDump(bytes)
    const first = (await parts.next()).value
    if (first?.kind !== 'manifest') throw damaged('its beginning is missing')
    const number = numberOf(first.manifest)
    await clearEmptyTables(tx)
    await takeSteps(tx, 0, number)
    const keys = await takeKeysAway(tx)
    const tables = await listTables(tx)
    const said = await storeRows(tx, parts, tables)
    const tallies = await tallyTables(tx, tables)
    const [difference] = differencesOf(said, tallies)
    if (difference !== undefined) throw new Error(`The rows are not there as they were read: ${difference}`)
    await putKeysBack(tx, keys)
    const last = knownMigrations().length - 1
    await takeSteps(tx, number + 1, last)
    await tx.execute(sql`analyze`)
    return { manifest: first.manifest, tallies, steps: last - number }
  })
}

/** The step of the tables that a dump was made at, as this version counts it. */
function numberOf({ migration, product }: Manifest): number {
  const known = knownMigrations().find(({ hash }) => hash === migration.hash)
  if (known !== undefined) return known.number
  const last = knownMigrations().at(-1)?.name
  throw new Problem(
    'invalid',
    `This backup was made by a newer version of the product (${product}): its tables stand at ${migration.name}, this version knows them up to ${last}. Restore it with that version, or a newer one. Nothing was stored.`,
  )
}

/** About what is sent in one statement: a row that is longer goes alone. */
const STATEMENT_BYTES = 2_000_000

async function storeRows(
  tx: Database,
  parts: ReturnType<typeof partsOfDump>,
  tables: readonly StoredTable[],
): Promise<Tallies> {
  let into = ''
  let waiting: Uint8Array[] = []
  let size = 0
  const send = async () => {
    if (size > 0) await copyIn(tx, into, Buffer.concat(waiting), 'text')
    waiting = []
    size = 0
  }
  for await (const part of parts) {
    if (part.kind === 'rows') {
      waiting.push(part.rows)
      size += part.rows.length
      if (size >= STATEMENT_BYTES) await send()
      continue
    }
    await send()
    if (part.kind === 'end') return part.tallies
    if (part.kind === 'table') into = placeOf(part, tables)
  }
  throw damaged('its end is missing')
}

/** A table's name is looked up among the database's own before it becomes part of a statement. */
function placeOf(part: Readonly<{ table: string; columns: readonly string[] }>, tables: readonly StoredTable[]) {
  const known = tables.find(({ name }) => name === part.table)
  const isSame = known?.columns.toSorted().join() === part.columns.toSorted().join()
  if (known === undefined || !isSame) throw damaged(`the table ${part.table} is not as its version had it`)
  return `${quoted(known.name)} (${listed(part.columns)})`
}
