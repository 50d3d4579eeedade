import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import { digest } from '@ttc/db/digest'
import { mail } from '@ttc/db/mail'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { and, asc, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commands } from '../../apps/api/src/app/command-list.ts'
import { readConfig } from '../../apps/api/src/app/config.ts'
import { openDigests, sendDigests } from '../../apps/api/src/digest/send-digests.command.ts'
import { signIn, startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanInTrouble, rowOf } from '../support/exceptions.ts'
import { aRecord } from '../support/request.ts'

const NEXT = '2026-11-30'
const SITE = 'https://curve.example.org'
let it: TestApp

beforeEach(async () => {
  it = await startTestApp(aPlanInTrouble())
})
afterEach(() => it.close())

const send = (today: string) => sendDigests(it.connection.db, today, { publicUrl: SITE, delivery: 'kept' })
const mails = () => it.connection.db.select().from(mail).where(eq(mail.kind, 'digest')).orderBy(asc(mail.id))
const mailsTo = async (to: string) => (await mails()).filter((one) => one.to === to)
const lastTo = async (to: string) => (await mailsTo(to)).at(-1) ?? { subject: '', text: '' }

type Joined = Readonly<{ memberId: string; email: string; headers: Readonly<{ cookie: string }> }>

/** A member who can sign in and holds a role, for the partnership or for one plan. */
async function join(role: Role, planId: string | null = null, email = `${newId()}@example.org`): Promise<Joined> {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const memberId = newId()
  await db.insert(member).values({ partnershipId, id: memberId, name: `${role} for a test`, agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role, planId })
  return { memberId, email, headers: { cookie: await signedInAs(memberId, email) } }
}

async function signedInAs(memberId: string, email: string): Promise<string> {
  const { db } = it.connection
  const cookie = await signIn(db, it.scope, memberId)
  const [found] = await db.select({ id: member.accountId }).from(member).where(eq(member.id, memberId))
  await db
    .update(account)
    .set({ email })
    .where(eq(account.id, found?.id ?? ''))
  return cookie
}

/** The value of the last year: red indicators have had 28 and 24.9, the amber one 21.1, against some 19.5. */
async function record(code: string, value: number): Promise<string> {
  const { seriesId, placementId } = await rowOf(it, code)
  const answer = await it.send('POST', '/measurements', aRecord(seriesId ?? '', { value, accepted: ['beyond-usual'] }))
  expect([answer.statusCode, answer.statusCode === 201 ? '' : answer.body]).toEqual([201, ''])
  return placementId
}

const pageOf = (placement: string) =>
  `${SITE}/partnerships/${it.scope.partnershipId}/plans/${it.planId}/placements/${placement}`
const memberNamed = async (name: string) => {
  const [found] = await it.connection.db.select().from(member).where(eq(member.name, name))
  return found?.id ?? ''
}

test('the first mail tells in short what is red and amber now, worst first, each with its page', async () => {
  const { email } = await join('director')
  expect(await send(TODAY)).toEqual({ sent: 1, failed: [] })
  const { subject, text } = await lastTo(email)
  expect(subject).toBe('Tryton Partnership: 2 red and 1 amber now')
  expect(text.match(/^(?:Red|Amber): .*$/gm)).toEqual([
    'Red: Indicator red-long',
    'Red: Indicator red-new',
    'Amber: Indicator amber',
  ])
  expect(text).toContain(`Red: Indicator red-long\n${pageOf((await rowOf(it, 'red-long')).placementId)}\n`)
  expect(text).toContain('Children and Young People’s Plan')
  expect(text).not.toContain('Indicator green')
})

test('where nothing has changed no mail comes', async () => {
  const { email } = await join('director')
  await send(TODAY)
  expect(await send(NEXT)).toEqual({ sent: 0, failed: [] })
  expect(await mailsTo(email)).toHaveLength(1)
})

