import { sql } from 'drizzle-orm'
import { doublePrecision, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { storedSeries } from './indicator.ts'
import { member } from './member.ts'

/** A frozen baseline is a copy that later revisions never move; freezing again or adjusting adds a row. */
export const baseline = pgTable(
  'baseline',
  {
    partnershipId: partnershipId(),
    id: id(),
    seriesId: uuid('series_id').notNull(),
    frozenOn: day('frozen_on').notNull(),
    /** The frozen copy with its schema number: data as they stood, method, fit, fan, adjustment. */
    copy: jsonb('copy').notNull(),
    reason: text('reason').notNull().default(''),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    supersededAt: moment('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('baseline_open').on(t.partnershipId, t.seriesId).where(sql`superseded_at is null`),
    index('baseline_by_series').on(t.partnershipId, t.seriesId, t.recordedAt),
    within('baseline_series', t.partnershipId, t.seriesId, () => storedSeries),
    within('baseline_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)

/** What was forecast each time a value arrived, kept apart from the frozen baseline and scored when its period comes. */
export const keptForecast = pgTable(
  'kept_forecast',
  {
    partnershipId: partnershipId(),
    seriesId: uuid('series_id').notNull(),
    madeThrough: day('made_through').notNull(),
    periodStart: day('period_start').notNull(),
    periodEnd: day('period_end').notNull(),
    centre: doublePrecision('centre').notNull(),
    lower80: doublePrecision('lower80'),
    upper80: doublePrecision('upper80'),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.seriesId, t.periodEnd, t.madeThrough] }),
    within('kept_forecast_series', t.partnershipId, t.seriesId, () => storedSeries),
  ],
)
