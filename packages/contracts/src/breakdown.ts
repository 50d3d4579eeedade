import { canBeWord } from '@ttc/domain/breakdown'
import { z } from 'zod'
import { Id, line } from './id.ts'

const word = (what: string) =>
  line(what, 60).refine(canBeWord, { error: `Leave out "=" and "|" in ${what}: they part the words of a group.` })

const BreakdownPair = z.object({
  category: word('the category, such as sex or ethnicity'),
  value: word('the group within the category, such as girls'),
})

/** A group of children that an indicator is to be recorded for as well: of one category, or of several together. */
export const AddGroup = z
  .object({
    id: Id.meta({ description: 'Of the new series' }),
    pairs: z
      .array(BreakdownPair)
      .min(1, { error: 'Choose at least one category.' })
      .max(4, { error: 'Choose at most four categories together.' }),
  })
  .superRefine(({ pairs }, context) => {
    const seen = new Set<string>()
    for (const [i, { category }] of pairs.entries()) {
      const known = category.toLowerCase()
      if (seen.has(known))
        context.addIssue({
          code: 'custom',
          path: ['pairs', i, 'category'],
          message: 'Name each category once: a child is in one group of it.',
        })
      seen.add(known)
    }
  })
  .meta({ id: 'AddGroup' })
export type AddGroup = z.infer<typeof AddGroup>
