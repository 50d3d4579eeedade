import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { newId } from '@ttc/contracts/new-id'
import { collection, edition } from '@ttc/db/catalogue'
import type { Connection } from '@ttc/db/connect'
import { sql } from 'drizzle-orm'
import { type Entry, type ZipFile as Opened, open } from 'yauzl'
import { ZipFile } from 'yazl'
import { newCounter } from '../../apps/api/src/backup/tally.ts'
import { rowEnds } from '../../apps/api/src/export/csv-row.ts'
import { exportPartnership } from '../../apps/api/src/export/export.queries.ts'
import type { ExportManifest } from '../../apps/api/src/export/export-manifest.ts'
import { listOwnedTables } from '../../apps/api/src/export/export-table.queries.ts'
import { openExport } from '../../apps/api/src/export/export-zip.ts'
import { importPartnership } from '../../apps/api/src/export/import-partnership.command.ts'
import { leftOutTables } from '../../apps/api/src/export/left-out.ts'
import { rowsOf } from './rows.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

type Source = Readonly<{ connection: Connection; scope: Readonly<{ partnershipId: string }> }>

export const exportTo = ({ connection, scope }: Source, path: string) =>
  exportPartnership(connection.db, scope, NOW, (zip) => pipeline(zip, createWriteStream(path)))

export async function importFrom(connection: Connection, path: string) {
  const zip = await openExport(path)
  return importPartnership(connection.db, zip, NOW).finally(zip.close)
}

/** Every file of an export by its name. */
export async function filesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await new Promise<Opened>((done, fail) =>
    open(path, { lazyEntries: false, autoClose: false }, (error, opened) => (error ? fail(error) : done(opened))),
  )
  const entries = await new Promise<Entry[]>((done) => {
    const found: Entry[] = []
    zip.on('entry', (entry: Entry) => found.push(entry))
    zip.on('end', () => done(found))
  })
  const read = async (entry: Entry) => {
    const stream = await new Promise<NodeJS.ReadableStream>((done, fail) =>
      zip.openReadStream(entry, (error, opened) => (error ? fail(error) : done(opened))),
    )
    return [entry.fileName, await buffer(stream)] as const
  }
  const files: [string, Buffer][] = []
  for (const entry of entries) files.push([...(await read(entry))])
  zip.close()
  return new Map(files)
}

export const manifestIn = (files: ReadonlyMap<string, Buffer>): ExportManifest =>
  JSON.parse((files.get('manifest.json') ?? '').toString())

export async function writeZip(path: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, bytes] of files) zip.addBuffer(bytes, name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

export const withManifest = (files: ReadonlyMap<string, Buffer>, change: (manifest: ExportManifest) => object) =>
  new Map([...files, ['manifest.json', Buffer.from(JSON.stringify(change(manifestIn(files))))]])

/** With another text in one CSV file, and a manifest that says so as a forger would write it. */
export function withTable(files: ReadonlyMap<string, Buffer>, table: string, change: (text: string) => string) {
  const bytes = Buffer.from(change((files.get(`${table}.csv`) ?? '').toString()))
  const changed = new Map([...files, [`${table}.csv`, bytes]])
  return withManifest(changed, (manifest) => {
    const said = manifest.tables[table]
    const sums = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), ...tallyOf(bytes) }
    return { ...manifest, tables: { ...manifest.tables, [table]: { ...said, ...sums } } }
  })
}

function tallyOf(bytes: Buffer) {
  const counter = newCounter()
  const { ends } = rowEnds(bytes)
  for (const [at, end] of ends.slice(1).entries()) counter.add(bytes.subarray(ends[at], end))
  return counter.tally()
}

/** What differs between installations by design: who signs in, the keys of links, and ids of editions. */
const OF_THE_INSTALLATION = `array['account_id', 'key_sha256', 'edition_id']`

/** The import writes itself down beside what it brought. */
const IMPORTED = '"action": "partnership.import"'

/** Every row of a partnership, table by table, as the database itself says it. */
export async function rowsOfPartnership(connection: Connection, partnershipId: string) {
  const tables = await listOwnedTables(connection.db)
  const carried = tables.filter(({ name }) => leftOutTables[name] === undefined)
  const rows = carried.map(async ({ name }) => {
    const owner = sql.raw(name === 'partnership' ? 'id' : 'partnership_id')
    const found = await rowsOf<{ row: string }>(
      connection,
      sql`select (to_jsonb(t) - ${sql.raw(OF_THE_INSTALLATION)})::text as row from ${sql.raw(`"${name}"`)} t
        where ${owner} = ${partnershipId}::uuid`,
    )
    const written = found.map(({ row }) => row).filter((row) => !row.includes(IMPORTED))
    return [name, written.toSorted()] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

/** The editions that one installation has loaded, as another one loads the same files: under other ids. */
export async function loadSameEditions(from: Connection, into: Connection): Promise<void> {
  const collections = await from.db.select().from(collection)
  const editions = await from.db.select().from(edition)
  await into.db.insert(collection).values(collections).onConflictDoNothing()
  await into.db.insert(edition).values(editions.map((one) => ({ ...one, id: newId() })))
}
