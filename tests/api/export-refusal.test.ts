import { truncateSync, writeFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import type { Connection } from '@ttc/db/connect'
import { knownMigrations } from '@ttc/db/migration'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFolder, anEmptyDatabase } from '../support/backup.ts'
import { fillEveryTable } from '../support/every-table.ts'
import {
  exportTo,
  filesOf,
  importFrom,
  loadSameEditions,
  manifestIn,
  rowsOfPartnership,
  withManifest,
  withTable,
  writeZip,
} from '../support/export.ts'
import { placeIn } from '../support/place.ts'
import { rowCounts } from '../support/rows.ts'
import { aZipOf } from '../support/zip-bytes.ts'

type Files = ReadonlyMap<string, Buffer>

const folder = aFolder()
const path = folder.at('export.zip')
const changed = folder.at('changed.zip')
let it: TestApp
let files: Files
let other: Connection
let before: Awaited<ReturnType<typeof rowCounts>>

beforeAll(async () => {
  it = await startTestApp()
  await fillEveryTable(it, await placeIn(it))
  await exportTo(it, path)
  files = await filesOf(path)
  other = await anEmptyDatabase()
  await loadSameEditions(it.connection, other)
}, 180_000)
beforeEach(async () => {
  before = await rowCounts(other)
})
afterAll(async () => {
  await it.close()
  await other.close()
  folder.remove()
})

const without = (name: string) => (all: Files) => new Map([...all].filter(([one]) => one !== name))
const beside = (name: string) => (all: Files) => new Map([...all, [name, Buffer.from('x')]])
/** The cell of the first row under a column, in a table whose texts hold no comma. */
const withCell = (table: string, column: string, value: string) => (all: Files) =>
  withTable(all, table, (text) => {
    const [head = '', row = '', ...rest] = text.split('\n')
    const at = head.split(',').indexOf(column)
    return [head, row.split(',').with(at, value).join(','), ...rest].join('\n')
  })
const firstId = (all: Files, table: string) =>
  (all.get(`${table}.csv`) ?? '').toString().split('\n')[1]?.slice(0, 36) ?? ''
const withText = (table: string, change: (text: string) => string) => (all: Files) => withTable(all, table, change)

