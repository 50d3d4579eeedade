import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removePartnership } from '../../apps/api/src/partnership/remove-partnership.command.ts'
import { fillEveryTable } from '../support/every-table.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts, rowsOf } from '../support/rows.ts'
import { startTwoPartnerships, type TwoPartnerships } from '../support/two-partnerships.ts'

let two: TwoPartnerships
beforeAll(async () => {
  two = await startTwoPartnerships()
  const { it, other, place, otherPlace } = two
  await fillEveryTable(it, place)
  await fillEveryTable(other, otherPlace)
})
afterAll(() => two.it.close())

const query = <Row>(statement: SQL) => rowsOf<Row>(two.it.connection, statement)

type Key = Readonly<{ name: string; tab: string; target: string; columns: string[]; target_columns: string[] }>

/** Every foreign key inside a partnership, as the catalogue knows them: a new table is among them by itself. */
const compositeKeys = () =>
  query<Key>(sql`
    select con.conname::text as name, con.conrelid::regclass::text as tab, con.confrelid::regclass::text as target,
      array(select attname::text from unnest(con.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.n order by i) as columns,
      array(select attname::text from unnest(con.confkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = con.confrelid and a.attnum = k.n order by i) as target_columns
    from pg_constraint con
    where con.contype = 'f' and con.connamespace = 'public'::regnamespace
      and exists (select 1 from information_schema.columns c where c.table_schema = 'public'
        and c.table_name = con.confrelid::regclass::text and c.column_name = 'partnership_id')
    order by 1`)

/**
 * A mail to somebody of several partnerships belongs to none (no administrator may read it), so the partnership can be
 * no part of its key. Nothing may refer to a mail, then, and it to nothing but its partnership.
 */
const referencesOfMail = () =>
  query<{ tab: string; target: string }>(sql`
    select conrelid::regclass::text as tab, confrelid::regclass::text as target from pg_constraint
    where contype = 'f' and 'mail'::regclass in (conrelid, confrelid)`)

test('a mail is tied to its partnership alone', async () => {
  expect(await referencesOfMail()).toEqual([{ tab: 'mail', target: 'partnership' }])
})

/** An account serves several partnerships: only a member points to it, and what is its own belongs to none of them. */
test('of the tables of partnerships only members point to accounts', async () => {
  const pointing = await query<{ tab: string; scoped: boolean }>(sql`
    select con.conrelid::regclass::text as tab, exists (select 1 from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = con.conrelid::regclass::text
      and c.column_name = 'partnership_id') as scoped
    from pg_constraint con where con.contype = 'f' and con.confrelid = 'account'::regclass order by 1`)
  expect(pointing).toEqual([
    { tab: 'credential', scoped: false },
    { tab: 'member', scoped: true },
    { tab: 'session', scoped: false },
    { tab: 'two_factor', scoped: false },
    { tab: 'used_code', scoped: false },
  ])
})

/** Sent by the whole server, some of it to people of no partnership yet. */
const posted = [{ tab: 'mail', first: 'id' }]

test('every table of a partnership but the post has the partnership first in its primary key', async () => {
  const keys = await query<{ tab: string; first: string }>(sql`
    select c.table_name::text as tab, a.attname::text as first
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    left join pg_constraint con on con.conrelid = ('public.' || quote_ident(c.table_name))::regclass and con.contype = 'p'
    left join pg_attribute a on a.attrelid = con.conrelid and a.attnum = con.conkey[1]
    where t.table_type = 'BASE TABLE' and c.table_schema = 'public' and c.column_name = 'partnership_id'`)
  expect(keys.filter((one) => one.first !== 'partnership_id')).toEqual(posted)
  expect(keys.length).toBeGreaterThanOrEqual(19)
})

test('every reference to a table of a partnership carries the partnership on both sides', async () => {
  const keys = await compositeKeys()
  expect(
    keys.filter((key) => key.columns[0] !== 'partnership_id' || key.target_columns[0] !== 'partnership_id'),
  ).toEqual([])
  expect(keys.length).toBeGreaterThanOrEqual(25)
})

