import { z } from 'zod'
import { Day, Id, line, prose, quantity } from './id.ts'
import { PeriodDays, PeriodView } from './period.ts'

export const ValueStatusView = z.enum([
  'value',
  'unreliable',
  'rounds-to-zero',
  'suppressed',
  'missing',
  'not-applicable',
  'not-available',
])

export const MeasurementView = z
  .object({
    period: PeriodView,
    value: z.number().nullable(),
    status: ValueStatusView,
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    provisional: z.boolean(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Measurement' })
export type MeasurementView = z.infer<typeof MeasurementView>

/** One stored revision, with when and from where. */
export const RevisionView = MeasurementView.extend({
  revision: z.int(),
  final: z.boolean().meta({ description: 'Its publisher will not revise it again' }),
  origin: z.enum(['typed', 'import', 'example', 'undo', 'derived']),
  source: z.string().meta({ description: 'File name of the batch, or empty' }),
  batchId: Id.nullable(),
  undoneAt: z.iso.datetime().nullable().meta({ description: 'When its batch was undone' }),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().nullable(),
  supersededAt: z.iso.datetime().nullable(),
}).meta({ id: 'Revision' })
export type RevisionView = z.infer<typeof RevisionView>

const entry = {
  seriesId: Id,
  period: PeriodDays,
  value: quantity('the value').nullable().default(null),
  numerator: quantity('the numerator').min(0, { error: 'The numerator cannot be below 0.' }).nullable().default(null),
  denominator: quantity('the denominator')
    .positive({
      error: 'The denominator must be above 0. If there were no children, record the period as not applicable.',
    })
    .nullable()
    .default(null),
  status: z.enum(['value', 'suppressed', 'missing', 'not-applicable', 'not-available']).default('value'),
  provisional: z.boolean().default(false),
  note: prose('the note', 1000).nullable().default(null),
}

type Entered = z.infer<z.ZodObject<typeof entry>>

/** What the fields must be together: a value or its two parts, or a word for why there is none; never both. */
function checkTogether(request: Entered, context: z.RefinementCtx): void {
  const counts = request.numerator !== null && request.denominator !== null
  if (request.status === 'value' && request.value === null && !counts)
    context.addIssue({
      code: 'custom',
      path: ['value'],
      message: 'Enter the value, or the numerator and the denominator, or choose why there is none.',
    })
  if (request.status !== 'value' && (request.value !== null || request.numerator !== null))
    context.addIssue({ code: 'custom', path: ['status'], message: 'Remove the number, or choose "a value".' })
  if (request.numerator !== null && request.denominator === null)
    context.addIssue({ code: 'custom', path: ['denominator'], message: 'Enter the denominator as well.' })
}

const entryToRecord = {
  ...entry,
  accepted: z.array(z.string()).max(20).default([]),
  basedOnRevision: z
    .int()
    .min(0)
    .meta({ description: 'The revision on the screen when the value was typed; 0 for none' }),
}

/** One value among several of a sheet. */
export const SheetValue = z.object(entryToRecord).superRefine(checkTogether).meta({ id: 'SheetValue' })
export type SheetValue = z.infer<typeof SheetValue>

/**
 * Records this period's value, or numerator and denominator from which the value is worked out. A value that looks
 * wrong beside the series is answered 422 with the warnings until `accepted` names each of their codes.
 */
export const RecordMeasurement = z
  .object({ id: Id, ...entryToRecord })
  .superRefine(checkTogether)
  .meta({ id: 'RecordMeasurement' })
export type RecordMeasurement = z.infer<typeof RecordMeasurement>

/** The same fields, to be checked before they are stored. */
export const CheckMeasurement = z.object(entry).superRefine(checkTogether).meta({ id: 'CheckMeasurement' })
export type CheckMeasurement = z.infer<typeof CheckMeasurement>

export const WarningView = z.object({ code: z.string(), message: z.string() })

/** What the sanity check says before anything is stored. */
export const CheckedMeasurementView = z
  .object({
    value: z.number().nullable(),
    warnings: z.array(WarningView),
    small: z.boolean().meta({ description: 'Stored as it is, and hidden from those who may not read small numbers' }),
    present: RevisionView.nullable().meta({ description: 'What is stored for this period now' }),
  })
  .meta({ id: 'CheckedMeasurement' })
export type CheckedMeasurementView = z.infer<typeof CheckedMeasurementView>

export const RevisionListView = z
  .object({ revisions: z.array(RevisionView), more: z.boolean(), asOf: Day })
  .meta({ id: 'RevisionList' })
export type RevisionListView = z.infer<typeof RevisionListView>

/** Reading the small numbers that are hidden from everyone else: each reading is written down with its reason. */
export const ReadSmallNumbers = z
  .object({ reason: line('why you need the small numbers', 300) })
  .meta({ id: 'ReadSmallNumbers' })
export type ReadSmallNumbers = z.infer<typeof ReadSmallNumbers>