test('the next mails tell of what has changed and of nothing else, each week anew', async () => {
  const { email } = await join('director')
  await send(TODAY)
  const placement = await record('amber', 29)
  expect(await send(NEXT)).toEqual({ sent: 1, failed: [] })
  const second = await lastTo(email)
  expect(second.subject).toBe('Tryton Partnership: 1 indicator changed')
  expect(second.text).toContain('What has changed in Tryton Partnership since 23 November 2026.')
  expect(second.text).toContain(
    `Indicator amber turned red (was amber). It is late no more: its value has come in.\n${pageOf(placement)}\n`,
  )
  expect(second.text).not.toContain('red-long')
  await record('red-new', 12)
  await send('2026-12-07')
  const third = await lastTo(email)
  expect(third.text).toContain('Indicator red-new came off the list: green (was red).')
  expect(third.text).not.toContain('Indicator amber')
})

test('a mail names indicators, statuses and days, and never a value', async () => {
  const { email } = await join('director')
  await send(TODAY)
  await record('amber', 29)
  await send(NEXT)
  const texts = (await mailsTo(email)).map(({ text }) => text.replaceAll(/https:\S+/g, ''))
  expect(texts.join('\n')).not.toMatch(/\b(?:29|28|24\.9|21\.1|20\.25)\b/)
  expect(texts.join('\n')).not.toMatch(/Head of early help|Headteacher|Plan coordinator/)
})

test('one mail a week: none a second time, and a missed Monday is caught up once', async () => {
  const { email } = await join('director')
  await send(TODAY)
  await record('amber', 29)
  await send(TODAY)
  await send('2026-11-29')
  expect(await mailsTo(email)).toHaveLength(1)
  await send('2026-12-03')
  expect(await mailsTo(email)).toHaveLength(2)
  await record('red-new', 12)
  await send('2026-12-04')
  expect(await mailsTo(email)).toHaveLength(2)
  await send('2026-12-07')
  expect(await mailsTo(email)).toHaveLength(3)
})

test('a clock that runs a year ahead and is put back keeps nobody from their mail, and brings one of its own', async () => {
  const { email } = await join('director')
  await send(TODAY)
  await record('amber', 29)
  await send('2027-11-29')
  const before = (await mailsTo(email)).length
  await send(NEXT)
  await send(NEXT)
  await send('2026-12-01')
  expect(await mailsTo(email)).toHaveLength(before + 1)
  expect((await lastTo(email)).text).not.toContain('2027')
})

test('the record begins on a Monday', async () => {
  const { email } = await join('director')
  expect(await send('2026-11-25')).toEqual({ sent: 0, failed: [] })
  await send(NEXT)
  expect(await mailsTo(email)).toHaveLength(1)
})

test('runs at the same moment make one mail', async () => {
  const { email } = await join('director')
  await Promise.all([send(TODAY), send(TODAY), send(TODAY)])
  expect(await mailsTo(email)).toHaveLength(1)
  await record('amber', 29)
  await Promise.all([send(NEXT), send(NEXT), send(NEXT)])
  expect(await mailsTo(email)).toHaveLength(2)
})

test('a run that is cut off has neither mailed nor told, and the next one does both', async () => {
  const { email } = await join('director')
  const { db } = it.connection
  await db.execute(sql`alter table mail rename to mail_away`)
  expect(await send(TODAY)).toEqual({ sent: 0, failed: ['42P01'] })
  expect(await db.select().from(digest)).toEqual([])
  await db.execute(sql`alter table mail_away rename to mail`)
  expect(await send(TODAY)).toEqual({ sent: 1, failed: [] })
  expect(await mailsTo(email)).toHaveLength(1)
})

test('nobody is mailed who has left, was deleted, cannot sign in, or has nothing to watch', async () => {
  const { db } = it.connection
  const [left, gone, reader] = [await join('director'), await join('director'), await join('reader')]
  const { partnershipId } = it.scope
  const uninvited = newId()
  await db.insert(member).values({ partnershipId, id: uninvited, name: 'Not invited yet', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: uninvited, role: 'director' })
  await db.update(member).set({ leftOn: '2026-11-20' }).where(eq(member.id, left.memberId))
  await db.update(member).set({ removedAt: new Date(), accountId: null }).where(eq(member.id, gone.memberId))
  await signedInAs(reader.memberId, reader.email)
  expect(await send(TODAY)).toEqual({ sent: 0, failed: [] })
})

