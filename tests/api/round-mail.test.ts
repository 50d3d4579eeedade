import { account } from '@ttc/db/account'
import { mail } from '@ttc/db/mail'
import { member } from '@ttc/db/member'
import { plan } from '@ttc/db/plan'
import { roundNotice } from '@ttc/db/round'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openRoundPost, sendRoundMails } from '../../apps/api/src/round/send-round-mails.command.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { aPlanInTrouble, rowOf } from '../support/exceptions.ts'
import { aRecord } from '../support/request.ts'
import { anOpenRound, personOf, planRound, turn, whoOwes } from '../support/round.ts'

const OWNER = 'Head of early help'
const HEAD = 'Headteacher'
const SITE = 'https://curve.example.org'
const settings = { publicUrl: SITE, delivery: 'kept' } as const
let it: TestApp

beforeEach(async () => {
  it = await startTestApp(aPlanInTrouble())
  await joins(OWNER, 'owner@example.org')
  await joins(HEAD, 'head@example.org')
})
afterEach(() => it.close())

/** The person gets an account with an address. */
async function joins(name: string, email: string): Promise<void> {
  const { db } = it.connection
  const { id } = await personOf(it, name)
  const [row] = await db.select({ accountId: member.accountId }).from(member).where(eq(member.id, id))
  await db
    .update(account)
    .set({ email })
    .where(eq(account.id, row?.accountId ?? ''))
}

const send = (today: string) => sendRoundMails(it.connection.db, today, settings)
const mails = () => it.connection.db.select().from(mail).where(eq(mail.kind, 'round')).orderBy(asc(mail.id))
const mailsTo = async (to: string) => (await mails()).filter((one) => one.to === to)
/** Opened by the press, and its mails have been made. */
const opened = async (over: Parameters<typeof anOpenRound>[1] = {}) => {
  const id = await anOpenRound(it, over)
  await vi.waitFor(async () => expect(await mailsTo('head@example.org')).toHaveLength(1), { timeout: 20_000 })
  await vi.waitFor(async () => expect(await mailsTo('owner@example.org')).toHaveLength(1), { timeout: 20_000 })
  return id
}

test('opening mails each owner what they owe, and nothing of anybody else’s', async () => {
  await opened()
  const [letter] = await mailsTo('head@example.org')
  expect(letter?.subject).toBe('Tryton Partnership: 1 value and 1 recovery sheet for Quarter 3, 2026/27')
  const { placementId, priority } = await rowOf(it, 'red-long')
  const at = `http://localhost/partnerships/${it.scope.partnershipId}`
  expect(letter?.text.split('\n\n').slice(1, 4)).toEqual([
    `Value: Indicator red-long, 2025/26: by 1 December 2026\n${at}/plans/${it.planId}/priorities/${priority.id}/sheet`,
    `Recovery sheet: Indicator red-long: by 7 December 2026\n${at}/plans/${it.planId}/placements/${placementId}/recovery-sheet`,
    `The challenge meeting is on 15 December 2026. All that you owe, on one page:\n${at}/owed`,
  ])
  expect(letter?.text).not.toContain('Indicator red-new')
  expect(await mails()).toHaveLength(2)
})

test('the plan’s protective marking stands first in the subject and in the mail', async () => {
  await it.connection.db.update(plan).set({ marking: 'OFFICIAL-SENSITIVE' })
  await opened()
  const [letter] = await mailsTo('head@example.org')
  expect([letter?.subject.split(':')[0], letter?.text.split('\n')[0]]).toEqual([
    'OFFICIAL-SENSITIVE',
    'OFFICIAL-SENSITIVE',
  ])
})

test('of two nodes one sends, and a planned round mails nobody', async () => {
  const id = await planRound(it)
  expect(await send(TODAY)).toEqual({ sent: 0, failed: 0 })
  await turn(it, id)
  const both = await Promise.all([send(TODAY), send(TODAY)])
  expect(both.map(({ failed }) => failed)).toEqual([0, 0])
  await vi.waitFor(async () => expect(await mails()).toHaveLength(2))
  expect(await send('2026-11-24')).toEqual({ sent: 0, failed: 0 })
})

