import { statfsSync } from 'node:fs'
import { Problem } from '@ttc/domain/problem'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema.ts'

type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** More than any one transaction known takes, log included: the largest is an undo of some 640,000 values. */
const RESERVE = 256 * 1024 * 1024

/**
 * Why nothing may be stored in a folder now, or null. The embedded database survives a table that cannot grow, but not
 * a log that cannot: seen to hang with every request in it, and whatever is asked later. So the last of the disk is left
 * alone, and people are told while reading still works.
 */
export function shortageIn(folder: string): Problem | null {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= RESERVE) return null
  return new Problem(
    'unavailable',
    'The disk of the database is nearly full. Nothing was stored; everything can still be read. Free some space and try again.',
  )
}

/** A database that begins no transaction which could write while there is a shortage. */
export function whileThereIsRoom<Db extends Database>(db: Db, shortage: () => Problem | null): Db {
  const begin = db.transaction.bind(db)
  db.transaction = async (work, config) => {
    const problem = config?.accessMode === 'read only' ? null : shortage()
    if (problem !== null) throw problem
    return begin(work, config)
  }
  return db
}
