import { jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { id, partnershipId, recordedAt } from './column.ts'
import { partnership } from './partnership.ts'

/** The first answer to a request with a client-made id, so that a repeated one is answered alike and done once. */
export const receipt = pgTable(
  'receipt',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    bodySha256: text('body_sha256').notNull(),
    status: smallint('status').notNull(),
    answer: jsonb('answer').notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [primaryKey({ columns: [t.partnershipId, t.id] })],
)
