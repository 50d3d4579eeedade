import type { FollowUpView } from '@ttc/contracts/follow-up'
import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import { followUp } from '@ttc/db/follow-up'
import { mail } from '@ttc/db/mail'
import { member } from '@ttc/db/member'
import { daysFor } from '@ttc/domain/round/proposal'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sendNudges } from '../../apps/api/src/follow-up/send-nudges.command.ts'
import { openPost } from '../../apps/api/src/mail/post.command.ts'
import { openRoundPost } from '../../apps/api/src/round/send-round-mails.command.ts'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import { DIRECTOR, OWNER, READER, type RedPlan, startRedPlan } from '../support/red-plan.ts'
import { planRound } from '../support/round.ts'
import { startMailServer } from '../support/smtp.ts'

const SITE = 'https://curve.example.org'
const settings = { publicUrl: SITE, delivery: 'kept' } as const
let plan: RedPlan
let it: TestApp
let meeting: Meeting

beforeEach(async () => {
  plan = await startRedPlan()
  it = plan.it
  meeting = await planMeeting(it, { marking: 'OFFICIAL-SENSITIVE' })
  await meeting.begin()
  await joins(OWNER, 'owner@example.org')
  const owner = { name: OWNER, memberId: await plan.idOf(OWNER) }
  await meeting.promise('Sign the offer', { owner, agency: 'Council', dueOn: '2026-12-31' })
  await meeting.promise('Buy 45 places', { owner })
  await meeting.promise('Find a bus', { owner: { name: 'Head of transport', memberId: null }, agency: 'Council' })
  await meeting.promise('Somebody looks into it')
})
afterEach(() => it.close())

/** The person gets an account with an address that can be mailed. */
async function joins(name: string, email: string): Promise<void> {
  const { db } = it.connection
  const id = await plan.idOf(name)
  await plan.as(name, 'GET', '/plans')
  const [row] = await db.select({ accountId: member.accountId }).from(member).where(eq(member.id, id))
  await db
    .update(account)
    .set({ email })
    .where(eq(account.id, row?.accountId ?? ''))
}

const at = () => `/challenge-meetings/${meeting.id}/follow-up`
const preview = async () => (await it.get(at())).json<FollowUpView>()
const press = (more: object = {}) => it.send('POST', at(), { id: newId(), ...more })
const mails = () => it.connection.db.select().from(mail).where(eq(mail.kind, 'follow-up')).orderBy(asc(mail.id))
const nudge = (today: string) => sendNudges(it.connection.db, today, settings)
const BUS = 'name head of transport, council'

test('each is shown what they promised and in which words; who has no account is told by hand', async () => {
  await meeting.close()
  const { people, nobody, subject, nudgeOn, closed } = await preview()
  expect(people.map(({ name, hasAccount, promises, note }) => [name, hasAccount, promises, note])).toEqual([
    [OWNER, true, 2, null],
    ['Head of transport', false, 1, null],
  ])
  expect([nobody, nudgeOn, closed]).toEqual([1, '2026-12-23', true])
  expect(subject).toBe('OFFICIAL-SENSITIVE: Tryton Partnership: What you promised on 23 November 2026')
  expect(people[0]?.text.split('\n\n').slice(0, 4)).toEqual([
    'OFFICIAL-SENSITIVE',
    expect.stringMatching(/^At “Autumn challenge meeting” of “.*” on 23 November 2026 you promised this:$/),
    '- Sign the offer: by 31 December 2026',
    '- Buy 45 places: no day was given',
  ])
  expect(people[0]?.text).toContain(`/plans/${it.planId}/meetings/${meeting.id}`)
  expect(people[1]?.text).not.toContain('http')
})

test('one press mails each once; a second says who has had it, and the same request is answered alike', async () => {
  await meeting.close()
  const body = { id: newId() }
  const first = await it.send('POST', at(), body)
  expect([first.statusCode, first.json()]).toEqual([201, { ...body, sent: 1, had: [], byHand: ['Head of transport'] }])
  expect((await it.send('POST', at(), body)).json()).toEqual(first.json())
  expect((await press()).json()).toMatchObject({ sent: 0, had: [OWNER], byHand: ['Head of transport'] })
  const sent = await mails()
  expect(sent.map(({ to, subject, text }) => [to, subject, text.includes('Find a bus')])).toEqual([
    ['owner@example.org', expect.stringMatching(/^OFFICIAL-SENSITIVE: /), false],
  ])
  expect((await preview()).people[0]?.note).toMatchObject({ by: { name: 'Plan coordinator' }, mail: { state: 'kept' } })
})

test('of two who press at once one sends', async () => {
  await meeting.close()
  const both = await Promise.all([press(), press()])
  expect(both.map((one) => one.json().sent).toSorted()).toEqual([0, 1])
  expect(await mails()).toHaveLength(1)
})

test('somebody without an account is mailed where an address is typed, and nobody else by a key of their own', async () => {
  await meeting.close()
  const wrong = await press({ addresses: [{ key: 'name nobody', email: 'x@example.org' }] })
  expect([wrong.statusCode, wrong.json().fields[0].field]).toEqual([400, 'addresses.0.key'])
  const answer = await press({ addresses: [{ key: BUS, email: 'Bus@Example.org' }] })
  expect(answer.json()).toMatchObject({ sent: 2, byHand: [] })
  const [letter] = (await mails()).filter(({ to }) => to === 'bus@example.org')
  expect(letter?.text).toContain('For the minutes, ask the plan coordinator.')
})

