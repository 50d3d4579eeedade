import { z } from 'zod'
import { Id, quantity } from './id.ts'
import { PeriodView } from './period.ts'

const MOST_PARTS = 40

/** A line that a formula reads; area and group of children are those of the result where they are null. */
export const PartEntry = z
  .object({
    indicatorId: z.uuid({ error: 'Choose an indicator.' }),
    areaCode: z
      .string({ error: 'Choose an area.' })
      .regex(/^[A-Z]\d{8}$/, { error: 'Choose an area by its nine-character code, such as E06000001.' })
      .nullable(),
    breakdownId: Id.nullable(),
  })
  .meta({ id: 'FormulaPart' })
export type PartEntry = z.infer<typeof PartEntry>

const schema = z.literal(1)
const severalParts = <Part extends z.ZodType>(part: Part) =>
  z
    .array(part)
    .min(2, { error: 'Choose two parts or more.' })
    .max(MOST_PARTS, { error: `Choose at most ${MOST_PARTS} parts.` })

/** How a derived indicator is computed. The number of its schema is kept with it for ever. */
export const FormulaEntry = z
  .discriminatedUnion('kind', [
    z.object({
      schema,
      kind: z.literal('rate'),
      numerator: PartEntry,
      denominator: PartEntry,
      multiplier: quantity('the multiplier').positive({ error: 'The multiplier must be above 0.' }),
    }),
    z.object({ schema, kind: z.literal('sum'), parts: severalParts(PartEntry) }),
    z.object({
      schema,
      kind: z.literal('weighted-mean'),
      parts: severalParts(
        z.object({
          value: PartEntry,
          weight: PartEntry.nullable().meta({ description: 'What it counts for; its own denominator where null' }),
        }),
      ),
    }),
    z.object({ schema, kind: z.literal('difference'), of: PartEntry, minus: PartEntry }),
  ])
  .meta({ id: 'Formula' })
export type FormulaEntry = z.infer<typeof FormulaEntry>

/** Makes an indicator a derived one, changes how it is computed, or (null) has it typed or imported again. */
export const SetFormula = z
  .object({
    id: Id,
    basedOnRevision: z
      .int({ error: 'Send the revision that you are changing; 0 for none.' })
      .min(0)
      .max(2_000_000_000)
      .meta({ description: 'The revision on the screen; 0 where there was none' }),
    formula: FormulaEntry.nullable(),
  })
  .meta({ id: 'SetFormula' })
export type SetFormula = z.infer<typeof SetFormula>

const Link = z
  .object({ planId: Id, placementId: Id })
  .nullable()
  .meta({ description: 'Where it stands in a plan that you can see' })

const LackView = z.enum([
  'rounds-to-zero',
  'suppressed',
  'missing',
  'not-applicable',
  'not-available',
  'not-recorded',
  'pooled',
  'no-denominator',
  'zero',
  'more-than-all',
  'impossible',
  'disagreement',
])

/** What an indicator is computed from, and what is lacking where it could not be. */
export const FormulaView = z
  .object({
    revision: z.int().meta({ description: '0 where it has never been computed' }),
    formula: FormulaEntry.nullable(),
    recordedAt: z.iso.datetime().nullable(),
    recordedBy: z.string().nullable(),
    parts: z
      .array(
        z.object({
          indicatorId: Id,
          name: z.string().nullable().meta({ description: 'Null for an indicator that you cannot see' }),
          unit: z.string(),
          area: z.string().nullable().meta({ description: 'Null for the area of the result' }),
          group: z.string().nullable().meta({ description: 'Null for the group of the result' }),
          link: Link,
        }),
      )
      .meta({ description: 'In the order in which the formula names them' }),
    disagreements: z.array(z.string()).meta({ description: 'Why nothing can be computed at all, in words' }),
    lacking: z
      .array(
        z.object({
          seriesId: Id.nullable(),
          group: z.string(),
          period: PeriodView,
          parts: z.array(z.object({ part: z.int().nullable(), why: LackView })),
        }),
      )
      .meta({ description: 'Periods of the own area without a value, the latest first; at most 200' }),
    usedBy: z
      .array(z.object({ indicatorId: Id, name: z.string(), link: Link }))
      .meta({ description: 'What is computed from this indicator and may be seen by you' }),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
    groups: z.array(z.object({ id: Id, label: z.string() })),
  })
  .meta({ id: 'FormulaOfIndicator' })
export type FormulaView = z.infer<typeof FormulaView>
