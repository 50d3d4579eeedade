import { z } from 'zod'
import { Day, Id, line, quantity } from './id.ts'
import { PeriodDays, PeriodView } from './period.ts'

export const BaselineView = z
  .object({
    id: Id,
    frozenOn: Day,
    through: PeriodView,
    points: z.int().meta({ description: 'How many values it was worked out from' }),
    adjusted: z.boolean(),
    reason: z.string(),
    recordedAt: z.iso.datetime(),
    recordedBy: z.string().nullable(),
    supersededAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Baseline' })
export type BaselineView = z.infer<typeof BaselineView>

const adjustment = z
  .array(z.object({ period: PeriodDays, value: quantity('the forecast') }))
  .min(1, { error: 'Change at least one year of the forecast.' })
  .max(60)

/** Freezes history and forecast on a day. Freezing again needs a reason, and adds a baseline beside the old one. */
export const FreezeBaseline = z
  .object({
    id: Id,
    frozenOn: Day,
    through: PeriodDays.nullable()
      .default(null)
      .meta({ description: 'The last period of history; the latest valid one when absent' }),
    reason: line('the reason', 500),
  })
  .meta({ id: 'FreezeBaseline' })
export type FreezeBaseline = z.infer<typeof FreezeBaseline>

/** The group's own forecast, with its reason. The computed one stays beside it, and so does the width of its range. */
export const AdjustForecast = z
  .object({ id: Id, baselineId: Id, adjusted: adjustment, reason: line('the reason', 500) })
  .meta({ id: 'AdjustForecast' })
export type AdjustForecast = z.infer<typeof AdjustForecast>

export const PreviewBaseline = FreezeBaseline.pick({ frozenOn: true, through: true }).meta({ id: 'PreviewBaseline' })
export type PreviewBaseline = z.infer<typeof PreviewBaseline>
