import { z } from 'zod'

/** Every refusal and failure, as application/problem+json (RFC 9457). */
export const ProblemView = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum([
      'invalid',
      'not-found',
      'forbidden',
      'conflict',
      'rule-broken',
      'too-many',
      'unavailable',
      'unexpected',
    ]),
    detail: z.string().meta({ description: 'What is wrong and the way out, in plain English' }),
    fields: z.array(z.object({ field: z.string(), message: z.string() })).meta({ description: 'Every wrong field' }),
    present: z
      .unknown()
      .optional()
      .meta({ description: 'What is stored now, where an edit was based on an older one' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })
export type ProblemView = z.infer<typeof ProblemView>
