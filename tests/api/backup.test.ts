import { statSync, truncateSync, writeFileSync } from 'node:fs'
import { knownMigrations, reachedMigration } from '@ttc/db/migration'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp, checkBackup } from '../../apps/api/src/backup/backup.command.ts'
import { readPacked } from '../../apps/api/src/backup/dump-file.ts'
import { moveAll } from '../../apps/api/src/backup/move.command.ts'
import { restoreDump } from '../../apps/api/src/backup/restore.command.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import {
  aFolder,
  anEmbeddedDatabase,
  anEmptyDatabase,
  fillWithAwkwardRows,
  isThere,
  never,
  rulesOf,
  talliesOf,
  textOf,
  writeText,
} from '../support/backup.ts'
import { fillEveryTable } from '../support/every-table.ts'
import { placeIn } from '../support/place.ts'
import { rowCounts } from '../support/rows.ts'

const folder = aFolder()
const file = folder.at('whole.ttc.gz')
const NOW = new Date('2026-11-23T10:00:00Z')
let it: TestApp
let before: Awaited<ReturnType<typeof talliesOf>>

beforeAll(async () => {
  it = await startTestApp()
  await fillEveryTable(it, await placeIn(it))
  await fillWithAwkwardRows(it)
  before = await talliesOf(it.connection)
  await backUp(it.connection.db, file, NOW, never)
}, 180_000)
afterAll(async () => {
  await it.close()
  folder.remove()
})

test('a backup holds every row, says so of itself, and can be read by its owner alone', async () => {
  const { manifest, tallies } = await checkBackup(file, never)
  expect(manifest).toMatchObject({
    product: '0.1.0',
    madeAt: NOW.toISOString(),
    from: expect.stringMatching(/^PostgreSQL 1/),
  })
  expect(Object.fromEntries(tallies)).toEqual(before)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(before.evidence_file?.rows).toBeGreaterThan(0)
})

test('restored, every row is there to the last bit, with every rule, and the database takes and refuses as before', async () => {
  const other = await anEmptyDatabase()
  const { tallies, steps } = await restoreDump(other.db, readPacked(file))
  expect([Object.fromEntries(tallies), steps]).toEqual([before, 0])
  expect(await talliesOf(other)).toEqual(before)
  expect(await rulesOf(other)).toEqual(await rulesOf(it.connection))
  expect(await reachedMigration(other.db)).toMatchObject({ kind: 'known', last: knownMigrations().at(-1) })
  await expect(other.db.execute(sql`delete from audit_entry`)).rejects.toThrow()
  await expect(other.db.execute(sql`delete from member`)).rejects.toThrow()
  await other.close()
})

test('moved to an embedded database and back, both sides say the same of every table', async () => {
  const embedded = await anEmbeddedDatabase(folder.at('embedded'))
  const there = await moveAll(it.connection.db, embedded.db, NOW, never)
  expect([Object.fromEntries(there.sent), Object.fromEntries(there.tallies)]).toEqual([before, before])
  const back = await anEmptyDatabase()
  const again = await moveAll(embedded.db, back.db, NOW, never)
  await embedded.close()
  expect(Object.fromEntries(again.tallies)).toEqual(before)
  expect(await talliesOf(back)).toEqual(before)
  await back.close()
}, 300_000)

test('a database with rows takes no backup, and keeps what it has', async () => {
  await expect(restoreDump(it.connection.db, readPacked(file))).rejects.toThrow(
    /not empty: there are rows in .*Give an empty one/,
  )
  expect(await talliesOf(it.connection)).toEqual(before)
})

test('a file that is there is not written over', async () => {
  const { size } = statSync(file)
  await expect(backUp(it.connection.db, file, NOW, never)).rejects.toThrow(/There is a file at .* already/)
  expect(statSync(file).size).toBe(size)
  await expect(backUp(it.connection.db, folder.at('no/such/a.ttc.gz'), NOW, never)).rejects.toThrow(
    'The folder does not exist',
  )
})

test('a backup that is stopped leaves no file, and the database goes on', async () => {
  const stopped = new AbortController()
  stopped.abort()
  await expect(backUp(it.connection.db, folder.at('stopped.ttc.gz'), NOW, stopped.signal)).rejects.toThrow(
    'Stopped. Nothing was kept.',
  )
  expect(isThere(folder.at('stopped.ttc.gz'))).toBe(false)
  expect(await talliesOf(it.connection)).toEqual(before)
})

const altered = (change: (text: string) => string) => (path: string) => writeText(path, change(textOf(file)))
const cutAt = (share: number) => (path: string) => {
  writeText(path, textOf(file))
  truncateSync(path, Math.floor(statSync(path).size * share))
}

test.each([
  ['cut off while it was packed', cutAt(0.5), /damaged: its end is missing/],
  ['cut off after a row', altered((text) => text.slice(0, text.lastIndexOf('\\.\n'))), /damaged: its end is missing/],
  [
    'without its last line',
    altered((text) => text.slice(0, text.lastIndexOf('{"tables"'))),
    /damaged: its end is missing/,
  ],
  [
    'with another value',
    altered((text) => text.replace('Tryton Partnership', 'Trytom Partnership')),
    /damaged: .*not the same ones/,
  ],
  [
    'without a row',
    altered((text) => text.replace(/\n[^\n{]*Northby[^\n]*\n/, '\n')),
    /damaged: area: 5 rows were read, 4 are there/,
  ],
  ['with another moment', altered((text) => text.replace('2026-11-23T10', '2026-11-24T10')), /damaged: its checksum/],
  ['with something behind its end', altered((text) => `${text}more\n`), /damaged: something stands behind its end/],
  [
    'of a later format',
    altered((text) => text.replace('"format":1', '"format":2')),
    /made by a newer version of the product \(0\.1\.0\)/,
  ],
  ['of something else', altered(() => 'name,value\n'), /not a backup made by this product/],
  ['of something else without a line', altered(() => 'x'.repeat(300_000)), /not a backup made by this product/],
  ['that is not packed', (path: string) => writeFileSync(path, 'name,value\n'), /not a backup made by this product/],
  ['that is empty', (path: string) => writeFileSync(path, ''), /damaged|not a backup/],
])('a file %s is refused in words, by the check and by a restore that stores nothing', async (name, write, words) => {
  const path = folder.at(`${name.replaceAll(' ', '-')}.ttc.gz`)
  write(path)
  await expect(checkBackup(path, never)).rejects.toThrow(words)
  const other = await anEmptyDatabase()
  await expect(restoreDump(other.db, readPacked(path))).rejects.toThrow(words)
  expect(Object.values(await rowCounts(other)).filter((rows) => rows > 0)).toEqual([])
  await other.close()
})

test('a backup whose tables are newer than this version is refused with what to use', async () => {
  const path = folder.at('newer.ttc.gz')
  writeText(path, textOf(file).replace(/"hash":"[0-9a-f]{4}/, '"hash":"0000'))
  const other = await anEmptyDatabase()
  await expect(restoreDump(other.db, readPacked(path))).rejects.toThrow(
    /made by a newer version .* Restore it with that version/,
  )
  await other.close()
})