test('whoever has stopped the mail gets none, and having it again is told what has changed since the last', async () => {
  const { email, headers } = await join('director')
  const url = `${it.at}/weekly-mail`
  const say = (payload: object) => it.ask({ method: 'PUT', url, headers, payload })
  expect((await it.ask({ url, headers })).json()).toEqual({ wanted: true })
  await send(TODAY)
  expect((await lastTo(email)).text).toContain(`Stop it on your account page:\n${SITE}/account#weekly-mail`)
  expect((await say({ wanted: false })).json()).toEqual({ wanted: false })
  await record('red-new', 12)
  await send(NEXT)
  expect(await mailsTo(email)).toHaveLength(1)
  expect((await it.ask({ url, headers })).json()).toEqual({ wanted: false })
  await say({ wanted: true })
  await send('2026-12-07')
  expect(await mailsTo(email)).toHaveLength(2)
  expect((await lastTo(email)).text).toContain('since 23 November 2026')
})

test('the switch is one’s own, and says what is wrong with what it is sent', async () => {
  const [one, other] = [await join('director'), await join('director')]
  const url = `${it.at}/weekly-mail`
  const refused = await it.ask({ method: 'PUT', url, headers: one.headers, payload: { wanted: 'no' } })
  expect([refused.statusCode, refused.json().fields]).toMatchObject([400, [{ field: 'wanted' }]])
  await it.ask({ method: 'PUT', url, headers: one.headers, payload: { wanted: false } })
  expect((await it.ask({ url, headers: other.headers })).json()).toEqual({ wanted: true })
})

test('the accounts of the worked example, whose addresses are nobody’s, are not written to', async () => {
  const { email } = await join('director')
  await it.connection.db.update(account).set({ example: true }).where(eq(account.email, email))
  expect(await send(TODAY)).toEqual({ sent: 0, failed: [] })
})