test('reminders come on the set days, to who has not answered, and say what is late', async () => {
  const id = await opened()
  expect(await send('2026-11-27')).toEqual({ sent: 0, failed: 0 })
  expect(await send('2026-11-28')).toEqual({ sent: 2, failed: 0 })
  expect(await send('2026-11-28')).toEqual({ sent: 0, failed: 0 })
  const { seriesId } = await rowOf(it, 'red-long')
  await it.send('POST', '/measurements', aRecord(seriesId ?? '', { value: 27, accepted: ['beyond-usual'] }))
  expect(await send('2026-12-01')).toEqual({ sent: 1, failed: 0 })
  expect(await send('2026-12-03')).toEqual({ sent: 1, failed: 0 })
  const subjects = (await mailsTo('owner@example.org')).map(({ subject }) =>
    subject.replace('Tryton Partnership: ', ''),
  )
  expect(subjects).toEqual([
    '6 values, 1 report card and 3 recovery sheets for Quarter 3, 2026/27',
    'Reminder: 6 values, 1 report card and 3 recovery sheets for Quarter 3, 2026/27',
    'Reminder: 6 values, 1 report card and 3 recovery sheets for Quarter 3, 2026/27',
    'Late: 6 values for Quarter 3, 2026/27',
  ])
  const { people } = await whoOwes(it, id)
  expect(people.find((one) => one.member?.name === OWNER)).toMatchObject({
    askedOn: TODAY,
    reminders: ['2026-11-28', '2026-12-01', '2026-12-03'],
    signsIn: true,
  })
})

test('a clock that runs ahead and is put back keeps nobody from a reminder, and brings none twice', async () => {
  await opened()
  expect(await send('2026-12-03')).toEqual({ sent: 2, failed: 0 })
  expect(await send(TODAY)).toEqual({ sent: 0, failed: 0 })
  expect(await send('2026-11-28')).toEqual({ sent: 2, failed: 0 })
  expect(await send('2026-11-27')).toEqual({ sent: 0, failed: 0 })
  expect(await send('2026-11-28')).toEqual({ sent: 0, failed: 0 })
  expect(await send('2026-12-03')).toEqual({ sent: 0, failed: 0 })
  expect(await mails()).toHaveLength(6)
})

test('after the meeting nobody is mailed any more', async () => {
  await opened()
  expect(await send('2026-12-16')).toEqual({ sent: 0, failed: 0 })
})

test('whoever comes to owe something in an open round is told then', async () => {
  await opened()
  const [head, owner] = [await personOf(it, HEAD), await personOf(it, 'Plan coordinator')]
  await joins('Plan coordinator', 'coordinator@example.org')
  await it.connection.db
    .update(member)
    .set({ absentFrom: '2026-11-20', deputyMemberId: owner.id })
    .where(eq(member.id, head.id))
  expect(await send('2026-11-24')).toEqual({ sent: 1, failed: 0 })
  const [letter] = await mailsTo('coordinator@example.org')
  expect(letter?.text).toContain('by 1 December 2026, for Headteacher')
})

test('whoever has no account is not mailed, and the coordinator sees it', async () => {
  const head = await personOf(it, HEAD)
  await it.connection.db.update(member).set({ accountId: null }).where(eq(member.id, head.id))
  const id = await anOpenRound(it)
  await vi.waitFor(async () => expect(await mails()).toHaveLength(1))
  expect((await whoOwes(it, id)).people.map((one) => [one.member?.name, one.signsIn, one.askedOn])).toEqual([
    [OWNER, true, TODAY],
    [HEAD, false, null],
  ])
})

test('one whose mail cannot be made keeps nobody else from theirs, and is due again', async () => {
  await opened()
  const { db } = it.connection
  await db.delete(mail)
  await db.delete(roundNotice)
  const transaction = vi.spyOn(db, 'transaction')
  transaction.mockRejectedValueOnce(new Error('gone'))
  expect(await send(TODAY)).toEqual({ sent: 1, failed: 1 })
  transaction.mockRestore()
  expect(await send(TODAY)).toEqual({ sent: 1, failed: 0 })
})

test('the job opens what opens by itself and mails, and stops when it is closed', async () => {
  const id = await planRound(it, { opensByItself: true })
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const warn = vi.fn()
  const post = openRoundPost(it.connection.db, () => '2026-11-24', settings, warn)
  post.start()
  vi.advanceTimersByTime(600_000)
  await post.close()
  vi.useRealTimers()
  expect((await whoOwes(it, id)).round.state).toBe('open')
  expect([await mails(), warn.mock.calls]).toMatchObject([[{}, {}], []])
})
