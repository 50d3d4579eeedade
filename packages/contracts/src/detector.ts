import { z } from 'zod'
import { ExceptionRowView } from './exception.ts'
import { Day, Id } from './id.ts'

/** Where is looked: in one plan, under one priority, or everywhere one may see. */
export const DetectorFilter = z.object({ plan: Id.optional(), priority: Id.optional() }).meta({ id: 'DetectorFilter' })
export type DetectorFilter = z.infer<typeof DetectorFilter>

export const FoundView = z
  .object({
    'same-words': z.int().meta({ description: 'Indicators whose commentary is nearly what it was before their value' }),
    'no-effect': z.int().meta({ description: 'Open actions that name nothing they are to change' }),
    'no-reason': z.int().meta({ description: 'Indicators with a target, or a rule of colour, without a reason' }),
    slipped: z.int().meta({ description: 'Indicators whose day back on path was put off' }),
    slips: z.int().meta({ description: 'How often that was so in all' }),
  })
  .meta({ id: 'Found' })
export type FoundView = z.infer<typeof FoundView>

export const DetectorListView = z
  .object({
    asOf: Day,
    total: FoundView,
    priorities: z
      .array(
        z.object({
          plan: z.object({ id: Id, name: z.string() }),
          priority: z.object({ id: Id, name: z.string() }),
          found: FoundView,
        }),
      )
      .meta({ description: 'Those with something to look at, the most first; at most 200' }),
  })
  .meta({ id: 'DetectorList' })
export type DetectorListView = z.infer<typeof DetectorListView>

/** What there is to look at of one indicator in its plan. */
export const IndicatorFoundView = z
  .object({
    asOf: Day,
    plan: ExceptionRowView.shape.plan,
    priority: ExceptionRowView.shape.priority,
    wordsOn: ExceptionRowView.shape.wordsOn,
    sameWords: ExceptionRowView.shape.sameWords,
    noEffect: z.int().meta({ description: 'Open actions that name nothing they are to change' }),
    unreasoned: ExceptionRowView.shape.unreasoned,
  })
  .meta({ id: 'IndicatorFound' })
export type IndicatorFoundView = z.infer<typeof IndicatorFoundView>
