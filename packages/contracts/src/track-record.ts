import { z } from 'zod'
import { ScaleView } from './figure.ts'
import { Id } from './id.ts'
import { PeriodView } from './period.ts'
import { PromisedDayView } from './recovery-sheet.ts'

const RecordTotalView = z
  .object({
    forecasts: z.int().meta({ description: 'Past forecasts whose value has come' }),
    withRange: z.int(),
    inside80: z.int().meta({ description: 'Of those with a range' }),
  })
  .meta({ id: 'RecordTotal' })

/** How past forecasts of one series did. */
export const TrackRecordView = z
  .object({
    scored: z
      .array(
        z.object({
          period: PeriodView,
          centre: z.number(),
          value: z.number(),
          error: z.number().meta({ description: 'Value minus forecast' }),
          isInside80: z.boolean().nullable(),
        }),
      )
      .meta({ description: 'The last five, oldest first' }),
    withRange: z.int().meta({ description: 'Of the last five' }),
    inside80: z.int().meta({ description: 'Of the last five' }),
    total: RecordTotalView.meta({ description: 'Of all there are' }),
  })
  .meta({ id: 'TrackRecord' })
export type TrackRecordView = z.infer<typeof TrackRecordView>

/** How good what was said of a priority has been: forecasts and recovery dates, indicator by indicator and together. */
export const PriorityTrackRecordView = z
  .object({
    forecasts: z.object({
      indicators: z
        .array(z.object({ placementId: Id, name: z.string(), scale: ScaleView, record: TrackRecordView }))
        .meta({ description: 'All that stand under the priority, in its order' }),
      total: RecordTotalView,
    }),
    recoveryDates: z.object({
      indicators: z
        .array(
          z.object({
            placementId: Id,
            name: z.string(),
            scale: ScaleView,
            days: z.array(PromisedDayView).meta({ description: 'Of the newest sheet first' }),
            slips: z.int().meta({ description: 'How often a day was put off' }),
          }),
        )
        .meta({ description: 'Those whose recovery sheets gave a day, in the order of the priority' }),
      total: z
        .object({ kept: z.int(), late: z.int(), notBack: z.int(), open: z.int(), slips: z.int() })
        .meta({ description: 'Days that were kept, came late, did not come, or cannot be told yet' }),
    }),
  })
  .meta({ id: 'PriorityTrackRecord' })
export type PriorityTrackRecordView = z.infer<typeof PriorityTrackRecordView>
