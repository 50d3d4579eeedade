import type { SaidParts } from '@ttc/domain/catalogue/restored-definition'
import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, moment, partnershipId, recordedAt, within } from './column.ts'
import { indicator } from './indicator.ts'
import { batch } from './measurement.ts'
import { member } from './member.ts'

/** A published collection of indicators, such as the Local Authority Interactive Tool. Shared by all partnerships. */
export const collection = pgTable('collection', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  publisher: text('publisher').notNull(),
  licence: text('licence').notNull(),
  source: text('source').notNull(),
})

/** One publication of a collection, loaded once and never edited: a partnership's figures name the edition they are of. */
export const edition = pgTable(
  'edition',
  {
    id: uuid('id').primaryKey(),
    collectionId: text('collection_id')
      .notNull()
      .references(() => collection.id),
    name: text('name').notNull(),
    publishedOn: day('published_on').notNull(),
    sha256: text('sha256').notNull(),
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull(),
    loadedAt: moment('loaded_at').notNull().default(sql`now()`),
  },
  (t) => [unique('edition_once').on(t.collectionId, t.sha256), index('edition_newest').on(t.collectionId, t.loadedAt)],
)

export const catalogueIndicator = pgTable(
  'catalogue_indicator',
  {
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    definition: text('definition').notNull(),
    /** The publisher's own grouping, for finding an indicator. */
    topic: text('topic').notNull().default(''),
    unit: text('unit').notNull(),
    decimals: smallint('decimals').notNull(),
    polarity: text('polarity', { enum: ['higher', 'lower', 'contextual'] }).notNull(),
    minimum: doublePrecision('minimum'),
    maximum: doublePrecision('maximum'),
    periodKind: text('period_kind').notNull(),
    accumulation: text('accumulation').notNull(),
    lastPublishedOn: day('last_published_on'),
    nextPublicationOn: day('next_publication_on'),
    position: integer('position').notNull(),
    /** How much of it there is, so that a list can say so without reading the figures. */
    areas: integer('areas').notNull(),
    firstEnd: day('first_end'),
    lastEnd: day('last_end'),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.code] })],
)

/** A figure of a catalogue: first and last day, value or null, status. */
export type CatalogueCell = readonly [start: string, end: string, value: number | null, status: string]

/**
 * The figures of one area in one row: 78,000 rows for the whole of LAIT rather than 641,070, and an adoption reads
 * thirteen of them.
 */
export const catalogueSeries = pgTable(
  'catalogue_series',
  {
    editionId: uuid('edition_id').notNull(),
    code: text('code').notNull(),
    areaCode: text('area_code').notNull(),
    cells: jsonb('cells').$type<readonly CatalogueCell[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.code, t.areaCode] }),
    foreignKey({
      name: 'catalogue_series_indicator',
      columns: [t.editionId, t.code],
      foreignColumns: [catalogueIndicator.editionId, catalogueIndicator.code],
    }),
  ],
)

/** That an indicator of a partnership is one of a collection, and the edition its figures are of. */
export const adoption = pgTable(
  'adoption',
  {
    partnershipId: partnershipId(),
    indicatorId: uuid('indicator_id').notNull(),
    collectionId: text('collection_id')
      .notNull()
      .references(() => collection.id),
    code: text('code').notNull(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    adoptedBy: uuid('adopted_by'),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.indicatorId] }),
    unique('adoption_once').on(t.partnershipId, t.collectionId, t.code),
    within('adoption_indicator', t.partnershipId, t.indicatorId, () => indicator),
    within('adoption_adopted_by', t.partnershipId, t.adoptedBy, () => member),
  ],
)

/**
 * That an import brought an adopted indicator to an edition, with the parts of its definition that it took over, as
 * they were and as they became: so that an undo of the import can put them back.
 */
export const editionTaken = pgTable(
  'edition_taken',
  {
    partnershipId: partnershipId(),
    batchId: uuid('batch_id').notNull(),
    indicatorId: uuid('indicator_id').notNull(),
    editionId: uuid('edition_id')
      .notNull()
      .references(() => edition.id),
    before: jsonb('before').$type<SaidParts>().notNull(),
    taken: jsonb('taken').$type<SaidParts>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.batchId, t.indicatorId] }),
    index('edition_taken_by_indicator').on(t.partnershipId, t.indicatorId),
    within('edition_taken_batch', t.partnershipId, t.batchId, () => batch),
    within('edition_taken_indicator', t.partnershipId, t.indicatorId, () => indicator),
  ],
)