test.each<[string, (all: Files) => Files, RegExp]>([
  ['without a table', without('measurement.csv'), /the file measurement\.csv is missing/],
  ['without its manifest', without('manifest.json'), /the file manifest\.json is missing/],
  ['with a file more', beside('notes.csv'), /a file notes\.csv is in it that manifest\.json does not name/],
  ['with a program', beside('run.exe'), /a file “run\.exe” does not belong in it/],
  [
    'of a table that is not known',
    (all) =>
      withManifest(beside('odd.csv')(all), (one) => ({
        ...one,
        tables: { ...one.tables, odd: { ...one.tables.plan, bytes: 1 } },
      })),
    /odd\.csv is not a table of this version/,
  ],
  [
    'of a newer version',
    (all) => withManifest(all, (one) => ({ ...one, migration: { number: 20, name: '0020_pack_links', hash: 'f' } })),
    /made by a newer version of the product \(0\.1\.0\): its tables stand at 0020_pack_links, those here at 0020_pack_links\. Bring this installation/,
  ],
  [
    'of an older version',
    (all) => withManifest(all, (one) => ({ ...one, migration: knownMigrations()[3] })),
    /made by an older version of the product .* 0003_guarded_sessions, those here at .*\. Bring the installation it comes from to this version/,
  ],
  ['of a later format', (all) => withManifest(all, (one) => ({ ...one, format: 2 })), /made by a newer version/],
  [
    'of something else',
    (all) => withManifest(all, (one) => ({ ...one, file: 'else' })),
    /does not say what an export says \(file\)/,
  ],
  [
    'whose manifest is no JSON',
    (all) => new Map([...all, ['manifest.json', Buffer.from('{')]]),
    /manifest\.json is not JSON/,
  ],
  [
    'with another size than it says',
    (all) => new Map([...all, ['plan.csv', Buffer.from('id\n')]]),
    /plan\.csv has 3 bytes, and \d+ when it was written/,
  ],
  [
    'with a column more',
    withText('plan', (text) => text.replace('\n', ',more\n')),
    /plan\.csv, row 1, column \d+ is called “more”, and should be nothing more/,
  ],
  [
    'with a column less',
    withText('plan', (text) => text.replace(',version', '')),
    /plan\.csv, row 1, column \d+ is called “.*”, and should be version/,
  ],
  [
    'with another column',
    withText('plan', (text) => text.replace('name', 'title')),
    /plan\.csv, row 1, column \d is called “title”, and should be name/,
  ],
  ['without a first row', withText('plan', () => ''), /plan\.csv has no first row/],
  [
    'with a row too short',
    withText('plan', (text) => `${text}0190f5a6-0000-7000-8000-000000000000\n`),
    /plan\.csv, row 3.* has fewer cells/,
  ],
  [
    'with a row too long',
    withText('plan', (text) => text.replace(/\n$/, ',x\n')),
    /plan\.csv, row 2 has more cells than there are columns/,
  ],
  [
    'with a quote that does not end',
    withText('plan', (text) => text.replace('\n', '\n"')),
    /plan\.csv ends within a row/,
  ],
  [
    'with a word for a number',
    withCell('measurement', 'value', 'many'),
    /measurement\.csv, row 2, column value is not a number/,
  ],
  [
    'with a day that is none',
    withCell('measurement', 'period_start', '2025-02-30'),
    /measurement\.csv, row 2, column period_start is not a day/,
  ],
  [
    'with a number too large',
    withCell('measurement', 'revision', '99999999999'),
    /measurement\.csv, row 2, column revision is not a whole number/,
  ],
  [
    'with a moment that is none',
    withCell('measurement', 'recorded_at', 'noon'),
    /measurement\.csv, row 2, column recorded_at is not a time/,
  ],
  [
    'with a value missing',
    withCell('measurement', 'status', ''),
    /measurement\.csv, row 2, column status has no value, and must have one/,
  ],
  [
    'with bytes that are no text',
    withCell('series', 'area_code', 'E\0'),
    /series\.csv, row 2 holds bytes that are no text in UTF-8/,
  ],
  [
    'with a reference to nothing',
    withCell('measurement', 'series_id', '0190f5a6-0000-7000-8000-000000000000'),
    /measurement\.csv, row 2: series_id 0190f5a6-0000-7000-8000-000000000000 refers to something that is not there/,
  ],
  [
    'that has lost a row',
    (all) => withManifest(all, (one) => ({ ...one, tables: { ...one.tables, plan: { ...one.tables.plan, rows: 2 } } })),
    /plan\.csv has 1 rows, and 2 when it was written/,
  ],
  [
    'with a row twice',
    withText('plan', (text) => text.replace(/\n([^\n]+\n)$/, '\n$1$1')),
    /plan\.csv, row 2: id [0-9a-f-]{36} is there more than once/,
  ],
  [
    'with somebody who is their own deputy',
    (all) => withCell('member', 'deputy_member_id', firstId(all, 'member'))(all),
    /member\.csv, row 2 breaks the rule member_own_deputy/,
  ],
  [
    'that a spreadsheet has saved',
    (all) => new Map([...all, ['plan.csv', Buffer.from((all.get('plan.csv') ?? '').toString().replace('2', '3'))]]),
    /plan\.csv is not as it was written \(a spreadsheet changes a file/,
  ],
])('an export %s is refused in words, and nothing is stored', async (_, change, words) => {
  await writeZip(changed, change(files))
  await expect(importFrom(other, changed)).rejects.toThrow(words)
  expect(await rowCounts(other)).toEqual(before)
})

const asIs = (path: string) => writeFileSync(changed, path)

test.each<[string, () => unknown, RegExp]>([
  ['a file that is not packed', () => asIs('name,value\n'), /not an export of a partnership/],
  ['an empty file', () => asIs(''), /not an export of a partnership/],
  [
    'a zip that is cut off',
    async () => {
      await writeZip(changed, files)
      truncateSync(changed, 20_000)
    },
    /not an export of a partnership/,
  ],
  [
    'a path that leads out of it',
    () => writeFileSync(changed, aZipOf([{ name: '../../plan.csv', data: Buffer.from('x') }])),
    /its list of files cannot be read \(invalid relative path/,
  ],
  [
    'a path from the root',
    () => writeFileSync(changed, aZipOf([{ name: '/etc/plan.csv', data: Buffer.from('x') }])),
    /its list of files cannot be read \(absolute path/,
  ],
  [
    'one name twice',
    () =>
      writeFileSync(
        changed,
        aZipOf([
          { name: 'plan.csv', data: Buffer.from('x') },
          { name: 'plan.csv', data: Buffer.from('y') },
        ]),
      ),
    /plan\.csv is in it twice/,
  ],
  [
    'twenty megabytes of nothing',
    () => writeFileSync(changed, aZipOf([{ name: 'plan.csv', data: Buffer.alloc(20_000_000) }])),
    /plan\.csv would unpack to far more than an export holds/,
  ],
  [
    'more than it declares',
    () => writeFileSync(changed, aZipOf([{ name: 'manifest.json', data: Buffer.alloc(1_000_000, ' '), declared: 2 }])),
    /manifest\.json cannot be unpacked/,
  ],
])('%s is refused in words, and nothing is stored', async (_, write, words) => {
  await write()
  await expect(importFrom(other, changed)).rejects.toThrow(words)
  expect(await rowCounts(other)).toEqual(before)
})

test('a file that is not there is said to be so', async () => {
  await expect(importFrom(other, folder.at('none.zip'))).rejects.toThrow('There is no file at')
})

test('figures of an edition that is not loaded are refused with what to load', async () => {
  const bare = await anEmptyDatabase()
  await expect(importFrom(bare, path)).rejects.toThrow(
    /taken from published editions that are not loaded here: .*First \(published 2026-01-01\).*load-collection/,
  )
  expect(Object.values(await rowCounts(bare)).filter((rows) => rows > 0)).toEqual([])
  await bare.close()
})

test('a partnership that is there already stays as it is, and another of its name is not put beside it', async () => {
  const rows = await rowsOfPartnership(it.connection, it.scope.partnershipId)
  await expect(importFrom(it.connection, path)).rejects.toThrow(
    'The partnership Tryton Partnership is in this installation already. Nothing was stored',
  )
  expect(await rowsOfPartnership(it.connection, it.scope.partnershipId)).toEqual(rows)
  const same = await startTestApp()
  await loadSameEditions(it.connection, same.connection)
  await expect(importFrom(same.connection, path)).rejects.toThrow('Another partnership here is called Tryton')
  await same.close()
})

test('once it is there it is refused a second time, and the first stays', async () => {
  await importFrom(other, path)
  const rows = await rowsOfPartnership(other, manifestIn(files).partnership.id)
  await expect(importFrom(other, path)).rejects.toThrow('is in this installation already')
  expect(await rowsOfPartnership(other, manifestIn(files).partnership.id)).toEqual(rows)
})

test('a zip as small as this one unpacks to twenty megabytes', () => {
  expect(deflateRawSync(Buffer.alloc(20_000_000)).length).toBeLessThan(25_000)
})
