import { jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'

/** How the columns of a file were read, kept for the next file with the same header. */
export const importMapping = pgTable(
  'import_mapping',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    /** What the header looks like, whatever the order of its columns. */
    fingerprint: text('fingerprint').notNull(),
    options: jsonb('options').$type<unknown>().notNull(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('import_mapping_of_header').on(t.partnershipId, t.fingerprint),
    within('import_mapping_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
