import { ownShapes } from '@ttc/domain/import/layout'
import { fileShapes } from '@ttc/domain/import/shape'
import { z } from 'zod'
import { Id } from '../id.ts'
import { ColumnRole, ImportOptions } from '../import.ts'
import { AccumulationView, PeriodKindView } from '../period.ts'

const FileShapeView = z.enum([...fileShapes, ...ownShapes, 'unknown'])

const ColumnFoundView = z.object({
  name: z.string().meta({ description: 'As it is mapped by: a second column of one name ends in " (2)"' }),
  role: ColumnRole.meta({ description: 'What it seems to say' }),
  samples: z.array(z.string()).meta({ description: 'The first three different cells' }),
})

const ExistingView = z.object({
  indicatorId: Id,
  name: z.string(),
  matchedBy: z.enum(['mapping', 'code', 'name']),
  retired: z.boolean(),
})

const MeasureFoundView = z.object({
  key: z.string().meta({ description: 'What `key` of an import’s options names it by; "*" is the whole file' }),
  name: z.string(),
  code: z.string().meta({ description: 'A code that is free, for an indicator to be made of it' }),
  unit: z.string().nullable(),
  decimals: z.int().nullable(),
  polarity: z.enum(['higher', 'lower', 'contextual']).nullable().meta({ description: 'Null: ask' }),
  definition: z.string().nullable(),
  periodKind: PeriodKindView.nullable().meta({ description: 'Null: the labels leave it open, ask' }),
  accumulation: AccumulationView.nullable(),
  multiplier: z.number().nullable(),
  values: z.int().meta({ description: 'Cells of the file under this measure' }),
  parts: z.object({
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    lower: z.string().nullable(),
    upper: z.string().nullable(),
  }),
  existing: ExistingView.nullable(),
})

/** To be asked once for the file. `sets` is what an answer puts into the import's options. */
const QuestionView = z.object({
  asks: z.enum(['year-type', 'single-year', 'format', 'restart-month']),
  question: z.string(),
  examples: z.array(z.string()),
  choices: z.array(
    z.object({
      label: z.string(),
      sets: z.object({
        yearType: z.enum(['calendar', 'financial', 'academic', 'tax']).optional(),
        singleYear: z.enum(['starts', 'ends']).optional(),
        periods: z.object({ kind: PeriodKindView, accumulation: AccumulationView }).optional(),
      }),
    }),
  ),
})

/** As the import was asked for, without indicators that are there no more: none may be left. */
const RememberedOptions = ImportOptions.extend({ indicators: z.array(ImportOptions.shape.indicators.element) }).meta({
  id: 'RememberedOptions',
})

/** What a file holds and how it would be read. Nothing is stored by asking. */
export const InspectionView = z
  .object({
    fileName: z.string(),
    shape: FileShapeView,
    described: z.string().meta({ description: 'The shape in words' }),
    nearest: z
      .object({ shape: FileShapeView, missing: z.array(z.string()) })
      .nullable()
      .meta({
        description: 'Of an unknown shape: the published one it comes nearest to, and the columns that lacks',
      }),
    problem: z.string().nullable().meta({ description: 'Why it cannot be imported before columns are mapped' }),
    encoding: z.string(),
    separator: z.enum([',', ';', 'tab']).nullable().meta({ description: 'Null for a workbook' }),
    sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
    sheet: z.string().nullable(),
    titleRows: z.array(z.string()).meta({ description: 'What stands above the header' }),
    headerRow: z.int(),
    headerRows: z.int(),
    columns: z.array(ColumnFoundView),
    rows: z
      .array(z.object({ row: z.int(), cells: z.array(z.string()) }))
      .meta({ description: 'The first ten, as read' }),
    rowsInAll: z.int(),
    measures: z.array(MeasureFoundView).meta({ description: 'The first 1,000' }),
    breakdowns: z.array(z.object({ category: z.string(), values: z.array(z.string()), more: z.boolean() })),
    areas: z.object({
      column: z.string().nullable(),
      known: z.int(),
      unknown: z.int(),
      unknownCodes: z.array(z.string()).meta({ description: 'The first 20' }),
      own: z.boolean().meta({ description: 'Whether the own area is among them, or the file names none' }),
    }),
    periods: z.object({ labels: z.array(z.string()), read: z.int(), ambiguous: z.int(), unreadable: z.int() }),
    questions: z.array(QuestionView),
    remembered: z
      .object({ options: RememberedOptions, recordedAt: z.iso.datetime() })
      .nullable()
      .meta({ description: 'How a file with these columns was imported last' }),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'Inspection' })
export type InspectionView = z.infer<typeof InspectionView>

/**
 * A line of an answer asked for as application/x-ndjson: how far the reading is, then what it came to, or the problem
 * (as problem+json would say it) that ended it.
 */
export const ImportLine = z
  .union([
    z.object({ rows: z.int(), of: z.number().min(0).max(1).meta({ description: 'Share of the file read' }) }),
    z.object({ result: z.unknown() }),
    z.object({ problem: z.unknown() }),
  ])
  .meta({ id: 'ImportLine' })
export type ImportLine = z.infer<typeof ImportLine>
