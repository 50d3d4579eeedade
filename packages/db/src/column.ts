import { sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, date, foreignKey, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Ids are UUIDv7, made by the client, so that a repeated request can be recognised. */
export const id = () => uuid('id').notNull()
export const partnershipId = () => uuid('partnership_id').notNull()
export const day = (name: string) => date(name, { mode: 'string' })
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
/** A file as it came or was made, in the database so that it shares the partnership’s backup, keys and removal. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
export const recordedAt = () => moment('recorded_at').notNull().default(sql`now()`)

type Tenant = { partnershipId: AnyPgColumn; id: AnyPgColumn }

/** A reference inside one partnership: the partnership is part of the key, so a row cannot point to another's. */
export const within = (
  name: string,
  partnership: AnyPgColumn,
  column: AnyPgColumn,
  target: () => Tenant,
): ReturnType<typeof foreignKey> => {
  const to = target()
  return foreignKey({ name, columns: [partnership, column], foreignColumns: [to.partnershipId, to.id] })
}
