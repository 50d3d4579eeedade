import { z } from 'zod'

const Checksum = z.string().regex(/^[0-9a-f]{64}$/)
const Size = z.number().int().min(0)

/** What an export says of itself, in `manifest.json`. */
export const ExportManifest = z.object({
  file: z.literal('Turning the Curve partnership'),
  /** Of the zip itself. */
  format: z.literal(1),
  product: z.string(),
  /** The last step of the tables that the rows were read from. */
  migration: z.object({ number: z.number(), name: z.string(), hash: z.string() }),
  madeAt: z.string(),
  partnership: z.object({ id: z.uuid(), name: z.string() }),
  /**
   * Each CSV file without its ending, its columns, its rows, what these come to in whatever order they are read, and its
   * own size and SHA-256.
   */
  tables: z.record(
    z.string(),
    z.object({
      columns: z.array(z.string()),
      rows: Size,
      checksum: Checksum,
      bytes: Size,
      sha256: Checksum,
    }),
  ),
  /** Every file that a cell names. */
  files: z.record(z.string(), z.object({ bytes: Size, sha256: Checksum })),
})
export type ExportManifest = z.infer<typeof ExportManifest>

export const MANIFEST = 'manifest.json'
export const README = 'README.txt'
export const csvName = (table: string) => `${table}.csv`