test('a reference that the partnership is no part of leads to shared tables alone', async () => {
  const loose = await query<{ target: string }>(sql`
    select distinct confrelid::regclass::text as target from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and array_length(conkey, 1) = 1 order by 1`)
  expect(loose.map((one) => one.target)).toEqual([
    'account',
    'area',
    'collection',
    'edition',
    'neighbour_model',
    'partnership',
  ])
})

/** Makes one row of ours point, by one key, to a row that only the other partnership has; answers what became of it. */
async function pointAcross({ tab, target, columns, target_columns }: Key): Promise<string> {
  const foreign = `(select ${target_columns[1]} from "${target}" where partnership_id = '${two.other.scope.partnershipId}' limit 1)`
  const one = `(select ctid from "${tab}" where partnership_id = '${two.it.scope.partnershipId}' order by "${columns[1]}" is null limit 1)`
  const outcome = await two.it.connection.db
    .transaction(async (tx) => {
      // What may never be changed at all is refused earlier, and by something else than the key.
      await tx.execute(sql.raw(`alter table "${tab}" disable trigger user`))
      await tx.execute(sql.raw(`update "${tab}" set ${columns[1]} = ${foreign} where ctid = ${one}`))
      throw new Error('let through')
    })
    .catch((error: Error) => error)
  return codeOf(outcome)
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : String(cause)
}

const FOREIGN_KEY = '23503'

test('the database itself refuses a row that points to another partnership, by every key', async () => {
  const keys = await compositeKeys()
  const filled = await rowCounts(two.it.connection)
  expect(keys.filter((key) => filled[key.tab] === 0).map((key) => `${key.tab} is empty: give it a row`)).toEqual([])
  const answers = await Promise.all(keys.map(async (key) => [key.name, await pointAcross(key)]))
  expect(answers).toEqual(keys.map((key) => [key.name, FOREIGN_KEY]))
})

const APPENDED = '23001'

test.each([
  ['measurement', 'value = 1'],
  ['measurement', "note = 'changed'"],
  ['baseline', "reason = 'changed'"],
  ['target', 'value = 1'],
  ['rag_rule', 'tolerance_amount = 9'],
  ['walk_change', "what = 'walk'"],
  ['action_update', "note = 'changed'"],
  ['recovery_sheet_event', "note = 'changed'"],
])('the database itself refuses to change a row of %s (%s)', async (tab, change) => {
  const before = await query(sql.raw(`select md5(string_agg(t::text, '' order by t::text)) from "${tab}" t`))
  const outcome = await query(sql.raw(`update "${tab}" set ${change}`)).catch((error: Error) => error)
  expect(codeOf(outcome)).toBe(APPENDED)
  expect(await query(sql.raw(`select md5(string_agg(t::text, '' order by t::text)) from "${tab}" t`))).toEqual(before)
})

test('a row that has been superseded stays so', async () => {
  const { it, place } = two
  await it.send('POST', '/measurements', aRecord(place.row.seriesId, { value: 17, basedOnRevision: 1 }))
  const outcome = await query(sql`update measurement set superseded_at = null where superseded_at is not null`).catch(
    (error: Error) => error,
  )
  expect(codeOf(outcome)).toBe(APPENDED)
})

test('a partnership is removed with every row of it, and no row of another', async () => {
  const { it, other } = two
  const ofEach = async (partnershipId: string) => {
    const tables = await query<{ name: string }>(
      sql`select table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'partnership_id'`,
    )
    const each = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*)::int as rows from "${name}" where partnership_id = '${partnershipId}'`,
    )
    const counted = await query<{ name: string; rows: number }>(sql.raw(each.join(' union all ')))
    return Object.fromEntries(counted.map((one) => [one.name, one.rows]))
  }
  const others = await ofEach(it.scope.partnershipId)
  await removePartnership(it.connection.db, other.scope)
  expect(Object.values(await ofEach(other.scope.partnershipId)).filter((rows) => rows !== 0)).toEqual([])
  expect(await ofEach(it.scope.partnershipId)).toEqual(others)
})
