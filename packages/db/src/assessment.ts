import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, moment, partnershipId, within } from './column.ts'
import { storedSeries } from './indicator.ts'
import { placement } from './placement.ts'
import { planVersion } from './plan.ts'

/**
 * The latest result of `assess` for one placement and one series: a projection, written in the transaction that
 * changed it and rebuilt by a command. Columns are what lists filter and sort by; `result` is the whole, and `curve`
 * what a sparkline is drawn from. Lateness is read from `next_due_on` against today, so that it is never stale.
 */
export const assessment = pgTable(
  'assessment',
  {
    partnershipId: partnershipId(),
    placementId: uuid('placement_id').notNull(),
    seriesId: uuid('series_id').notNull(),
    planVersionId: uuid('plan_version_id').notNull(),
    /** The line of all children; lists show this one, an indicator's page the groups as well. */
    allChildren: boolean('all_children').notNull(),
    status: text('status', { enum: ['red', 'amber', 'green', 'no-target', 'contextual', 'no-value'] }).notNull(),
    severity: smallint('severity').notNull(),
    sincePeriods: integer('since_periods').notNull(),
    latestValue: doublePrecision('latest_value'),
    latestEnd: day('latest_end'),
    verdict: text('verdict').notNull(),
    direction: text('direction').notNull(),
    nextDueOn: day('next_due_on'),
    result: jsonb('result').notNull(),
    curve: jsonb('curve').notNull(),
    assessedAt: moment('assessed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.placementId, t.seriesId] }),
    index('assessment_worst_first').on(t.partnershipId, t.planVersionId, t.severity, t.sincePeriods, t.placementId),
    within('assessment_placement', t.partnershipId, t.placementId, () => placement),
    within('assessment_series', t.partnershipId, t.seriesId, () => storedSeries),
    within('assessment_plan_version', t.partnershipId, t.planVersionId, () => planVersion),
  ],
)
