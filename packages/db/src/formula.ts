import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, moment, partnershipId, recordedAt, within } from './column.ts'
import { indicator } from './indicator.ts'
import { member } from './member.ts'

/**
 * How a derived indicator is computed, as dated versions; null means that it is typed or imported again. Appended: a
 * new version closes the one before, and values computed by it stay as revisions.
 */
export const formula = pgTable(
  'formula',
  {
    partnershipId: partnershipId(),
    id: id(),
    indicatorId: uuid('indicator_id').notNull(),
    revision: integer('revision').notNull(),
    definition: jsonb('definition').$type<unknown>(),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    supersededAt: moment('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('formula_open').on(t.partnershipId, t.indicatorId).where(sql`superseded_at is null`),
    within('formula_indicator', t.partnershipId, t.indicatorId, () => indicator),
    within('formula_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)

/** Which indicators a formula reads, so that a change of one finds what must be computed again. */
export const formulaPart = pgTable(
  'formula_part',
  {
    partnershipId: partnershipId(),
    formulaId: uuid('formula_id').notNull(),
    indicatorId: uuid('indicator_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.formulaId, t.indicatorId] }),
    index('formula_part_by_indicator').on(t.partnershipId, t.indicatorId),
    within('formula_part_formula', t.partnershipId, t.formulaId, () => formula),
    within('formula_part_indicator', t.partnershipId, t.indicatorId, () => indicator),
  ],
)
