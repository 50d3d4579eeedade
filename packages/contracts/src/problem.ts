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
      'signed-out',
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

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (true or false)',
  array: 'a list',
  object: 'an object with its fields',
}

/** Plain words for what a schema says no message for: what is missing, and what to send instead. */
function plainWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') {
    const kind = kinds[issue.expected] ?? issue.expected
    return issue.input === undefined ? `This is missing. Send ${kind}.` : `Send ${kind}.`
  }
  if (issue.code === 'invalid_value') return `Send one of: ${issue.values.map(String).join(', ')}.`
  if (issue.code === 'too_big') return `This is too much: at most ${issue.maximum}.`
  if (issue.code === 'too_small') return `This is too little: at least ${issue.minimum}.`
  if (issue.code === 'unrecognized_keys') return `Leave out: ${issue.keys.join(', ')}.`
  if (issue.code === 'invalid_format') return 'Send this in its usual form.'
  return 'This cannot be used as it is.'
}

/** Makes every schema answer in plain English. Called once by whatever starts: the server, the pages, a test. */
export function speakPlainly(): void {
  z.config({ customError: plainWords })
}
