import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/**
 * A moment as text in UTC, to the microsecond: a moment of the language knows milliseconds alone, and what was stored
 * within one could not be told apart by "since". Such texts sort as the moments do.
 */
export const moment = (column: SQLWrapper): SQL<string> =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
