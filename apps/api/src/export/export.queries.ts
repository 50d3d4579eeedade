import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Database } from '@ttc/db/connect'
import { knownMigrations, reachedMigration } from '@ttc/db/migration'
import { partnership } from '@ttc/db/partnership'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { eq } from 'drizzle-orm'
import { ZipFile } from 'yazl'
import { inOneMoment } from '../backup/dump.queries.ts'
import type { Tallies } from '../backup/dump.ts'
import { productVersion } from '../backup/product-version.ts'
import { allowLongStatements, settleTextForms } from '../backup/stored-row.queries.ts'
import { newCounter, type Tally } from '../backup/tally.ts'
import { allCsvTables, type CsvTable, csvRows, headOf } from './csv-table.queries.ts'
import { csvName, ExportManifest, MANIFEST, README } from './export-manifest.ts'
import { exportReadme } from './export-words.ts'
import { fileBytes, listFiles } from './stored-file.queries.ts'

type Told = Omit<ExportManifest, 'tables' | 'files'>

/**
 * Everything of one partnership as a zip, as it is at one moment: a table at a time and a part of it at a time, so that
 * none is ever in memory as a whole. `keep` is given the zip's bytes; what the tables came to is known once it is done.
 */
export function exportPartnership<Kept>(
  db: Database,
  scope: Pick<Scope, 'partnershipId'>,
  now: Date,
  keep: (zip: NodeJS.ReadableStream) => Promise<Kept>,
): Promise<Readonly<{ kept: Kept; tallies: Tallies }>> {
  return inOneMoment(db, async (tx) => {
    await settleTextForms(tx)
    await allowLongStatements(tx)
    const told = await toldOf(tx, scope.partnershipId, now)
    const tables: Record<string, ExportManifest['tables'][string]> = {}
    const files: Record<string, ExportManifest['files'][string]> = {}
    const zip = new ZipFile()
    const add = (name: string, parts: AsyncIterable<Uint8Array>, compress: boolean) => {
      const stream = Readable.from(parts, { objectMode: false })
      stream.on('error', (error) => (zip.outputStream as Readable).destroy(error))
      zip.addReadStream(stream, name, { mtime: now, compress })
    }
    zip.addBuffer(Buffer.from(exportReadme(told)), README, { mtime: now })
    for (const table of await allCsvTables(tx, scope.partnershipId))
      add(csvName(table.name), csvOf(tx, table, tables), true)
    for (const file of await listFiles(tx, scope.partnershipId)) {
      const bytes = () => fileBytes(tx, scope.partnershipId, file)
      add(file.path, fileOf(file.path, bytes, files), false)
    }
    add(MANIFEST, manifestOf(told, tables, files), true)
    zip.end()
    const kept = await keep(zip.outputStream)
    return { kept, tallies: talliesOf(tables) }
  })
}

async function toldOf(tx: Database, partnershipId: string, now: Date): Promise<Told> {
  const reached = await reachedMigration(tx)
  const last = knownMigrations().at(-1)
  if (reached.kind !== 'known' || reached.last.number !== last?.number)
    throw new Problem(
      'conflict',
      'The tables of this database are not those of this version of the product. Start this version on it once, then export.',
    )
  const [found] = await tx.select().from(partnership).where(eq(partnership.id, partnershipId))
  if (found === undefined) throw new Problem('not-found', 'There is no such partnership.')
  return {
    file: ExportManifest.shape.file.value,
    format: ExportManifest.shape.format.value,
    product: productVersion(),
    migration: { number: last.number, name: last.name, hash: last.hash },
    madeAt: now.toISOString(),
    partnership: { id: found.id, name: found.name },
  }
}

async function* csvOf(tx: Database, table: CsvTable, told: Record<string, ExportManifest['tables'][string]>) {
  const whole = createHash('sha256')
  const counter = newCounter()
  let bytes = 0
  const passed = (part: Uint8Array) => {
    whole.update(part)
    bytes += part.length
    return part
  }
  yield passed(Buffer.from(headOf(table)))
  for await (const rows of csvRows(tx, table, counter)) yield passed(rows)
  const columns = table.columns.map(({ name }) => name)
  told[table.name] = { columns, ...counter.tally(), bytes, sha256: whole.digest('hex') }
}

async function* fileOf(
  path: string,
  read: () => Promise<Uint8Array>,
  told: Record<string, ExportManifest['files'][string]>,
) {
  const bytes = await read()
  told[path] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  yield bytes
}

async function* manifestOf(
  told: Told,
  tables: ExportManifest['tables'],
  files: ExportManifest['files'],
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify({ ...told, tables, files }, null, 1)}\n`)
}

const talliesOf = (tables: ExportManifest['tables']): ReadonlyMap<string, Tally> =>
  new Map(Object.entries(tables).map(([name, { rows, checksum }]) => [name, { rows, checksum }]))