test('a director of one plan is told of that plan alone', async () => {
  const other = newId()
  await it.send('POST', '/plans', { id: other, name: 'Another plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })
  const [here, there] = [await join('director', it.planId), await join('director', other)]
  await send(TODAY)
  expect((await lastTo(here.email)).text).toContain('Indicator red-long')
  expect(await mailsTo(there.email)).toEqual([])
  await record('amber', 29)
  await send(NEXT)
  expect((await lastTo(here.email)).text).toContain('Indicator amber turned red')
  expect(await mailsTo(there.email)).toEqual([])
})

/** Gives an indicator to another owner. */
const give = async (code: string, ownerMemberId: string) => {
  const { placementId } = await rowOf(it, code)
  const given = await it.send('PUT', `/placements/${placementId}`, { version: 1, headline: false, ownerMemberId })
  expect(given.statusCode).toBe(200)
}

test('an owner is told of their own indicators alone, and of one that is theirs no longer', async () => {
  const head = await memberNamed('Headteacher')
  await signedInAs(head, 'head@example.org')
  await give('amber', head)
  await send(TODAY)
  const first = await lastTo('head@example.org')
  expect(first.text.match(/^(?:Red|Amber): .*$/gm)).toEqual(['Red: Indicator red-long', 'Amber: Indicator amber'])
  await give('red-long', it.scope.memberId)
  await record('red-new', 12)
  await send(NEXT)
  const { text } = await lastTo('head@example.org')
  expect(text).toContain('Indicator red-long is no longer in a plan you watch, nor yours (was red).')
  expect(text).not.toContain('red-new')
})

test('a view that is mailed tells what came in and what went out, also to who neither directs nor owns', async () => {
  const { email, headers } = await join('reader')
  const view = { id: newId(), name: 'Amber in the plan', search: { part: 'amber' }, weekly: true }
  const payload = { ...view }
  await it.ask({ method: 'POST', url: `${it.at}/views`, headers, payload })
  await send(TODAY)
  const first = await lastTo(email)
  expect(first.subject).toBe('Tryton Partnership: your saved views')
  expect(first.text).toMatch(/^Your views of Tryton Partnership now\. From now on/)
  expect(first.text).toContain('Your view “Amber in the plan”\n')
  expect(first.text).toMatch(/\/exceptions\?part=amber\S*\n\nIt holds 1 indicator now\./)
  expect(await send(NEXT)).toEqual({ sent: 0, failed: [] })
  const [out, cameIn] = [await record('amber', 29), await record('red-new', 20)]
  await send('2026-12-07')
  const { text } = await lastTo(email)
  expect(text).toContain(`Went out: Indicator amber\n${pageOf(out)}`)
  expect(text).toContain(`Came in: Indicator red-new\n${pageOf(cameIn)}`)
  await it.ask({
    method: 'PUT',
    url: `${it.at}/views/${view.id}`,
    headers,
    payload: { ...view, version: 1, weekly: false },
  })
  await record('green', 20)
  expect(await send('2026-12-14')).toEqual({ sent: 0, failed: [] })
})

test('the mail carries the marking of the plans it tells of', async () => {
  const { email } = await join('director')
  const days = { startsOn: '2025-04-01', endsOn: '2028-03-31' }
  const edit = { version: 1, name: 'Children’s plan', ...days, marking: 'OFFICIAL-SENSITIVE' }
  expect((await it.send('PUT', `/plans/${it.planId}`, edit)).statusCode).toBe(200)
  await send(TODAY)
  const { subject, text } = await lastTo(email)
  expect(subject).toMatch(/^OFFICIAL-SENSITIVE: Tryton Partnership: /)
  expect(text).toMatch(/^OFFICIAL-SENSITIVE\n/)
})

test('mails go through the queue: kept without a mail server, and found by their kind', async () => {
  await join('director')
  await send(TODAY)
  const listed = (await it.get('/mails?kind=digest')).json()
  expect(listed.mails).toMatchObject([{ kind: 'digest', state: 'kept' }])
  expect((await it.get('/mails?kind=invitation')).json().mails).toEqual([])
  expect((await it.get('/mails?kind=circular')).statusCode).toBe(400)
  const one = (await it.get(`/mails/${listed.mails[0].id}`)).json()
  expect(one.text).toContain('Turning the Curve')
  await sendDigests(it.connection.db, NEXT, { publicUrl: SITE, delivery: 'smtp' })
  await record('amber', 29)
  await sendDigests(it.connection.db, '2026-12-07', { publicUrl: SITE, delivery: 'smtp' })
  const [queued] = await it.connection.db
    .select()
    .from(mail)
    .where(and(eq(mail.kind, 'digest'), eq(mail.state, 'queued')))
  expect(queued?.text).toContain('Indicator amber turned red')
})

test('the server looks by itself, and what it has begun is finished before it is closed', async () => {
  const { email } = await join('director')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const said: string[] = []
  const settings = { publicUrl: SITE, delivery: 'kept' } as const
  const post = openDigests(
    it.connection.db,
    () => TODAY,
    settings,
    (reason) => said.push(reason),
  )
  post.start()
  vi.advanceTimersByTime(600_000)
  await post.close()
  vi.advanceTimersByTime(600_000)
  vi.useRealTimers()
  expect([(await mailsTo(email)).length, said]).toEqual([1, []])
})

test('the command line makes the same mails', async () => {
  const { email } = await join('director')
  const said: string[] = []
  const run = {
    db: it.connection.db,
    settings: readConfig({ PUBLIC_URL: SITE }),
    today: TODAY,
    say: (line: string) => void said.push(line),
    files: [],
    option: () => null,
    options: () => [],
  }
  await commands.find(({ name }) => name === 'send-digests')?.run?.(run)
  expect(said).toEqual(['1 mail kept, as no mail server is set'])
  expect((await lastTo(email)).text).toContain(`${SITE}/partnerships/`)
})
