import type { AskedOfRefusals } from '@ttc/domain/import/file-answer'
import type { Decision, FindingCode } from '@ttc/domain/import/finding'
import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { storedSeries } from './indicator.ts'
import { link } from './link.ts'
import { member } from './member.ts'
import { partnership } from './partnership.ts'

/** One upload that was stored as a whole, and can be undone as a whole. */
/** Words and codes only, never a value: it is read where small numbers are hidden. */
type BatchDecision =
  | {
      about: 'finding'
      code: FindingCode
      indicator: string
      area: string
      group: string
      values: number
      does: Decision
      isUsual: boolean
    }
  | { about: 'answer'; asks: AskedOfRefusals; text: string; answer: string }

export const batch = pgTable(
  'batch',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    shape: text('shape').notNull(),
    source: text('source').notNull().default(''),
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull(),
    /** What was decided of values that looked wrong and answered of the file, by whoever stored it. */
    decided: jsonb('decided').$type<BatchDecision[]>().notNull().default([]),
    storedAt: recordedAt(),
    storedBy: uuid('stored_by'),
    undoneAt: moment('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('batch_stored_by', t.partnershipId, t.storedBy, () => member),
    within('batch_undone_by', t.partnershipId, t.undoneBy, () => member),
    index('batch_newest').on(t.partnershipId, t.storedAt),
  ],
)

/**
 * Appended only: a changed value closes the open row (`superseded_at`) and adds the next revision. The key is the
 * natural one, so that an import of hundreds of thousands of rows keeps two indexes and no more.
 */
export const measurement = pgTable(
  'measurement',
  {
    partnershipId: partnershipId(),
    seriesId: uuid('series_id').notNull(),
    periodStart: day('period_start').notNull(),
    periodEnd: day('period_end').notNull(),
    revision: integer('revision').notNull(),
    value: doublePrecision('value'),
    status: text('status', {
      enum: ['value', 'unreliable', 'rounds-to-zero', 'suppressed', 'missing', 'not-applicable', 'not-available'],
    }).notNull(),
    numerator: doublePrecision('numerator'),
    denominator: doublePrecision('denominator'),
    lower: doublePrecision('lower'),
    upper: doublePrecision('upper'),
    provisional: boolean('provisional').notNull().default(false),
    /** The publisher will not revise it again. */
    final: boolean('final').notNull().default(false),
    note: text('note'),
    origin: text('origin', { enum: ['typed', 'import', 'example', 'undo', 'derived'] }).notNull(),
    batchId: uuid('batch_id'),
    /** Of a derived value: the revisions it was computed from. */
    inputs: jsonb('inputs').$type<readonly Readonly<{ series: string; revision: number }>[]>(),
    recordedAt: recordedAt(),
    /** Null where a link brought it and nobody had to accept it. */
    recordedBy: uuid('recorded_by'),
    /** The link through which somebody without an account gave it. */
    linkId: uuid('link_id'),
    supersededAt: moment('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.seriesId, t.periodEnd, t.periodStart, t.revision] }),
    uniqueIndex('measurement_open')
      .on(t.partnershipId, t.seriesId, t.periodEnd, t.periodStart)
      .where(sql`superseded_at is null`),
    index('measurement_batch').on(t.partnershipId, t.batchId).where(sql`batch_id is not null`),
    within('measurement_series', t.partnershipId, t.seriesId, () => storedSeries),
    within('measurement_batch_row', t.partnershipId, t.batchId, () => batch),
    within('measurement_link', t.partnershipId, t.linkId, () => link),
    within('measurement_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