test('a mail that could not be delivered is seen, and sent again with the next press', async () => {
  await meeting.close()
  await press()
  await it.connection.db.update(mail).set({ state: 'failed', error: 'EENVELOPE 550', text: '' })
  expect((await preview()).people[0]?.note?.mail).toEqual({ state: 'failed', error: 'EENVELOPE 550' })
  expect((await press()).json()).toMatchObject({ sent: 1, had: [] })
  expect((await press()).json()).toMatchObject({ sent: 0, had: [OWNER] })
  expect(await it.connection.db.select().from(followUp)).toHaveLength(1)
})

test('it goes out once the meeting is closed, by whoever runs it', async () => {
  expect((await press()).json().detail).toMatch(/^The follow-up note goes out once the meeting is closed/)
  await meeting.close()
  expect((await plan.as(DIRECTOR, 'POST', at(), { id: newId() })).statusCode).toBe(403)
  expect((await plan.as(READER, 'GET', at())).statusCode).toBe(403)
  expect(await mails()).toHaveLength(0)
})

test('after 30 days each who still has something open is nudged once, and not about what was kept', async () => {
  const { promises } = await meeting.close()
  await press({ addresses: [{ key: BUS, email: 'bus@example.org' }] })
  await it.connection.db.delete(mail)
  const keep = ({ id, version }: { id: string; version: number }) =>
    it.send('PUT', `/promises/${id}/state`, { version, state: 'kept', note: '', on: null, meetingId: null })
  const bus = promises.find(({ text }) => text === 'Find a bus')
  const signed = promises.find(({ text }) => text === 'Sign the offer')
  expect((await keep(signed ?? { id: '', version: 0 })).statusCode).toBe(200)
  expect(await nudge('2026-12-22')).toEqual({ sent: 0, failed: 0 })
  expect((await keep(bus ?? { id: '', version: 0 })).statusCode).toBe(200)
  const both = await Promise.all([nudge('2026-12-23'), nudge('2026-12-23')])
  expect(both.map(({ sent }) => sent).toSorted()).toEqual([0, 1])
  expect(await nudge('2026-12-24')).toEqual({ sent: 0, failed: 0 })
  const [letter, ...others] = await mails()
  expect([letter?.to, letter?.subject, others]).toEqual([
    'owner@example.org',
    'OFFICIAL-SENSITIVE: Tryton Partnership: Still open: what you promised on 23 November 2026',
    [],
  ])
  expect([
    letter?.text.includes('- Buy 45 places: no day was given (open)'),
    letter?.text.includes('Sign the offer'),
  ]).toEqual([true, false])
  expect((await preview()).people[0]?.nudge).toMatchObject({ by: null, mail: { state: 'kept' } })
})

test('the round’s day of the nudge holds where there is a round, and an old meeting nudges nobody', async () => {
  await meeting.close()
  await planRound(it, { ...daysFor('2027-03-15'), name: 'Next quarter' })
  expect((await preview()).nudgeOn).toBe('2026-12-23')
  await planRound(it, { name: 'This quarter', meetsOn: '2026-11-24', ...spread })
  expect(await preview()).toMatchObject({ nudgeOn: '2027-01-08', noteOn: '2026-11-26' })
  expect((await nudge('2026-12-23')).sent).toBe(0)
  expect((await nudge('2027-01-23')).sent).toBe(0)
  expect((await nudge('2027-01-22')).sent).toBe(1)
})
const spread = {
  opensOn: '2026-11-01',
  numbersDueOn: '2026-11-09',
  cardsDueOn: '2026-11-12',
  freezeOn: '2026-11-16',
  noteOn: '2026-11-26',
  nudgeOn: '2027-01-08',
}

test('the pass that mails about rounds nudges too', async () => {
  await meeting.close()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const warn = vi.fn()
  const post = openRoundPost(it.connection.db, () => '2026-12-23', settings, warn, [nudge])
  post.start()
  vi.advanceTimersByTime(600_000)
  await post.close()
  vi.useRealTimers()
  expect([await mails(), warn.mock.calls]).toMatchObject([[{ to: 'owner@example.org' }], []])
})

test('a nudge that bounces is seen, and a server started anew sends no second one', async () => {
  await meeting.close()
  const { db } = it.connection
  const server = await startMailServer()
  server.refuse(550)
  const post = openPost(db, { smtpUrl: server.url, from: 'curve@example.org' }, () => undefined)
  expect(await sendNudges(db, '2026-12-23', { ...settings, delivery: 'smtp' })).toEqual({ sent: 1, failed: 0 })
  await post.sendDue()
  expect((await preview()).people[0]?.nudge?.mail).toEqual({ state: 'failed', error: 'EENVELOPE 550' })
  await post.close()
  const anew = openPost(db, { smtpUrl: server.url, from: 'curve@example.org' }, () => undefined)
  server.refuse(null)
  expect(await sendNudges(db, '2026-12-24', { ...settings, delivery: 'smtp' })).toEqual({ sent: 0, failed: 0 })
  await anew.sendDue()
  await anew.close()
  await server.stop()
  expect(server.received).toEqual([])
})
