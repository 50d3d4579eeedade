import { z } from 'zod'
import { Id } from './id.ts'

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
  notAskedFor: z.int().meta({ description: 'Values of other areas, measures or groups' }),
})

export const ImportView = z
  .object({
    batchId: Id.nullable().meta({ description: 'Null for a preview: nothing was stored' }),
    shape: z.string(),
    fileName: z.string(),
    counts: ImportCountsView,
    refusals: z.array(RefusalView).meta({ description: 'The first 1,000' }),
    refusalsByReason: z.array(z.object({ code: z.string(), reason: z.string(), count: z.int() })),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })).meta({ description: 'The first 200' }),
    indicators: z.array(
      z.object({ indicatorId: Id, name: z.string(), added: z.int(), changed: z.int(), unchanged: z.int() }),
    ),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>

export const BatchView = z
  .object({
    id: Id,
    fileName: z.string(),
    shape: z.string(),
    counts: z.record(z.string(), z.number()),
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

/** What an undo did: values put back or taken out, and those it left because they were changed since. */
export const UndoneView = z
  .object({
    batchId: Id,
    restored: z.int(),
    withdrawn: z.int(),
    kept: z.array(z.object({ indicator: z.string(), area: z.string(), period: z.string(), reason: z.string() })),
    keptInAll: z.int(),
  })
  .meta({ id: 'Undone' })
export type UndoneView = z.infer<typeof UndoneView>

/** The options sent beside an uploaded file, as JSON in the field `options`. */
export const ImportOptions = z
  .object({
    indicators: z
      .array(
        z.object({
          indicatorId: Id,
          key: z.string().min(1).max(200).meta({ description: 'The column, or the code, of the file' }),
          breakdown: z.string().max(200).default('').meta({
            description:
              'Empty for every group of the file, each as its own line; "total" for all children alone; else one group, as "sex=Female"',
          }),
        }),
      )
      .min(1, { error: 'Choose at least one indicator to fill from the file.' })
      .max(1000),
    areas: z
      .array(z.string().regex(/^[A-Z]\d{8}$/, { error: 'Give areas by their nine-character GSS code.' }))
      .max(400)
      .nullable()
      .default(null)
      .meta({ description: 'GSS codes; absent means the own area, its neighbours, its region and England' }),
    yearType: z.enum(['calendar', 'financial', 'academic', 'tax']).nullable().default(null),
    singleYear: z.enum(['starts', 'ends']).nullable().default(null).meta({
      description: 'Which year one number names where years run across two: "starts" reads 2025 as 2025/26',
    }),
    source: z.string().max(300).default(''),
    refuseAllOnProblem: z.boolean().default(false),
  })
  .meta({ id: 'ImportOptions' })
export type ImportOptions = z.infer<typeof ImportOptions>
