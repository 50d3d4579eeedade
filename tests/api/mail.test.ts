import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import { mail } from '@ttc/db/mail'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { queueMail } from '../../apps/api/src/mail/mail.queries.ts'
import { openPost, type Post, retryAfter } from '../../apps/api/src/mail/post.command.ts'
import type { TestApp } from '../support/app.ts'
import { aMember, anAccount, invite, mailsTo, startAccountApp } from '../support/people.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

let server: MailServer
let it: TestApp
let said: string[] = []
const posts: Post[] = []
beforeAll(async () => {
  server = await startMailServer()
  it = await startAccountApp({}, server.url)
})
afterEach(async () => {
  server.refuse(null)
  said = []
  await Promise.all(posts.splice(0).map((post) => post.close()))
})
afterAll(async () => {
  await it.close()
  await server.stop()
})

const from = 'curve@example.org'
function postTo(smtpUrl: string | null): Post {
  const post = openPost(it.connection.db, { smtpUrl, from }, (reason) => said.push(reason))
  posts.push(post)
  return post
}
const queue = (to: string) =>
  queueMail(it.connection.db, 'smtp', null, { to, subject: 'Test', text: 'Words with a key', kind: 'invitation' })
const now = (to: string) => mailsTo(it.connection.db, to).then(([newest]) => newest)
const makeDue = () => it.connection.db.update(mail).set({ nextAttemptAt: new Date(0) })

test('an invitation goes out by the mail server, and its words stay nowhere', async () => {
  const id = newId()
  await it.send('POST', '/invitations', { id, memberId: await aMember(it), email: 'guest@example.org' })
  await vi.waitFor(() => expect(server.received.map(({ to }) => to)).toContainEqual(['guest@example.org']))
  const got = server.received.find(({ to }) => to[0] === 'guest@example.org')
  expect(got?.words).toMatch(/http:\/\/localhost:8321\/invitation#[\w-]{43}/)
  expect(got?.words).toContain('From: Turning the Curve <curve@example.org>')
  await vi.waitFor(async () => expect(await now('guest@example.org')).toMatchObject({ state: 'sent', text: '' }))
})

test('a node that is about to stop sends no more, and gives back what it took for another to send at once', async () => {
  await Promise.all(['one@example.org', 'two@example.org'].map(queue))
  const stopping = postTo(server.url)
  const round = stopping.sendDue()
  await Promise.all([stopping.close(), round])
  expect(await now('one@example.org')).toMatchObject({ state: 'queued', attempts: 0 })
  await postTo(server.url).sendDue()
  expect(await now('two@example.org')).toMatchObject({ state: 'sent', attempts: 1 })
})

test('a server that does not answer: tried again later, and sent once it does', async () => {
  await queue('later@example.org')
  const before = Date.now()
  await postTo('smtp://127.0.0.1:1').sendDue()
  const failed = await now('later@example.org')
  expect(failed).toMatchObject({ state: 'queued', attempts: 1, error: 'ESOCKET' })
  expect(failed?.nextAttemptAt.getTime()).toBeGreaterThanOrEqual(before + 60_000)
  await makeDue()
  await postTo(server.url).sendDue()
  expect(await now('later@example.org')).toMatchObject({ state: 'sent', attempts: 2, error: null })
})

test.each([
  ['a passing refusal (450) is tried again', 450, 'queued', 'EENVELOPE 450'],
  ['a mailbox that does not exist (550) is given up at once', 550, 'failed', 'EENVELOPE 550'],
])('%s', async (_, code, state, error) => {
  const to = `refused-${code}@example.org`
  await queue(to)
  server.refuse(code)
  await postTo(server.url).sendDue()
  expect(await now(to)).toMatchObject({ state, error })
  expect(said).toEqual([`a mail could not be sent: ${error}`])
})

test('waits get longer, and after the eighth failure there is no ninth', () => {
  const at = new Date(0)
  const minutes = [1, 2, 3, 7].map((attempts) => (retryAfter(attempts, at)?.getTime() ?? 0) / 60_000)
  expect([...minutes, retryAfter(8, at)]).toEqual([1, 2, 4, 64, null])
})

test('two senders at the same moment send each mail once', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, at) => queue(`many${at}@example.org`)))
  await Promise.all([postTo(server.url).sendDue(), postTo(server.url).sendDue()])
  const got = server.received.map(({ to }) => to[0] ?? '').filter((to) => to.startsWith('many'))
  expect([got.length, new Set(got).size]).toEqual([25, 25])
})

test('a mail that a killed process had taken is sent by the next', async () => {
  await queue('taken@example.org')
  await it.connection.db.update(mail).set({ state: 'sending', attempts: 1 }).where(eq(mail.to, 'taken@example.org'))
  await makeDue()
  await postTo(server.url).sendDue()
  expect(await now('taken@example.org')).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a mail that a clock a day ahead had queued is sent, and one that is put off for an hour waits', async () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
  const putOff = (to: string, nextAttemptAt: Date) =>
    it.connection.db.update(mail).set({ nextAttemptAt }).where(eq(mail.to, to))
  await queue('ahead@example.org')
  await queue('put-off@example.org')
  await putOff('ahead@example.org', inHours(24))
  await putOff('put-off@example.org', inHours(1))
  await postTo(server.url).sendDue()
  await postTo(server.url).sendDue()
  expect(server.received.filter(({ to }) => to[0] === 'ahead@example.org')).toHaveLength(1)
  expect(await now('put-off@example.org')).toMatchObject({ state: 'queued', attempts: 0 })
})

