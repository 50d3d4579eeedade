import { restorableParts } from '@ttc/domain/catalogue/restored-definition'
import { columnRoles } from '@ttc/domain/import/column-role'
import { z } from 'zod'
import { Id } from './id.ts'
import {
  AnswersOfFile,
  AskedView,
  BatchDecisionView,
  FindingDecision,
  FindingView,
  GssCode,
} from './import/decision.ts'
import { CreateIndicator } from './indicator.ts'
import { AccumulationView, PeriodKindView } from './period.ts'

const RefusalView = z.object({
  row: z.int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  reason: z.string(),
})

/** Every row of the file is one of these; the counts add up to the rows read. */
const ImportCountsView = z.object({
  read: z.int().meta({ description: 'Values read from the file' }),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  keptOut: z.int().default(0).meta({ description: 'Values that a decision or an answer leaves out' }),
  notAskedFor: z.int().meta({
    description: 'Values of other areas, measures or groups, and blank cells of a table of your own',
  }),
})

/** A stored value and what the file says in its place, both in words: "18.2%", "suppressed". */
const ChangeView = z.object({
  indicatorId: Id,
  area: z.string(),
  group: z.string().meta({ description: 'Empty for all children' }),
  period: z.string(),
  stored: z.string(),
  given: z.string(),
  moved: z
    .string()
    .optional()
    .meta({ description: 'By how much, with its sign; empty where one of them is no number' }),
})

