import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, recordedAt, within } from './column.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'

/** Areas that a partnership has chosen to compare itself with, under a name of its own. */
export const areaChoice = pgTable(
  'area_choice',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    name: text('name').notNull(),
    areaCodes: jsonb('area_codes').$type<readonly string[]>().notNull(),
    position: integer('position').notNull().default(0),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    retiredAt: moment('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('area_choice_by_partnership').on(t.partnershipId, t.position),
    within('area_choice_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
