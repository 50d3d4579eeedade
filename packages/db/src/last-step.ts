import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema.ts'

type Database = PgDatabase<PgQueryResultHKT, typeof schema>
type Step = (tx: Database) => Promise<void>

const steps = new WeakMap<object, Map<string, Step>>()

/**
 * A database whose transactions end with the steps that were asked for on the way, each once. A step that locks what
 * many transactions share comes after everything else is locked: so none of them can wait for one another in a ring,
 * and the lock is held for that moment alone.
 */
export function withLastSteps<Db extends Database>(db: Db): Db {
  const begin = db.transaction.bind(db)
  db.transaction = (work, config) =>
    begin(async (tx) => {
      const last = new Map<string, Step>()
      share(tx, last)
      const result = await work(tx)
      for (const step of last.values()) await step(tx)
      return result
    }, config)
  return db
}

/** A transaction and those inside it end with the same steps: none of them is over before the outermost. */
function share(tx: Database, last: Map<string, Step>): void {
  steps.set(tx, last)
  const begin = tx.transaction.bind(tx)
  tx.transaction = (work, config) =>
    begin((inner) => {
      share(inner, last)
      return work(inner)
    }, config)
}

/** The steps that a transaction will end with, by name, to be added to; null outside a transaction. */
export function lastStepsOf(tx: Database): Map<string, Step> | null {
  return steps.get(tx) ?? null
}
