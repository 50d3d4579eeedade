import { z } from 'zod'

const whole = (words: string, least: number, most: number) =>
  z.int({ error: words }).min(least, { error: words }).max(most, { error: words })

/** Which small numbers of an indicator are hidden from everyone who has no right to read them. */
export const Disclosure = z
  .object({
    hideUpTo: whole('Enter a whole number from 1 to 100, or leave it empty to hide no count.', 1, 100)
      .nullable()
      .meta({ description: 'Counts from 1 to this number, and rates made of them, are hidden; null hides none' }),
    showZero: z.boolean(),
    roundTo: whole('Enter a whole number from 2 to 1,000, or leave it empty to round nothing.', 2, 1000)
      .nullable()
      .meta({ description: 'Counts that are shown are rounded to a multiple of this' }),
    leastDenominator: whole('Enter a whole number from 2 to 100,000, or leave it empty.', 2, 100_000)
      .nullable()
      .meta({ description: 'What has a smaller denominator is hidden' }),
    secondary: z.boolean().meta({ description: 'Hides one number more where a hidden one could be worked out' }),
  })
  .meta({ id: 'Disclosure' })
export type Disclosure = z.infer<typeof Disclosure>
