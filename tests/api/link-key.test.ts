import { Writable } from 'node:stream'
import { newId } from '@ttc/contracts/new-id'
import { rateLimit } from '@ttc/db/account'
import { link } from '@ttc/db/link'
import { mail } from '@ttc/db/mail'
import { plan } from '@ttc/db/plan'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../../apps/api/src/app/build-app.ts'
import { loggerOf } from '../../apps/api/src/app/log.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aLink, asked, give, listed, look, makeLink } from '../support/link.ts'
import { accountSettings, mailsTo } from '../support/people.ts'
import { type Place, placeIn } from '../support/place.ts'
import { financialYear } from '../support/plan-file.ts'
import { rowsOf, tablesOf } from '../support/rows.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

let server: MailServer
let it: TestApp
let place: Place
beforeAll(async () => {
  server = await startMailServer()
  const parts = { accounts: accountSettings(), mail: { smtpUrl: server.url, from: 'curve@example.org' } }
  it = await startTestApp(undefined, undefined, parts)
  place = await placeIn(it)
})
afterEach(async () => {
  server.refuse(null)
  await it.connection.db.delete(rateLimit)
})
afterAll(async () => {
  await it.close()
  await server.stop()
})

const withdraw = (id: string, version = 1) => it.send('PUT', `/links/${id}/withdrawal`, { version })
const again = (id: string, over: object = {}) =>
  it.send('POST', `/links/${id}/again`, { id: newId(), version: 1, expiresOn: '2026-12-20', ...over })
const change = (id: string, over: Partial<typeof link.$inferInsert>) =>
  it.connection.db.update(link).set(over).where(eq(link.id, id))
const withoutId = ({ requestId: _, ...told }: Record<string, unknown>) => told

test('a key that never was, one too old, one withdrawn and one half copied are answered alike, whatever is asked', async () => {
  const [old, gone, whole] = [await makeLink(it, place), await makeLink(it, place), await makeLink(it, place)]
  await change(old.id, { expiresOn: '2026-11-22' })
  expect((await withdraw(gone.id)).statusCode).toBe(200)
  const keys = ['never', old.key, gone.key, whole.key.slice(0, 20)]
  const answers = await Promise.all(keys.flatMap((key) => [look(it, key), give(it, key)]))
  const told = answers.map((one) => [one.statusCode, withoutId(one.json())])
  expect(told).toEqual(Array(8).fill(told[0]))
  expect(told[0]).toEqual([
    404,
    expect.objectContaining({ detail: expect.stringMatching(/^This link no longer works/) }),
  ])
  expect((await look(it, whole.key)).statusCode).toBe(200)
})

test('guesses from one address are stopped, and looking by right is never counted', async () => {
  const { key } = await makeLink(it, place)
  const right = await Promise.all(Array.from({ length: 65 }, () => look(it, key)))
  expect(new Set(right.map((one) => one.statusCode))).toEqual(new Set([200]))
  const wrong = await Promise.all(Array.from({ length: 60 }, (_, at) => look(it, `guess ${at}`)))
  expect(new Set(wrong.map((one) => one.statusCode))).toEqual(new Set([404]))
  expect((await look(it, 'guess')).statusCode).toBe(429)
  expect((await look(it, key)).statusCode).toBe(429)
}, 120_000)

test('one link cannot be answered without end', async () => {
  const { key } = await makeLink(it, place)
  const answers = await Promise.all(Array.from({ length: 61 }, () => give(it, key, { value: 101 })))
  expect(answers.map((one) => one.statusCode).filter((status) => status === 429)).toHaveLength(1)
}, 120_000)

test('the key stands in the mail while it waits, and nowhere else: no table, no answer but the first', async () => {
  server.refuse(450)
  const body = aLink(place.row.seriesId, { forEmail: 'Practice@example.org' })
  const first = await it.send('POST', `/placements/${place.row.placementId}/links`, body)
  const key = String(first.json().address).split('#')[1] ?? ''
  expect(first.json().address).toMatch(/^http:\/\/localhost:8321\/l#[\w-]{43}$/)
  const repeated = await it.send('POST', `/placements/${place.row.placementId}/links`, body)
  expect(repeated.json()).toEqual({ id: body.id, version: 1, address: null })
  await give(it, key)
  const tables = await tablesOf(it.connection)
  const each = tables.map((name) => `select '${name}' as name from "${name}" t where position('${key}' in t::text) > 0`)
  expect(await rowsOf(it.connection, sql.raw(each.join(' union all ')))).toEqual([{ name: 'mail' }])
  server.refuse(null)
  await it.connection.db.update(mail).set({ nextAttemptAt: new Date(0) })
  await it.app.accounts.post.sendDue()
  expect(await rowsOf(it.connection, sql.raw(each.join(' union all ')))).toEqual([])
  const [got] = server.received.filter(({ to }) => to[0] === 'practice@example.org')
  expect(got?.words.replaceAll(/\s+/g, ' ')).toMatch(
    /Plan coordinator, Council, asks you for one number: Re-referrals within 12 months, 2025\/26\..* by 14 December 2026/,
  )
  expect(got?.words).not.toContain('18.2')
})

test('nothing of a key reaches the log', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = { ...loggerOf({ logLevel: 'debug' }), stream }
  const app = await buildApp({ connection: it.connection, today: () => TODAY, webFolder: null, logger })
  const { key } = await makeLink(it, place)
  await app.inject({ method: 'POST', url: '/api/link', payload: { key } })
  await app.inject({ method: 'POST', url: '/api/link/answer', payload: { key, id: newId(), value: 18 } })
  await app.inject({ method: 'GET', url: `/l?${key}` })
  await app.close()
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.join('')).not.toContain(key)
})

