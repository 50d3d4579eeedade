import { controls, factorDirections, MOST_ROOT_CAUSES } from '@ttc/domain/factor'
import { z } from 'zod'
import { said } from './id.ts'

export const Factor = z
  .object({
    kind: z.literal('factor'),
    direction: z.enum(factorDirections, { error: 'Say whether it pushes the curve the right way or holds it back.' }),
    text: said('the factor'),
    control: z.enum(controls, { error: 'Choose who could change it.' }).nullable().default(null),
    rank: z
      .int({ error: 'Choose its place among the root causes.' })
      .min(1)
      .max(MOST_ROOT_CAUSES)
      .nullable()
      .default(null),
  })
  .meta({ id: 'Factor' })
