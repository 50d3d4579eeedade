import type { Database } from '@ttc/db/connect'
import { knownMigrations, reachedMigration } from '@ttc/db/migration'
import { partnership } from '@ttc/db/partnership'
import { Problem } from '@ttc/domain/problem'
import { eq, or, sql } from 'drizzle-orm'
import { differencesOf, type Tallies } from '../backup/dump.ts'
import { allowLongStatements, settleTextForms } from '../backup/stored-row.queries.ts'
import { newCounter, type Tally } from '../backup/tally.ts'
import { type CsvTable, csvRows, ownCsvTable, sharedCsvTables } from './csv-table.queries.ts'
import { csvName, type ExportManifest } from './export-manifest.ts'
import { type ExportTable, listExportTables, listSharedTables } from './export-table.queries.ts'
import { broken, type ExportZip } from './export-zip.ts'
import { takeIn } from './incoming.command.ts'
import { fileReader, putRows } from './put-rows.command.ts'
import { readManifest } from './read-manifest.ts'
import { checkEditions, putShared } from './shared-rows.command.ts'
import { listFileChecksums } from './stored-file.queries.ts'
import { openWayIn, type WayIn } from './way-in.command.ts'

/** What was stored, as it was read back from the database. */
export type ImportedPartnership = Readonly<{
  manifest: ExportManifest
  sent: Tallies
  found: Tallies
  wayIn: WayIn
}>

/**
 * Puts a partnership that another installation has exported into this one, in one transaction: all of it or nothing. Its
 * ids stay as they are, so that links go on leading where they led. Every row is read back before it is kept.
 */
export function importPartnership(db: Database, zip: ExportZip, now: Date): Promise<ImportedPartnership> {
  return db.transaction(async (tx) => {
    await settleTextForms(tx)
    await allowLongStatements(tx)
    const manifest = await readManifest(zip)
    await checkVersion(tx, manifest)
    const { id } = manifest.partnership
    await checkIsNew(tx, manifest)
    const shared = await sharedCsvTables(tx, id)
    const own = await listExportTables(tx)
    checkTables(manifest, [...shared, ...own])
    for (const table of shared) await takeIn(tx, zip, table, tableSaid(manifest, table.name))
    await putShared(tx, await listSharedTables(tx))
    await checkEditions(tx)
    await tx.execute(sql`create temp table incoming_file (path text primary key, content bytea) on commit drop`)
    const used = new Set<string>()
    for (const table of own) {
      await takeIn(tx, zip, table, tableSaid(manifest, table.name))
      await putRows(tx, table, id, fileReader(zip, manifest, used))
    }
    const sent = sentOf(own, manifest)
    const found = await readBack(tx, own, id)
    const [difference] = differencesOf(sent, found)
    if (difference !== undefined) throw broken(`the rows are not there as they were read (${difference})`)
    await checkFilesBack(tx, manifest)
    const wayIn = await openWayIn(tx, id, now)
    await tx.execute(sql`analyze`)
    return { manifest, sent, found, wayIn }
  })
}

const tableSaid = ({ tables }: ExportManifest, name: string) => {
  const said = tables[name]
  if (said === undefined) throw broken(`the file ${csvName(name)} is missing`)
  return said
}

async function checkVersion(tx: Database, { migration, product }: ExportManifest): Promise<void> {
  const reached = await reachedMigration(tx)
  if (reached.kind === 'known' && reached.last.hash === migration.hash) return
  const isNewer = !knownMigrations().some(({ hash }) => hash === migration.hash)
  const here = reached.kind === 'known' ? reached.last.name : 'none of this product'
  const wayOut = isNewer
    ? 'Bring this installation to that version first'
    : 'Bring the installation it comes from to this version, and export it again'
  throw new Problem(
    'invalid',
    `This export was made by ${isNewer ? 'a newer' : 'an older'} version of the product (${product.slice(0, 20)}): its tables stand at ${migration.name.slice(0, 60)}, those here at ${here}. ${wayOut}. Nothing was stored.`,
  )
}

async function checkIsNew(tx: Database, { partnership: { id, name } }: ExportManifest): Promise<void> {
  const [there] = await tx
    .select({ id: partnership.id })
    .from(partnership)
    .where(or(eq(partnership.id, id), eq(partnership.name, name)))
    .limit(1)
  if (there === undefined) return
  throw new Problem(
    'conflict',
    there.id === id
      ? `The partnership ${name} is in this installation already. Nothing was stored: an import never changes one that is there.`
      : `Another partnership here is called ${name}. Nothing was stored. Rename one of the two, and export it again if it is that one.`,
  )
}

function checkTables({ tables }: ExportManifest, known: readonly Pick<CsvTable, 'name'>[]): void {
  const missing = known.find(({ name }) => tables[name] === undefined)
  if (missing !== undefined) throw broken(`the file ${csvName(missing.name)} is missing`)
  const odd = Object.keys(tables).find((name) => !known.some((one) => one.name === name))
  if (odd !== undefined) throw broken(`${csvName(odd)} is not a table of this version`)
}

const sentOf = (own: readonly ExportTable[], manifest: ExportManifest): Tallies =>
  new Map(
    own.map(({ name }) => {
      const { rows, checksum } = tableSaid(manifest, name)
      return [name, { rows, checksum }]
    }),
  )

/** What lies in the tables now, read as an export reads it. */
async function readBack(tx: Database, own: readonly ExportTable[], partnershipId: string): Promise<Tallies> {
  const found = new Map<string, Tally>()
  for (const table of own) {
    const counter = newCounter()
    for await (const _ of csvRows(tx, ownCsvTable(table, partnershipId), counter));
    found.set(table.name, counter.tally())
  }
  return found
}

async function checkFilesBack(tx: Database, { partnership: { id }, files }: ExportManifest): Promise<void> {
  const found = await listFileChecksums(tx, id)
  for (const [path, { sha256 }] of Object.entries(files)) {
    if (!found.has(path)) throw broken(`no row names the file ${path}`)
    if (found.get(path) !== sha256) throw broken(`the file ${path} is not as it was written: its checksum differs`)
  }
}
