import { askedOfRefusals, symbolMeanings } from '@ttc/domain/import/file-answer'
import { decisions, findingCodes } from '@ttc/domain/import/finding'
import { z } from 'zod'
import { Id } from '../id.ts'

export const GssCode = z.string().regex(/^[A-Z]\d{8}$/, { error: 'Give an area by its nine-character GSS code.' })

export const Decision = z.enum(decisions)
export type Decision = z.infer<typeof Decision>

const FindingCode = z.enum(findingCodes)

/** A decision about values that look wrong: of one line, or (null) of all that look wrong in this way. */
export const FindingDecision = z.object({
  finding: FindingCode,
  indicatorId: Id.nullable().default(null),
  areaCode: z.string().max(20).nullable().default(null),
  group: z.string().max(500).nullable().default(null).meta({ description: 'Empty for all children' }),
  does: Decision,
})
export type FindingDecision = z.infer<typeof FindingDecision>

/** What a person says of a file once, so that all rows refused for want of it are read. */
export const AnswersOfFile = z.object({
  areas: z.record(z.string().max(200), GssCode).default({}).meta({
    description: 'Which area a name without a code, or a code that is not known, is',
  }),
  symbols: z.record(z.string().max(20), z.enum(symbolMeanings)).default({}).meta({
    description: 'What a symbol of the file means',
  }),
  decimalComma: z.boolean().default(false).meta({ description: 'Whether commas are decimal points in this file' }),
  twice: z.enum(['first', 'last']).nullable().default(null).meta({
    description: 'Which row counts where two give different values for one period; null refuses both',
  }),
  outOfRange: z.array(Id).max(1_000).default([]).meta({
    description: 'Indicators whose values may lie outside the range they have here',
  }),
})
export type AnswersOfFile = z.infer<typeof AnswersOfFile>

/** Something about the file that, once said, lets refused values be read. */
export const AskedView = z.object({
  asks: z.enum(askedOfRefusals),
  text: z.string().meta({ description: 'As it stands in the file; the indicator’s id for a range' }),
  name: z.string().meta({ description: 'The same for people' }),
  values: z.int(),
  firstRow: z.int(),
  proposal: z
    .string()
    .nullable()
    .meta({ description: 'The code of the area it may be, or the figure a cell may mean' }),
})
export type AskedView = z.infer<typeof AskedView>

/** Values of one line that look wrong in one way, with what can be decided and what holds now. */
export const FindingView = z.object({
  code: FindingCode,
  indicatorId: Id,
  indicator: z.string(),
  areaCode: z.string(),
  area: z.string(),
  group: z.string().meta({ description: 'Empty for all children' }),
  why: z.string(),
  points: z
    .array(z.object({ period: z.string(), value: z.string(), suggested: z.string().nullable() }))
    .meta({ description: 'The latest six' }),
  values: z.int(),
  choices: z.array(Decision),
  rescaling: z.string().meta({ description: 'What rescaling would do, in words' }),
  usual: Decision,
  does: Decision,
})
export type FindingView = z.infer<typeof FindingView>

/** What was decided or answered when a file was stored. */
export const BatchDecisionView = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('finding'),
    code: FindingCode,
    indicator: z.string(),
    area: z.string(),
    group: z.string(),
    values: z.int(),
    does: Decision,
    isUsual: z.boolean().meta({ description: 'Whether nobody chose it: it is what is usually done' }),
  }),
  z.object({ about: z.literal('answer'), asks: z.enum(askedOfRefusals), text: z.string(), answer: z.string() }),
])
export type BatchDecisionView = z.infer<typeof BatchDecisionView>
