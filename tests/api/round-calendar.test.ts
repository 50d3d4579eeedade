import { newId } from '@ttc/contracts/new-id'
import type { MadeCalendarLinkView } from '@ttc/contracts/round'
import { member } from '@ttc/db/member'
import { calendarLink } from '@ttc/db/round'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanInTrouble } from '../support/exceptions.ts'
import { anOpenRound, findRoundView, personOf, planRound, turn } from '../support/round.ts'
import { rowsOf } from '../support/rows.ts'

const HEAD = 'Headteacher'
let it: TestApp
let id: string
beforeEach(async () => {
  it = await startTestApp(aPlanInTrouble())
  id = await anOpenRound(it)
})
afterEach(() => it.close())

async function makeLink(name: string) {
  const person = await personOf(it, name)
  const body = { id: newId() }
  const answer = await person.ask('POST', '/calendar-link', body)
  const { address } = answer.json<MadeCalendarLinkView>()
  return { ...person, body, address: (address ?? '').replace('http://localhost', '') }
}
const read = (url: string, headers: Record<string, string> = {}) => it.ask({ method: 'GET', url, headers })
const days = (text: string) =>
  [...text.matchAll(/UID:(\S+?)@[\s\S]*?DTSTART;VALUE=DATE:(\d+)[\s\S]*?SUMMARY:([^\r]*)/g)].map(
    ([, uid, on, words]) => [uid?.replace(id, 'ID').replace(/sheet-.*/, 'sheet-ID'), on, words],
  )

test('a member’s calendar holds the meetings and their own deadlines, and names no indicator', async () => {
  const { address } = await makeLink(HEAD)
  const answer = await read(address)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
  })
  expect(days(answer.body)).toEqual([
    ['round-ID-numbers', '20261201', String.raw`Numbers due: Quarter 3\, 2026/27`],
    ['recovery-sheet-ID', '20261207', String.raw`Recovery sheet due: Quarter 3\, 2026/27`],
    ['round-ID-meeting', '20261215', String.raw`Challenge meeting: Quarter 3\, 2026/27`],
  ])
  expect(answer.body).not.toMatch(/Indicator|Head of early help|red/)
})

test('who runs the round has its other days too', async () => {
  const { address } = await makeLink('Plan coordinator')
  expect(days((await read(address)).body).map(([uid]) => uid)).toEqual([
    'round-ID-opens',
    'round-ID-freeze',
    'round-ID-meeting',
    'round-ID-note',
    'round-ID-nudge',
  ])
})

test('an unchanged calendar is answered 304; a moved meeting keeps its id and raises its sequence', async () => {
  const { address } = await makeLink(HEAD)
  const first = await read(address)
  const tag = String(first.headers.etag)
  const again = await read(address, { 'if-none-match': tag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const { state: _, openedAt: _at, closedAt: _closed, id: _id, ...present } = await findRoundView(it, id)
  const moved = { ...present, meetsOn: '2026-12-17', noteOn: '2026-12-21' }
  expect((await it.send('PUT', `/rounds/${id}`, moved)).statusCode).toBe(200)
  const second = await read(address, { 'if-none-match': tag })
  expect(second.statusCode).toBe(200)
  const sequence = (text: string) =>
    text
      .split('BEGIN:VEVENT')
      .find((one) => one.includes('-meeting@'))
      ?.match(/SEQUENCE:(\d+)/)?.[1]
  expect([sequence(first.body), sequence(second.body)]).toEqual(['1', '2'])
  expect(days(second.body).at(-1)).toEqual(['round-ID-meeting', '20261217', expect.any(String)])
})

test('the secret is shown once, its hash alone is kept, and a repeated request does not show it', async () => {
  const { ask, body, address } = await makeLink(HEAD)
  const secret = address.split('/')[3] ?? ''
  expect(secret).toHaveLength(43)
  expect((await ask('POST', '/calendar-link', body)).json()).toEqual({ id: body.id, address: null })
  const stored = await rowsOf(it.connection, sql`select * from calendar_link, receipt, audit_entry`)
  expect(JSON.stringify(stored)).not.toContain(secret)
  await read(address)
  expect((await ask('GET', '/calendar-link')).json()).toEqual({
    link: { id: body.id, madeAt: expect.any(String), lastUsedAt: expect.any(String) },
  })
})

test('a new address takes the place of the last, and one that is withdrawn is worth nothing', async () => {
  const first = await makeLink(HEAD)
  const second = await makeLink(HEAD)
  expect([(await read(first.address)).statusCode, (await read(second.address)).statusCode]).toEqual([404, 200])
  const withdraw = () => second.ask('PUT', '/calendar-link/withdrawal', { linkId: second.body.id })
  expect([(await withdraw()).statusCode, (await withdraw()).statusCode]).toEqual([204, 404])
  expect((await read(second.address)).statusCode).toBe(404)
  expect((await second.ask('GET', '/calendar-link')).json()).toEqual({ link: null })
})

test('nobody withdraws somebody else’s', async () => {
  const { body, address } = await makeLink(HEAD)
  const answer = await it.send('PUT', '/calendar-link/withdrawal', { linkId: body.id })
  expect([answer.statusCode, (await read(address)).statusCode]).toEqual([404, 200])
})

test('it ends with the membership, and shows no plan its owner may not see any more', async () => {
  const { id: memberId, address } = await makeLink(HEAD)
  const { db } = it.connection
  await db.execute(sql`update member_role set ended_at = now() where member_id = ${memberId}`)
  expect(days((await read(address)).body)).toEqual([])
  await db.update(member).set({ leftOn: '2026-11-01' }).where(eq(member.id, memberId))
  expect((await read(address)).statusCode).toBe(404)
})

test('a closed round keeps its meeting and has no deadlines', async () => {
  const { address } = await makeLink(HEAD)
  await turn(it, id, 'closed')
  await planRound(it, { name: 'Next', ...(await findRoundViewDays()) })
  expect(days((await read(address)).body).map(([uid, on]) => [uid?.replace(/-[0-9a-f-]{36}-/, '-OTHER-'), on])).toEqual(
    [
      ['round-ID-meeting', '20261215'],
      ['round-OTHER-numbers', '20270223'],
      ['recovery-sheet-ID', '20261207'],
      ['round-OTHER-meeting', '20270309'],
    ],
  )
})
const findRoundViewDays = async () => {
  const { daysFor } = await import('@ttc/domain/round/proposal')
  return daysFor('2027-03-09')
}

test('guessing is stopped, while addresses that are right go on being answered', async () => {
  const { address } = await makeLink(HEAD)
  const guess = async () => (await read(`/api/calendars/${newId()}/rounds.ics`)).statusCode
  const answers = []
  for (const _ of Array(61)) answers.push(await guess())
  expect([answers.at(0), answers.at(59), answers.at(60)]).toEqual([404, 404, 429])
  expect((await read(address)).statusCode).toBe(200)
})

test('a token of a program has no calendar of its own, and neither has a stranger', async () => {
  const answer = await it.ask({ method: 'POST', url: `${it.at}/calendar-link`, payload: { id: newId() } })
  expect(answer.statusCode).toBe(401)
  expect(await it.connection.db.select().from(calendarLink)).toEqual([])
})
