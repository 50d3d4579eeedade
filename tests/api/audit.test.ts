import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedCell } from '../../apps/api/src/audit/audit.csv.ts'
import { noteReading } from '../../apps/api/src/audit/audit.queries.ts'
import { removePartnership } from '../../apps/api/src/partnership/remove-partnership.command.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aFreeze, aNewIndicator, aRecord, aRule, targetsOf } from '../support/request.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  it = await startTestApp()
  place = await placeIn(it)
})
afterAll(() => it.close())

const days = { startsOn: '2025-04-01', endsOn: '2028-03-31' }
const entriesOf = async (object: string) => (await it.get(`/audit?object=${object}`)).json().entries

test.each<[string, () => Promise<{ statusCode: number; body: string }>, () => string]>([
  [
    'plan.edit',
    () => it.send('PUT', `/plans/${it.planId}`, { version: 1, name: 'Renamed', ...days, marking: 'none' }),
    () => it.planId,
  ],
  [
    'plan.edit',
    () =>
      it.send('PUT', `/outcomes/${place.outcome.id}`, { version: 1, statement: 'Children are safe', explanation: '' }),
    () => place.outcome.id,
  ],
  [
    'plan.edit',
    () =>
      it.send('PUT', `/priorities/${place.priority.id}`, {
        version: 1,
        name: 'Help early',
        aim: '',
        leadMemberId: null,
        outcomeIds: [place.outcome.id],
      }),
    () => place.priority.id,
  ],
  [
    'placement.edit',
    () => it.send('PUT', `/placements/${place.row.placementId}`, { version: 1, ownerMemberId: null, headline: false }),
    () => place.row.placementId,
  ],
  [
    'target.edit',
    () => it.send('PUT', `/placements/${place.row.placementId}/targets`, targetsOf({ 2027: 17 }, { version: 2 })),
    () => place.row.placementId,
  ],
  [
    'target.edit',
    () => it.send('POST', `/placements/${place.row.placementId}/rules`, aRule({ version: 3 })),
    () => place.row.placementId,
  ],
  ['measurement.record', () => it.send('POST', '/measurements', aRecord(place.row.seriesId)), () => place.row.seriesId],
  [
    'baseline.freeze',
    () => it.send('POST', `/series/${place.row.seriesId}/baselines`, aFreeze()),
    () => place.row.seriesId,
  ],
])('%s is written down with who did it, before and after', async (action, act, object) => {
  const earlier = await entriesOf(object())
  const answer = await act()
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  const entries = await entriesOf(object())
  expect(entries).toHaveLength(earlier.length + 1)
  expect(entries[0]).toMatchObject({ action, objectId: object(), by: { name: 'Plan coordinator' } })
  expect(entries[0].after).toEqual(expect.any(Object))
})

test('a change that is refused is not written down, and one that is repeated is written down once', async () => {
  const before = await it.connection.db.$count(auditEntry)
  await it.send('PUT', `/plans/${it.planId}`, { version: 99, name: 'Too late', ...days, marking: 'none' })
  expect(await it.connection.db.$count(auditEntry)).toBe(before)
  const body = aNewIndicator({ code: 'repeated' })
  await it.send('POST', '/indicators', body)
  await it.send('POST', '/indicators', body)
  expect(await entriesOf(body.id)).toHaveLength(1)
})

test('before and after tell what was changed', async () => {
  const [entry] = await entriesOf(it.planId)
  expect([entry.before.name, entry.after.name]).toEqual(['Children and Young People’s Plan', 'Renamed'])
})

/** The ids of the trail, read in as many pages of one entry as it has entries. */
async function eachIn(count: number, after: string | null = null): Promise<string[]> {
  if (count === 0) return []
  const from = after === null ? '' : `&after=${after}`
  const { entries, next } = (await it.get(`/audit?limit=1${from}`)).json()
  return [...entries.map((one: { id: string }) => one.id), ...(await eachIn(count - 1, next))]
}

test('is read in pages, newest first, and none is lost between them', async () => {
  const all = (await it.get('/audit?limit=200')).json()
  const pages = await eachIn(all.entries.length)
  expect(pages).toEqual(all.entries.map((one: { id: string }) => one.id))
  expect(all.next).toBeNull()
})

test.each([
  ['a day after', '?from=2199-01-01', 0],
  ['a day before', '?to=1999-01-01', 0],
  ['somebody else', `?member=${newId()}`, 0],
])('asked for %s, it shows nothing', async (_, query, count) => {
  expect((await it.get(`/audit${query}`)).json().entries).toHaveLength(count)
})

test('asked for the person who did everything, it shows everything', async () => {
  const all = (await it.get('/audit?limit=200')).json().entries.length
  expect((await it.get(`/audit?limit=200&member=${it.scope.memberId}`)).json().entries).toHaveLength(all)
})

test.each(['zzz', '1_2', `${'9'.repeat(99)}`])('a cursor that was never answered (%s) is refused', async (after) => {
  expect((await it.get(`/audit?after=${after}`)).statusCode).toBe(400)
})

test('as CSV no cell begins a formula, and every entry is there', async () => {
  const id = newId()
  const name = '=HYPERLINK("http://example.test","click")'
  await it.send('POST', '/members', { id, name, agency: '@agency', email: null })
  const answer = await it.get(`/audit.csv?object=${id}`)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.body.charCodeAt(0)).toBe(0xfeff)
  const all = (await it.get('/audit?limit=200')).json().entries.length
  expect((await it.get('/audit.csv')).body.trimEnd().split('\r\n')).toHaveLength(all + 1)
})

test.each([
  ['=1+1', `"'=1+1"`],
  ['+44 20', `"'+44 20"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  [' =1', `"' =1"`],
  ['\t=1', `"'\t=1"`],
  ['＝1', `"'＝1"`],
  ['a "quoted" word', '"a ""quoted"" word"'],
  ['plain', '"plain"'],
])('the cell %j is written as %s', (text, written) => {
  expect(guardedCell(text)).toBe(written)
})

test('reading restricted small numbers is written down', async () => {
  const id = newId()
  await noteReading(it.connection.db, it.scope, 'series', id, 'Fewer than five children')
  expect(await entriesOf(id)).toMatchObject([
    { action: 'small-numbers.read', after: { reason: 'Fewer than five children' } },
  ])
})

test.each([
  ['changed', sql`update audit_entry set action = 'nothing'`],
  ['dated back', sql`update audit_entry set at = '2000-01-01'`],
  ['deleted', sql`delete from audit_entry`],
  ['emptied', sql`truncate audit_entry`],
])('the database refuses that the trail is %s', async (_, statement) => {
  const before = await it.connection.db.$count(auditEntry)
  await expect(it.connection.db.execute(statement)).rejects.toThrow()
  expect(await it.connection.db.$count(auditEntry)).toBe(before)
})

test('the trail goes with its partnership, and only then', async () => {
  await removePartnership(it.connection.db, it.scope)
  expect(await it.connection.db.$count(auditEntry)).toBe(0)
})
