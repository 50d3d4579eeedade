import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { day, id, partnershipId } from './column.ts'
import { partnership } from './partnership.ts'

/** A person in a partnership: what owners, leads, authors and "by whom" point to. `name` is a role title. */
export const member = pgTable(
  'member',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    name: text('name').notNull(),
    agency: text('agency').notNull(),
    /** Acts for the partnership until accounts say who does. */
    coordinates: boolean('coordinates').notNull().default(false),
    leftOn: day('left_on'),
  },
  (t) => [primaryKey({ columns: [t.partnershipId, t.id] })],
)
