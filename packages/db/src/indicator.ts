import type { Disclosure } from '@ttc/domain/disclosure'
import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { area } from './area.ts'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { outcome } from './outcome.ts'
import { partnership } from './partnership.ts'

/** An indicator belongs to the partnership; placements put it into plans. */
export const indicator = pgTable(
  'indicator',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    definition: text('definition').notNull().default(''),
    level: text('level', { enum: ['population', 'performance'] }).notNull(),
    measureKind: text('measure_kind', { enum: ['how much', 'how well', 'better off'] }),
    unit: text('unit').notNull(),
    decimals: smallint('decimals').notNull(),
    polarity: text('polarity', { enum: ['higher', 'lower', 'range', 'contextual'] }).notNull(),
    minimum: doublePrecision('minimum'),
    maximum: doublePrecision('maximum'),
    multiplier: doublePrecision('multiplier'),
    periodKind: text('period_kind', {
      enum: [
        'calendar-year',
        'financial-year',
        'academic-year',
        'tax-year',
        'calendar-quarter',
        'financial-quarter',
        'academic-term',
        'month',
        'snapshot',
      ],
    }).notNull(),
    accumulation: text('accumulation', { enum: ['single', 'year-to-date', 'rolling', 'pooled'] }).notNull(),
    /** The month in which a year to date starts afresh (4 or 9); null for what does not add up over a year. */
    yearStartsIn: smallint('year_starts_in'),
    /** Which small numbers are hidden. Whoever stores figures that their publisher has treated already says so. */
    disclosure: jsonb('disclosure')
      .$type<Disclosure>()
      .notNull()
      .default({ hideUpTo: 5, showZero: true, roundTo: null, leastDenominator: null, secondary: true }),
    source: text('source').notNull().default(''),
    licence: text('licence').notNull().default(''),
    /** The publisher's announced day, where there is one; else a value is due `dueDays` after its period ends. */
    nextPublicationOn: day('next_publication_on'),
    dueDays: integer('due_days').notNull().default(90),
    /** A quarterly proxy stands beside a yearly indicator, never in its place. */
    proxyId: uuid('proxy_id'),
    retiredAt: moment('retired_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('indicator_code').on(t.partnershipId, t.code),
    within('indicator_proxy', t.partnershipId, t.proxyId, () => ({ partnershipId: t.partnershipId, id: t.id })),
  ],
)

export const indicatorOutcome = pgTable(
  'indicator_outcome',
  {
    partnershipId: partnershipId(),
    indicatorId: uuid('indicator_id').notNull(),
    outcomeId: uuid('outcome_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.indicatorId, t.outcomeId] }),
    within('indicator_outcome_indicator', t.partnershipId, t.indicatorId, () => indicator),
    within('indicator_outcome_outcome', t.partnershipId, t.outcomeId, () => outcome),
  ],
)

/** A day from which values no longer compare with earlier ones: nothing is computed across it. */
export const seriesBreak = pgTable(
  'series_break',
  {
    partnershipId: partnershipId(),
    id: id(),
    indicatorId: uuid('indicator_id').notNull(),
    fromOn: day('from_on').notNull(),
    reason: text('reason').notNull(),
    recordedAt: recordedAt(),
    removedAt: moment('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    within('series_break_indicator', t.partnershipId, t.indicatorId, () => indicator),
    index('series_break_by_indicator').on(t.partnershipId, t.indicatorId),
  ],
)

/** A group of children as a sorted set of category = value pairs; "All children" is a row with no pairs. */
export const breakdown = pgTable(
  'breakdown',
  {
    partnershipId: partnershipId().references(() => partnership.id),
    id: id(),
    key: text('key').notNull(),
    label: text('label').notNull(),
    pairs: jsonb('pairs').$type<readonly { category: string; value: string }[]>().notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.partnershipId, t.id] }), unique('breakdown_key').on(t.partnershipId, t.key)],
)

/** Every stored line, also those that nobody sees yet. What reads for people reads `series`. */
export const storedSeries = pgTable(
  'series',
  {
    partnershipId: partnershipId(),
    id: id(),
    indicatorId: uuid('indicator_id').notNull(),
    areaCode: text('area_code')
      .notNull()
      .references(() => area.code),
    breakdownId: uuid('breakdown_id').notNull(),
    /** The batch that brought the line by steps, unseen until that batch is there; null where it was stored at once. */
    batchId: uuid('batch_id'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    unique('series_identity').on(t.partnershipId, t.indicatorId, t.areaCode, t.breakdownId),
    within('series_indicator', t.partnershipId, t.indicatorId, () => indicator),
    within('series_breakdown', t.partnershipId, t.breakdownId, () => breakdown),
  ],
)

/** One line: an indicator for one area and one group of children. Measurements and baselines hang on it. */
export const series = pgView('seen_series').as((db) =>
  db
    .select({
      partnershipId: storedSeries.partnershipId,
      id: storedSeries.id,
      indicatorId: storedSeries.indicatorId,
      areaCode: storedSeries.areaCode,
      breakdownId: storedSeries.breakdownId,
    })
    .from(storedSeries)
    .where(
      // The batch's table stands on this one, so that it cannot be named here.
      sql`${storedSeries.batchId} is null or exists (select 1 from "batch" "b"
        where "b"."partnership_id" = ${storedSeries.partnershipId} and "b"."id" = ${storedSeries.batchId})`,
    ),
)
