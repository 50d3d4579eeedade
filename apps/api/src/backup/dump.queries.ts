import { createHash } from 'node:crypto'
import type { Database } from '@ttc/db/connect'
import { reachedMigration } from '@ttc/db/migration'
import { Problem } from '@ttc/domain/problem'
import { asLine, END_OF_ROWS, Manifest, type Tallies } from './dump.ts'
import { productVersion } from './product-version.ts'
import { allowLongStatements, describeServer, listTables, rowsOf, settleTextForms } from './stored-row.queries.ts'
import { newCounter, type Tally } from './tally.ts'

/** One moment of the whole database, whatever is written meanwhile; nothing waits for it but the embedded database. */
export function inOneMoment<Result>(db: Database, read: (tx: Database) => Promise<Result>): Promise<Result> {
  return db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

/** Writes the whole database as a dump, a part at a time, inside a transaction that sees one moment. */
export async function* dumpOf(tx: Database, now: Date): AsyncGenerator<Uint8Array, Tallies> {
  await settleTextForms(tx)
  await allowLongStatements(tx)
  const whole = createHash('sha256')
  const counted = (bytes: Uint8Array) => {
    whole.update(bytes)
    return bytes
  }
  yield counted(asLine(await manifestOf(tx, now)))
  const tallies = new Map<string, Tally>()
  for (const table of await listTables(tx)) {
    yield counted(asLine({ table: table.name, columns: table.columns }))
    const counter = newCounter()
    for await (const rows of rowsOf(tx, table, counter)) yield counted(rows)
    yield counted(Buffer.from(END_OF_ROWS))
    tallies.set(table.name, counter.tally())
  }
  yield asLine({ tables: Object.fromEntries(tallies), sha256: whole.digest('hex') })
  return tallies
}

async function manifestOf(tx: Database, now: Date): Promise<Manifest> {
  const reached = await reachedMigration(tx)
  if (reached.kind === 'none') throw new Problem('not-found', 'This database holds nothing of this product.')
  if (reached.kind === 'unknown')
    throw new Problem(
      'conflict',
      'This database belongs to a newer version of the product. Use that version to read it.',
    )
  return {
    file: Manifest.shape.file.value,
    format: Manifest.shape.format.value,
    product: productVersion(),
    migration: { number: reached.last.number, name: reached.last.name, hash: reached.last.hash },
    from: await describeServer(tx),
    madeAt: now.toISOString(),
  }
}
