import { z } from 'zod'
import { ScaleView } from './figure.ts'
import { Day, Id } from './id.ts'
import { SheetValue, ValueStatusView, WarningView } from './measurement.ts'
import { AllowedView } from './partnership.ts'
import { PeriodDays, PeriodView } from './period.ts'

const Standing = z.object({
  value: z.number().nullable(),
  status: ValueStatusView,
  provisional: z.boolean(),
  revision: z.int(),
})

/** An indicator of a priority, or one of its groups of children: what was recorded last, and what can be recorded. */
export const SheetRowView = z
  .object({
    placementId: Id,
    indicatorId: Id,
    seriesId: Id,
    code: z.string(),
    name: z.string(),
    group: z
      .string()
      .nullable()
      .meta({ description: 'The group of children, such as "Sex: girls"; null for all children' }),
    scale: ScaleView,
    derived: z.boolean().meta({ description: 'Computed from other indicators: nothing is typed for it' }),
    last: Standing.extend({ period: PeriodView }).nullable(),
    periods: z.array(z.object({ period: PeriodView, standing: Standing.nullable() })).meta({
      description: 'Periods that have ended, newest first, with what stands for each now',
    }),
    due: PeriodView.nullable().meta({ description: 'The next one to record, where it has ended' }),
  })
  .meta({ id: 'SheetRow' })
export type SheetRowView = z.infer<typeof SheetRowView>

/** The latest values of all of a priority's indicators in the own area: all children, then each of its groups. */
export const SheetView = z
  .object({
    priority: z.object({ id: Id, planId: Id, name: z.string() }),
    allowed: AllowedView,
    rows: z.array(SheetRowView).meta({ description: 'At most 1,000' }),
    more: z.boolean().meta({ description: 'There are more: record them on their own pages' }),
    asOf: Day,
  })
  .meta({ id: 'Sheet' })
export type SheetView = z.infer<typeof SheetView>

/**
 * Many values at once, in one transaction. Each is stored or refused by itself, with its reasons; with `together`, one
 * that is refused keeps all from being stored.
 */
export const RecordSheet = z
  .object({
    id: Id,
    together: z.boolean().default(false),
    values: z
      .array(SheetValue)
      .min(1, { error: 'Type at least one value.' })
      .max(1000, { error: 'Send at most 1,000 values at once.' }),
  })
  .meta({ id: 'RecordSheet' })
export type RecordSheet = z.infer<typeof RecordSheet>

export const SheetRefusalView = z
  .object({
    seriesId: Id,
    period: PeriodDays,
    detail: z.string(),
    fields: z.array(z.object({ field: z.string(), message: z.string() })),
    warnings: z
      .array(WarningView)
      .meta({ description: 'What looks wrong: send their codes as `accepted` if it is right' }),
    conflict: z.boolean().meta({ description: 'Another value was recorded for the period since it was shown' }),
  })
  .meta({ id: 'SheetRefusal' })
export type SheetRefusalView = z.infer<typeof SheetRefusalView>

export const RecordedSheetView = z
  .object({
    stored: z.array(z.object({ seriesId: Id, period: PeriodDays, revision: z.int() })),
    refused: z.array(SheetRefusalView),
  })
  .meta({ id: 'RecordedSheet' })
export type RecordedSheetView = z.infer<typeof RecordedSheetView>
