import { statSync } from 'node:fs'
import { newId } from '@ttc/contracts/new-id'
import { areaChoice } from '@ttc/db/comparator'
import { member } from '@ttc/db/member'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedCell } from '../../apps/api/src/audit/audit.csv.ts'
import { listOwnedTables } from '../../apps/api/src/export/export-table.queries.ts'
import { leftOutColumns, leftOutTables } from '../../apps/api/src/export/left-out.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFolder, anEmbeddedDatabase, anEmptyDatabase, fillWithAwkwardRows } from '../support/backup.ts'
import { fillEveryTable } from '../support/every-table.ts'
import { exportTo, filesOf, importFrom, loadSameEditions, manifestIn, rowsOfPartnership } from '../support/export.ts'
import { placeIn } from '../support/place.ts'
import { rowsOf } from '../support/rows.ts'
import { joinAs, startTwoPartnerships } from '../support/two-partnerships.ts'

const folder = aFolder()
const file = folder.at('tryton.zip')
let it: TestApp
let before: Awaited<ReturnType<typeof rowsOfPartnership>>
let files: Awaited<ReturnType<typeof filesOf>>

/** Each as it is kept, and as a program reads it out of its cell. */
const hostile = [
  ['=1+1', "'=1+1"],
  ['  =HYPERLINK("http://a")', `'  =HYPERLINK("http://a")`],
  ['+44 20', "'+44 20"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['\r\n', "'\r\n"],
  ["'quoted'", "''quoted'"],
  ['two "words", a comma\nand a line', 'two "words", a comma\nand a line'],
  ['\\.', '\\.'],
  ['\n\\.\n', "'\n\\.\n"],
  ['\\N', '\\N'],
  ['NULL', 'NULL'],
  ['😀 é \u2028 \u202e ẞ', '😀 é \u2028 \u202e ẞ'],
] as const

beforeAll(async () => {
  it = await startTestApp()
  await fillEveryTable(it, await placeIn(it))
  await fillWithAwkwardRows(it)
  const { partnershipId } = it.scope
  const rows = hostile.map(([name]) => ({ partnershipId, id: newId(), name, areaCodes: [] }))
  await it.connection.db.insert(areaChoice).values(rows)
  before = await rowsOfPartnership(it.connection, partnershipId)
  await exportTo(it, file)
  files = await filesOf(file)
}, 180_000)
afterAll(async () => {
  await it.close()
  folder.remove()
})

const textOf = (name: string) => (files.get(name) ?? Buffer.from('')).toString()

test('imported elsewhere, every row of every table is there, and both sides say the same of it', async () => {
  const other = await anEmptyDatabase()
  await loadSameEditions(it.connection, other)
  const { sent, found, manifest } = await importFrom(other, file)
  expect(found).toEqual(sent)
  expect(await rowsOfPartnership(other, it.scope.partnershipId)).toEqual(before)
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
  expect(manifest).toMatchObject({ product: '0.1.0', madeAt: '2026-11-23T10:00:00.000Z' })
  await exportTo({ connection: other, scope: it.scope }, folder.at('again.zip'))
  const again = manifestIn(await filesOf(folder.at('again.zip')))
  const { audit_entry: _, account: __, ...tables } = again.tables
  expect(manifest.tables).toMatchObject(tables)
  expect(again.files).toEqual(manifest.files)
  await other.close()
}, 120_000)

test('imported into an embedded database of its own, every row is there as well', async () => {
  const embedded = await anEmbeddedDatabase(folder.at('embedded'))
  await embedded.migrate()
  await loadSameEditions(it.connection, embedded)
  await importFrom(embedded, file)
  expect(await rowsOfPartnership(embedded, it.scope.partnershipId)).toEqual(before)
  await embedded.close()
}, 300_000)

test('a text that a spreadsheet would run is guarded as in every other file, and one that begins alike can be told apart', () => {
  const cells = textOf('area_choice.csv')
  const asCell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const written = hostile.map(([, text]) => cells.includes(`,${text},`) || cells.includes(asCell(text)))
  expect(written).toEqual(hostile.map(() => true))
  const guarded = hostile.filter(([text]) => !text.startsWith("'")).map(([text]) => guardedCell(text))
  expect(guarded).toEqual(hostile.filter(([text]) => !text.startsWith("'")).map(([, text]) => asCell(text)))
})

test('no value and a text without a letter are told apart', () => {
  expect(textOf('import_mapping.csv')).toMatch(/^[0-9a-f-]{36},"",/m)
  expect(textOf('plan.csv').split('\n')[1]).toMatch(/,,/)
  expect(textOf('README.txt')).toContain('A cell with nothing in it has no value.')
})

test('files lie beside the tables as they came, under the name that their cell has', () => {
  const cells = textOf('evidence_file.csv').match(/files\/evidence_file\/[0-9a-f-]{36}-content/g) ?? []
  expect(cells.map((cell) => files.get(cell)?.length)).toContain(12_000 * 256)
  expect(files.get(/files\/pack\/[0-9a-f-]{36}-pdf/.exec(textOf('pack.csv'))?.[0] ?? '')?.toString('latin1')).toMatch(
    /^%PDF-/,
  )
})

test('every table with rows of a partnership is in it, or is named with the reason why not', async () => {
  const owned = (await listOwnedTables(it.connection.db)).map(({ name }) => name)
  const carried = Object.keys(manifestIn(files).tables)
  expect(owned.filter((name) => !carried.includes(name))).toEqual(Object.keys(leftOutTables).toSorted())
  expect(Object.values(leftOutTables).filter((reason) => reason.length < 30)).toEqual([])
  expect(Object.keys(leftOutTables).filter((name) => !textOf('README.txt').includes(`- ${name}: `))).toEqual([])
})

test('no column that keeps a key or a password is in it: what is called like one was looked at', async () => {
  const columns = Object.entries(manifestIn(files).tables).flatMap(([table, said]) =>
    said.columns.map((column) => `${table}.${column}`),
  )
  const called = columns.filter((name) => /sha256|token|secret|key|password|account/.test(name))
  expect(called.toSorted()).toEqual([
    'account.email',
    'account.member_id',
    'adoption.edition_sha256',
    'batch.sha256',
    'breakdown.key',
    'edition.sha256',
    'edition_taken.edition_sha256',
    'evidence_file.sha256',
    'pack.pdf_sha256',
    'pack.slides_sha256',
    'signed_card.sha256',
  ])
  const kept = Object.entries(leftOutColumns).flatMap(([table, of]) =>
    Object.keys(of).map((name) => `${table}.${name}`),
  )
  expect(columns.filter((name) => kept.includes(name))).toEqual([])
})

test('no hash, key or mail of the installation stands anywhere in it', async () => {
  const kept = await rowsOf<{ secret: string }>(
    it.connection,
    sql`select key_sha256 as secret from link union select token_sha256 from token where length(token_sha256) = 64 union select token_sha256 from invitation where length(token_sha256) = 64
      union select token_sha256 from calendar_link union select token from session union select text from mail
      union select value from server_secret union select password from credential where password is not null`,
  )
  const all = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n')
  expect(kept.length).toBeGreaterThan(5)
  expect(kept.filter(({ secret }) => all.includes(secret))).toEqual([])
})

test('nothing of another partnership is in it, whoever is in both', async () => {
  const two = await startTwoPartnerships()
  await joinAs(two.it, two.other.scope)
  const path = folder.at('one-of-two.zip')
  await exportTo(two.it, path)
  const all = [...(await filesOf(path)).values()].map((bytes) => bytes.toString()).join('\n')
  expect([all.includes('Zedworth'), all.includes(two.other.scope.partnershipId)]).toEqual([false, false])
  expect(all).toContain('Tryton Partnership')
  await two.it.close()
})

test('imported beside another partnership, that one stays as it is, and links that wait lead nowhere until sent again', async () => {
  const two = await startTwoPartnerships()
  const theirs = await rowsOfPartnership(two.it.connection, two.it.scope.partnershipId)
  await two.it.connection.db.execute(sql`update partnership set name = 'Another' where name = 'Tryton Partnership'`)
  await loadSameEditions(it.connection, two.it.connection)
  await importFrom(two.it.connection, file)
  const after = await rowsOfPartnership(two.it.connection, two.it.scope.partnershipId)
  expect({ ...after, partnership: [] }).toEqual({ ...theirs, partnership: [] })
  const keys = sql`select key_sha256 as key from link where partnership_id = ${it.scope.partnershipId}::uuid`
  const [here, there] = [
    await rowsOf<{ key: string }>(it.connection, keys),
    await rowsOf<{ key: string }>(two.it.connection, keys),
  ]
  expect(there.length).toBe(here.length)
  expect(here.filter((one) => there.some((other) => other.key === one.key))).toEqual([])
  await two.it.close()
})

test('whoever has an account there signs in with it; an administrator who has none is invited', async () => {
  const other = await anEmptyDatabase()
  await loadSameEditions(it.connection, other)
  const accounts = sql`select a.id, a.email, a.name from account a join member m on m.account_id = a.id
    where m.partnership_id = ${it.scope.partnershipId}::uuid`
  const [one] = await rowsOf<{ email: string; name: string }>(it.connection, accounts)
  const nobody = await importFrom(other, file)
  expect([nobody.wayIn.known, nobody.wayIn.administrators.map(({ email }) => email)]).toEqual([0, [one?.email]])
  await other.close()

  const known = await anEmptyDatabase()
  await loadSameEditions(it.connection, known)
  const id = newId()
  await known.db.execute(sql`insert into account (id, email, name) values (${id}, ${one?.email}, 'Somebody')`)
  const { wayIn } = await importFrom(known, file)
  expect([wayIn.known, wayIn.toInvite, wayIn.administrators]).toEqual([1, 0, []])
  const [joined] = await known.db
    .select()
    .from(member)
    .where(and(eq(member.partnershipId, it.scope.partnershipId), isNotNull(member.accountId)))
  expect(joined?.accountId).toBe(id)
  await known.close()
})

test('the file is a zip of CSV that is smaller than what it holds', () => {
  const unpacked = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  expect(statSync(file).size).toBeLessThan(unpacked)
  expect([...files.keys()].filter((name) => name.endsWith('.csv')).length).toBeGreaterThan(60)
})
