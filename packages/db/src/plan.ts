import { boolean, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, within } from './column.ts'
import { partnership } from './partnership.ts'

export const plan = pgTable(
  'plan',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    name: text('name').notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    marking: text('marking', { enum: ['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt'] })
      .notNull()
      .default('none'),
    /** What comes through a link waits until a lead accepts it. */
    linkAnswersWait: boolean('link_answers_wait').notNull().default(true),
    /** A district's or a service's plan may hang under another. */
    parentId: uuid('parent_id'),
    position: integer('position').notNull().default(0),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('plan_parent', t.partnershipId, t.parentId, () => ({ partnershipId: t.partnershipId, id: t.id })),
  ],
)

/** Rows of a plan keep their ids across versions; a refresh copies placements, never indicators. */
export const planVersion = pgTable(
  'plan_version',
  {
    partnershipId: partnershipId(),
    id: id(),
    planId: uuid('plan_id').notNull(),
    number: integer('number').notNull(),
    state: text('state', { enum: ['draft', 'signed', 'superseded'] }).notNull(),
    openedOn: day('opened_on').notNull(),
    signedAt: moment('signed_at'),
    /** The signed plan as it stood: JSON with a schema number, for ever. */
    copy: jsonb('copy'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('plan_version_number').on(t.partnershipId, t.planId, t.number),
    within('plan_version_plan', t.partnershipId, t.planId, () => plan),
  ],
)
