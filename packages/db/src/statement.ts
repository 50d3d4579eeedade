import type { Database } from './connect.ts'

/**
 * A statement of a hot path, written once for each database instead of once for each request; a server also keeps it
 * planned under its name. The embedded database knows no names, and is spared the writing alone.
 */
export function writtenOnce<Statement>(write: (db: Database) => Statement): (db: Database) => Statement {
  const written = new WeakMap<Database, Statement>()
  return (db) => {
    const known = written.get(db) ?? write(db)
    written.set(db, known)
    return known
  }
}
