import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { day, id, moment, partnershipId, recordedAt, within } from './column.ts'
import { indicator } from './indicator.ts'
import { member } from './member.ts'
import { planVersion } from './plan.ts'
import { priority } from './priority.ts'

/** Puts an indicator into a plan. Owner, targets and rules belong here; definition, data and baseline do not. */
export const placement = pgTable(
  'placement',
  {
    partnershipId: partnershipId(),
    id: id(),
    planVersionId: uuid('plan_version_id').notNull(),
    priorityId: uuid('priority_id').notNull(),
    indicatorId: uuid('indicator_id').notNull(),
    ownerMemberId: uuid('owner_member_id'),
    headline: boolean('headline').notNull().default(false),
    position: integer('position').notNull().default(0),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    index('placement_by_plan').on(t.partnershipId, t.planVersionId),
    index('placement_by_indicator').on(t.partnershipId, t.indicatorId),
    within('placement_plan_version', t.partnershipId, t.planVersionId, () => planVersion),
    within('placement_priority', t.partnershipId, t.priorityId, () => priority),
    within('placement_indicator', t.partnershipId, t.indicatorId, () => indicator),
    within('placement_owner', t.partnershipId, t.ownerMemberId, () => member),
  ],
)

/** A dated target. For polarity "in a range" lower and upper are set; else value. Appended only. */
export const target = pgTable(
  'target',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    periodStart: day('period_start').notNull(),
    periodEnd: day('period_end').notNull(),
    value: doublePrecision('value'),
    lower: doublePrecision('lower'),
    upper: doublePrecision('upper'),
    reason: text('reason').notNull().default(''),
    /** It applies to a period that had already been judged: both colours are shown. */
    correction: boolean('correction').notNull().default(false),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    supersededAt: moment('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('target_open').on(t.partnershipId, t.placementId, t.periodEnd).where(sql`superseded_at is null`),
    within('target_placement', t.partnershipId, t.placementId, () => placement),
    within('target_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)

/** A dated version of how red, amber and green are told apart. Appended only; the past keeps its rule. */
export const ragRule = pgTable(
  'rag_rule',
  {
    partnershipId: partnershipId(),
    id: id(),
    placementId: uuid('placement_id').notNull(),
    appliesFrom: day('applies_from').notNull(),
    toleranceKind: text('tolerance_kind', { enum: ['points', 'percent', 'floor'] }).notNull(),
    toleranceAmount: doublePrecision('tolerance_amount').notNull(),
    path: text('path', { enum: ['straight', 'stepped'] }).notNull(),
    amberIfImproved: boolean('amber_if_improved').notNull().default(false),
    reason: text('reason').notNull().default(''),
    correction: boolean('correction').notNull().default(false),
    recordedAt: recordedAt(),
    recordedBy: uuid('recorded_by'),
    supersededAt: moment('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.partnershipId, t.id] }),
    uniqueIndex('rag_rule_open').on(t.partnershipId, t.placementId, t.appliesFrom).where(sql`superseded_at is null`),
    within('rag_rule_placement', t.partnershipId, t.placementId, () => placement),
    within('rag_rule_recorded_by', t.partnershipId, t.recordedBy, () => member),
  ],
)
