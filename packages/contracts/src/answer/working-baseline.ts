import { contradictionIn, courses } from '@ttc/domain/turning-the-curve/working-baseline'
import { z } from 'zod'
import { line, quantity, said } from '../id.ts'

const years = (what: string) =>
  z
    .int({ error: `Enter ${what} as a whole number.` })
    .min(1)
    .max(20)

/** The four answers that draw a curve where there are no figures. */
export const WorkingBaseline = z
  .object({
    kind: z.literal('working-baseline'),
    text: said('what the curve is of', 300),
    unit: line('the unit', 60),
    betterIs: z.enum(['higher', 'lower'], { error: 'Say whether higher or lower is better.' }).default('higher'),
    year: z.int({ error: 'Enter the year as a number.' }).min(1950).max(2199),
    now: quantity('where you are now'),
    course: z.enum(courses, { error: 'Say whether it got better or worse.' }),
    speed: z.enum(['fast', 'slow'], { error: 'Say whether fast or slowly.' }).nullable().default(null),
    yearsBack: years('how many years back').default(3),
    before: quantity('where you were').nullable().default(null),
    yearsAhead: years('how many years ahead').default(3),
    future: quantity('where you will be'),
  })
  .refine(({ course, speed }) => course === 'the same' || speed !== null, {
    path: ['speed'],
    error: 'Say whether fast or slowly.',
  })
  .superRefine((judged, context) => {
    const message = contradictionIn(judged)
    if (message !== null) context.addIssue({ code: 'custom', path: ['before'], message })
  })
  .meta({ id: 'WorkingBaseline' })