test('a mail that bounces is told in the list; sent again it carries another key, and the old one is worth nothing', async () => {
  server.refuse(550)
  const { id, key } = await makeLink(it, place, { forEmail: 'wrong@example.org' })
  await it.app.accounts.post.sendDue()
  expect((await listed(it, place, id)).mail).toEqual({ state: 'failed', error: 'EENVELOPE 550' })
  server.refuse(null)
  const made = await again(id, { forEmail: 'right@example.org' })
  expect([made.statusCode, made.json().version]).toEqual([201, 2])
  await it.app.accounts.post.sendDue()
  expect((await listed(it, place, id)).mail?.state).toBe('sent')
  expect((await look(it, key)).statusCode).toBe(404)
  expect((await look(it, made.json().address.split('#')[1])).statusCode).toBe(200)
  expect(await listed(it, place, id)).toMatchObject({ state: 'opened', forEmail: 'right@example.org', open: true })
  expect((await again(id)).statusCode).toBe(409)
})

test('withdrawing takes the words out of a mail that has not left; sending again opens the link anew', async () => {
  server.refuse(450)
  const { id, key } = await makeLink(it, place, { forEmail: 'waiting@example.org' })
  await it.app.accounts.post.sendDue()
  expect((await mailsTo(it.connection.db, 'waiting@example.org'))[0]).toMatchObject({ attempts: 1, state: 'queued' })
  expect((await withdraw(id)).statusCode).toBe(200)
  expect((await withdraw(id)).statusCode).toBe(200)
  expect((await mailsTo(it.connection.db, 'waiting@example.org'))[0]?.text).toBe('')
  expect([(await look(it, key)).statusCode, (await listed(it, place, id)).state]).toEqual([404, 'withdrawn'])
  const made = await again(id, { version: 2 })
  expect((await look(it, made.json().address.split('#')[1])).statusCode).toBe(200)
})

test('an answer on its way while the link is withdrawn is refused like any other', async () => {
  const { id, key } = await makeLink(it, place)
  const [gone, answer] = await Promise.all([withdraw(id), give(it, key)])
  expect(gone.statusCode).toBe(200)
  const state = answer.statusCode === 404 ? 'withdrawn' : 'waiting'
  expect((await listed(it, place, id)).state).toBe(state)
  expect((await give(it, key)).statusCode).toBe(404)
})

test.each([
  ['a period that has not ended', { period: financialYear(2026) }, 'period'],
  ['days that make no period', { period: { start: '2025-04-01', end: '2026-01-31' } }, 'period'],
  ['a day that has passed', { expiresOn: '2026-11-22' }, 'expiresOn'],
  ['a day too far', { expiresOn: '2027-02-24' }, 'expiresOn'],
  ['nobody', { forName: ' ' }, 'forName'],
  ['no agency', { agency: '' }, 'agency'],
  ['an address that is none', { forEmail: 'practice' }, 'forEmail'],
] as const)('a link with %s is refused by its field', async (_, over, field) => {
  const answer = await it.send('POST', `/placements/${place.row.placementId}/links`, aLink(place.row.seriesId, over))
  expect([answer.statusCode, answer.json().fields.map((one: { field: string }) => one.field)]).toEqual([400, [field]])
})

test('a series of another area is refused like one that is not there', async () => {
  const [foreign] = await rowsOf<{ id: string }>(
    it.connection,
    sql`select id::text from series where area_code = 'E06900002' limit 1`,
  )
  const answers = await Promise.all(
    [foreign?.id ?? '', newId()].map((seriesId) =>
      it.send('POST', `/placements/${place.row.placementId}/links`, aLink(seriesId)),
    ),
  )
  expect(answers.map((one) => one.statusCode)).toEqual([400, 400])
})

test.each(['Ἰατρεῖον Ἀνατολῆς', 'مديرة العيادة', '診療所 所長', 'Zoë Łukasiewicz-Ñandú', 'O’Brien & “Sons” <b>'])(
  'a name in any alphabet is kept and answered as it is: %s',
  async (name) => {
    const { key } = await makeLink(it, place, { forName: name, agency: name })
    expect(await asked(it, key)).toMatchObject({ forName: name, agency: name })
  },
)

test('a mail about a marked plan says its marking first, and so does one that is sent again', async () => {
  await it.connection.db.update(plan).set({ marking: 'OFFICIAL-SENSITIVE' }).where(eq(plan.id, it.planId))
  const { id } = await makeLink(it, place, { forEmail: 'marked@example.org' })
  await again(id, { forEmail: 'marked@example.org' })
  const mails = await it.connection.db.select().from(mail).where(eq(mail.to, 'marked@example.org')).orderBy(mail.id)
  expect(mails.map(({ subject }) => subject)).toEqual(
    Array(2).fill('OFFICIAL-SENSITIVE: One number for Tryton Partnership'),
  )
  expect(mails.at(-1)?.text).toMatch(/^OFFICIAL-SENSITIVE\n\n/)
})
