import { z } from 'zod'
import { Day, QUANTITY_LIMIT } from './id.ts'
import { PeriodView } from './period.ts'

const isGiven = (part: unknown) => part !== undefined

/** A target that is being thought about: all three parts, or none for the last target that is stored. */
export const AskTargetReality = z
  .object({
    // Read as text first: an empty one would count as 0.
    value: z
      .string()
      .regex(/^-?\d{1,11}(?:\.\d{1,9})?$/, { error: 'Enter the target as a number.' })
      .transform(Number)
      .refine((value) => Math.abs(value) <= QUANTITY_LIMIT, { error: 'Enter a target of at most 10 digits.' })
      .optional(),
    periodStart: Day.optional(),
    periodEnd: Day.optional(),
  })
  .refine(
    ({ value, periodStart, periodEnd }) => [0, 3].includes([value, periodStart, periodEnd].filter(isGiven).length),
    {
      path: ['value'],
      error: 'Give the target’s value with the first and last day of its period, or none of them.',
    },
  )
export type AskTargetReality = z.infer<typeof AskTargetReality>

const Displayed = z.object({ period: PeriodView, value: z.number() })

const needed = z
  .object({
    from: Displayed.meta({ description: 'Our latest value, as displayed' }),
    to: Displayed.meta({ description: 'The target' }),
    change: z.number().meta({ description: 'Target minus our value' }),
    steps: z.int().meta({ description: 'Periods from one to the other' }),
    stepsPerYear: z.int(),
  })
  .meta({ id: 'NeededChange' })

const near = z
  .object({
    within: z.number().meta({ description: 'Half a standard deviation of the authorities’ values, as displayed' }),
    period: PeriodView,
    authorities: z.int(),
  })
  .meta({ id: 'NearStart' })

const authorities = z.int().meta({ description: 'Those with a start near ours and a value so much later' })
const loaded = z.int().meta({ description: 'Those with any value' })

const RealityView = z
  .discriminatedUnion('answer', [
    z.object({
      answer: z.literal('not-counted'),
      reason: z.enum(['no-direction', 'no-target', 'no-value', 'break', 'overlap', 'not-ahead']),
    }),
    z.object({ answer: z.literal('met'), needed }),
    z.object({ answer: z.literal('too-few'), needed, near: near.nullable(), authorities, loaded }),
    z.object({
      answer: z.literal('counted'),
      needed,
      near,
      authorities,
      loaded,
      did: z
        .array(z.object({ code: z.string(), name: z.string(), from: Displayed, to: Displayed }))
        .meta({ description: 'Those that improved by at least as much, each with its best time, the best first' }),
      first: PeriodView,
      last: PeriodView,
    }),
  ])
  .meta({ id: 'Reality' })

/** How many authorities have done what a target asks for. */
export const TargetRealityView = z
  .object({
    reality: RealityView,
    published: z
      .object({ collection: z.string(), edition: z.string(), authorities: z.int() })
      .nullable()
      .meta({ description: 'How many of the authorities’ values are those of a published collection' }),
    stored: z.int().meta({ description: 'How many are those stored in the partnership' }),
  })
  .meta({ id: 'TargetReality' })
export type TargetRealityView = z.infer<typeof TargetRealityView>