export const ImportView = z
  .object({
    batchId: Id.nullable().meta({ description: 'Null for a preview: nothing was stored' }),
    shape: z.string(),
    fileName: z.string(),
    counts: ImportCountsView,
    refusals: z.array(RefusalView).meta({ description: 'The first 1,000' }),
    refusalsByReason: z.array(z.object({ code: z.string(), reason: z.string(), count: z.int() })),
    asked: z.array(AskedView).optional().meta({
      description: 'What would have to be said of the file for refused values to be read, each once; the first 200',
    }),
    areas: z
      .array(z.object({ code: GssCode, name: z.string() }))
      .optional()
      .meta({
        description: 'Every area there is to choose, where it is asked which one a name is',
      }),
    findings: z.array(FindingView).optional().meta({
      description: 'What looks wrong and was decided, as asked for or as usual; the first 200',
    }),
    findingsInAll: z.int().optional(),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({ description: 'To know; nothing to decide' }),
    changes: z
      .array(ChangeView)
      .optional()
      .meta({ description: 'The first 200 stored values that the file changes, in the order of indicator and area' }),
    indicators: z.array(
      z.object({
        indicatorId: Id,
        name: z.string(),
        created: z.boolean().optional().meta({ description: 'Whether the import makes the indicator' }),
        added: z.int(),
        changed: z.int(),
        unchanged: z.int(),
      }),
    ),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>

export const BatchView = z
  .object({
    id: Id,
    fileName: z.string(),
    shape: z.string(),
    source: z.string().optional(),
    counts: z.record(z.string(), z.number()),
    decided: z.array(BatchDecisionView).optional().meta({
      description: 'What was decided of values that looked wrong, and answered of the file, by whoever stored it',
    }),
    storedAt: z.iso.datetime(),
    storedBy: z.string().nullable(),
    undoneAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Batch' })
export type BatchView = z.infer<typeof BatchView>

export const BatchListView = z
  .object({ batches: z.array(BatchView), next: z.string().nullable() })
  .meta({ id: 'BatchList' })
export type BatchListView = z.infer<typeof BatchListView>

const PartOfDefinition = z.object({ indicatorId: Id, name: z.string(), part: z.enum(restorableParts) })

/** What an undo did: values put back or taken out, and those it left because they were changed since. */
export const UndoneView = z
  .object({
    batchId: Id,
    restored: z.int(),
    withdrawn: z.int(),
    kept: z.array(z.object({ indicator: z.string(), area: z.string(), period: z.string(), reason: z.string() })),
    keptInAll: z.int(),
    retired: z
      .array(z.object({ indicatorId: Id, name: z.string() }))
      .optional()
      .meta({ description: 'Indicators that the import had made and nothing else uses' }),
    keptIndicators: z
      .array(z.object({ indicatorId: Id, name: z.string(), reason: z.string() }))
      .optional()
      .meta({ description: 'Indicators that the import had made, and why they stay' }),
    restoredParts: z
      .array(PartOfDefinition)
      .optional()
      .meta({ description: 'Parts of definitions that say again what they said before a new edition' }),
    keptParts: z
      .array(PartOfDefinition.extend({ reason: z.string() }))
      .optional()
      .meta({ description: 'Parts that stay as they are, and why' }),
  })
  .meta({ id: 'Undone' })
export type UndoneView = z.infer<typeof UndoneView>

/** What a column of a file says. A table of one's own needs a period and figures; an area only if it has several. */
export const ColumnRole = z.enum(columnRoles)
export type ColumnRole = z.infer<typeof ColumnRole>

const columnOf = (what: string) => z.string().max(200).nullable().default(null).meta({ description: what })

const MeasureOfFile = z.object({
  indicatorId: Id,
  key: z.string().min(1).max(200).meta({
    description: 'The column or the code of the file; "*" where the whole file is one measure',
  }),
  breakdown: z.string().max(200).default('').meta({
    description:
      'Empty for every group of the file, each as its own line; "total" for all children alone; else one group, as "sex=Female"',
  }),
  create: CreateIndicator.nullable().optional().meta({
    description: 'The definition, where the import is to make the indicator; its id is indicatorId',
  }),
  asWhole: z.boolean().optional().meta({
    description: 'Whether that one group is all the indicator is about: its values are then those of its all children',
  }),
  parts: z
    .object({
      numerator: columnOf('The column with the numerator'),
      denominator: columnOf('The column with the denominator'),
      lower: columnOf('The column with the lower limit'),
      upper: columnOf('The column with the upper limit'),
    })
    .optional()
    .meta({ description: 'For files with a column for each measure: where the counts and limits of this one stand' }),
})

const TableOfFile = z.object({
  sheet: z.string().max(100).nullable().default(null).meta({ description: 'Of a workbook; null for the first' }),
  headerRow: z.int().min(1).max(1000).nullable().default(null).meta({
    description: 'The row that names the columns, as a spreadsheet counts; null where it is found',
  }),
  headerRows: z
    .union([z.literal(1), z.literal(2)])
    .nullable()
    .default(null),
  columns: z
    .record(z.string().max(300), ColumnRole)
    .nullable()
    .default(null)
    .meta({ description: 'What the columns say, by name; null where it is as proposed. Others are ignored' }),
  area: GssCode.nullable().default(null).meta({ description: 'The area of a file that names none; null for your own' }),
})

/** The options sent beside an uploaded file, as JSON in the field `options`. */
export const ImportOptions = z
  .object({
    indicators: z
      .array(MeasureOfFile)
      .min(1, { error: 'Choose at least one indicator to fill from the file.' })
      .max(1000),
    areas: z
      .array(GssCode)
      .max(400)
      .nullable()
      .default(null)
      .meta({ description: 'GSS codes; absent means what `reach` says' }),
    reach: z.enum(['own', 'compared', 'all']).optional().meta({
      description: 'Your own area; with its neighbours, region and England (where absent); every area that is known',
    }),
    yearType: z.enum(['calendar', 'financial', 'academic', 'tax']).nullable().default(null),
    singleYear: z.enum(['starts', 'ends']).nullable().default(null).meta({
      description: 'Which year one number names where years run across two: "starts" reads 2025 as 2025/26',
    }),
    periods: z
      .object({ kind: PeriodKindView, accumulation: AccumulationView })
      .nullable()
      .optional()
      .meta({ description: 'What the labels of the file mean, where they can mean several kinds of period' }),
    table: TableOfFile.optional().meta({ description: 'How the table stands in the file, where it is not as found' }),
    answers: AnswersOfFile.optional().meta({
      description: 'What is said of the file so that rows refused without it are read',
    }),
    decisions: z.array(FindingDecision).max(2_000).optional().meta({
      description:
        'What is done with values that look wrong; the narrowest counts, and where there is none the usual one',
    }),
    source: z.string().max(300).default(''),
    refuseAllOnProblem: z.boolean().default(false),
  })
  .meta({ id: 'ImportOptions' })
export type ImportOptions = z.infer<typeof ImportOptions>