test('the user and password of the settings are given to the server', async () => {
  const guarded = await startMailServer({ name: 'curve', password: 'let-me-mail' })
  await queue('guarded@example.org')
  await postTo(guarded.url).sendDue()
  await guarded.stop()
  expect(guarded.received).toMatchObject([{ to: ['guarded@example.org'], user: 'curve' }])
})

test('an address with a line break cannot put a header into a mail', async () => {
  await queueMail(it.connection.db, 'smtp', null, {
    to: 'safe@example.org',
    subject: 'Two\r\nBcc: evil@example.org',
    text: 'Words',
    kind: 'invitation',
  })
  await postTo(server.url).sendDue()
  const got = server.received.find(({ to }) => to[0] === 'safe@example.org')
  expect([got?.to, got?.words.match(/^Bcc:/m)]).toEqual([['safe@example.org'], null])
})

test('without a mail server what waits is kept instead', async () => {
  await queue('stranded@example.org')
  const post = postTo(null)
  await post.sendDue()
  expect([post.delivery, (await now('stranded@example.org'))?.state]).toEqual(['kept', 'kept'])
})

test('the administrator sees what was mailed, but the words only of what was kept, and reading them is recorded', async () => {
  const own = await startAccountApp()
  const { key } = await invite(own, 'kept@example.org')
  const list = (await own.get('/mails')).json()
  expect([list.delivery, list.mails[0].state, JSON.stringify(list).includes(key)]).toEqual(['kept', 'kept', false])
  const one = await own.get(`/mails/${list.mails[0].id}`)
  expect(one.json().text).toContain(key)
  expect(one.headers['cache-control']).toBe('no-store')
  const trail = await own.connection.db.select().from(auditEntry).where(eq(auditEntry.objectId, list.mails[0].id))
  expect(trail).toMatchObject([{ action: 'mail.read', memberId: own.scope.memberId }])
  await own.close()
})

/** The addresses of the list, read in as many pages as are asked for. */
async function pagesOf(own: TestApp, query: string, pages: number, after: string | null = null): Promise<string[]> {
  if (pages === 0) return []
  const { mails, next } = (await own.get(`/mails?${query}${after === null ? '' : `&after=${after}`}`)).json()
  const here = mails.map((one: { to: string }) => one.to)
  return next === null ? here : [...here, ...(await pagesOf(own, query, pages - 1, next))]
}

test('mails are listed a page at a time, newest first, and found by a part of their address or subject', async () => {
  const own = await startAccountApp()
  const { partnershipId } = own.scope
  const kept = (to: string, subject: string) =>
    queueMail(own.connection.db, 'kept', partnershipId, { to, subject, text: '', kind: 'invitation' })
  await kept('first@example.org', 'Come')
  await kept('Second@example.org', '100 % yours')
  await kept('third@example.org', 'Come too')
  await own.connection.db.insert(mail).values({
    id: newId(),
    to: 'elsewhere@example.org',
    subject: 'Come',
    text: '',
    kind: 'invitation',
    state: 'kept',
  })
  const newest = ['third@example.org', 'Second@example.org', 'first@example.org']
  expect(await pagesOf(own, 'limit=1', 9)).toEqual(newest)
  expect(await pagesOf(own, 'limit=3', 9)).toEqual(newest)
  expect(await pagesOf(own, 'search=COME&limit=1', 9)).toEqual(['third@example.org', 'first@example.org'])
  expect(await pagesOf(own, 'search=second%40', 9)).toEqual(['Second@example.org'])
  expect(await pagesOf(own, 'search=%25', 9)).toEqual(['Second@example.org'])
  expect(await pagesOf(own, 'search=_', 9)).toEqual([])
  expect((await own.get('/mails?limit=201')).statusCode).toBe(400)
  expect((await own.get(`/mails?search=${'x'.repeat(201)}`)).json().fields[0].message).toMatch(/200 characters/)
  expect((await own.get('/mails?search=%00')).statusCode).toBe(400)
  await own.close()
})

test('kept mails go after thirty days too', async () => {
  await queueMail(it.connection.db, 'kept', null, {
    to: 'old@example.org',
    subject: '',
    text: 'Key',
    kind: 'invitation',
  })
  const old = new Date(Date.now() - 31 * 86_400_000)
  await it.connection.db.update(mail).set({ createdAt: old }).where(eq(mail.to, 'old@example.org'))
  await postTo(null).sendDue()
  expect(await now('old@example.org')).toBeUndefined()
})

test('a mail that concerns no partnership alone is no administrator’s to read', async () => {
  const own = await startAccountApp()
  await anAccount(own, 'everywhere@example.org')
  await own.ask({
    method: 'POST',
    url: '/api/account/password-reset',
    payload: { email: 'everywhere@example.org' },
    headers: { cookie: '' },
  })
  await vi.waitFor(async () => expect(await mailsTo(own.connection.db, 'everywhere@example.org')).toHaveLength(1))
  const [row] = await mailsTo(own.connection.db, 'everywhere@example.org')
  const list = (await own.get('/mails')).json()
  expect([row?.partnershipId, list.mails, (await own.get(`/mails/${row?.id}`)).statusCode]).toEqual([null, [], 404])
  await own.close()
})
