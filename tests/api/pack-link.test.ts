import type { PackLinkListView, ReadPackView } from '@ttc/contracts/link/pack'
import { newId } from '@ttc/contracts/new-id'
import { rateLimit } from '@ttc/db/account'
import { auditEntry } from '@ttc/db/audit'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import { link } from '@ttc/db/link'
import { mail } from '@ttc/db/mail'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestApp } from '../support/app.ts'
import { type Meeting, planMeeting } from '../support/challenge-meeting.ts'
import {
  give,
  look,
  lookAtCard,
  makeLink,
  makePackLink,
  makeQuestionLink,
  saveFile,
  writeQuestion,
} from '../support/link.ts'
import { hashOfBytes, type PackDesk, packDesk } from '../support/pack.ts'
import { DIRECTOR, type RedPlan, startRedPlan } from '../support/red-plan.ts'

let plan: RedPlan
let it: TestApp
let meeting: Meeting
let desk: PackDesk
let pack: string

beforeEach(async () => {
  plan = await startRedPlan()
  it = plan.it
  meeting = await planMeeting(it, { meetsOn: '2026-12-15', marking: 'OFFICIAL' })
  desk = packDesk(it, meeting.id)
  pack = (await desk.freeze()).json().id
})
afterEach(() => it.close())

const at = () => `/packs/${pack}/links`
const list = async () => (await it.get(at())).json<PackLinkListView>()
const read = async (key: string) => (await look(it, key)).json<ReadPackView>()
const body = (over: object = {}) => ({
  id: newId(),
  forName: 'Scrutiny member',
  agency: 'Council',
  expiresOn: '2027-01-14',
  ...over,
})
/** What is told of a key, without the number of the request. */
const told = async (key: string) => {
  const { requestId: _, ...answer } = (await look(it, key)).json()
  return answer
}
const allOf = async (key: string) => {
  const answers = [await look(it, key), await lookAtCard(it, key, 'any'), await saveFile(it, key, 'pdf')]
  return answers.map(({ statusCode }) => statusCode)
}

test('whoever holds the key reads the frozen version, its cards and its very bytes, and nothing that came later', async () => {
  const { key, address } = await makePackLink(it, pack)
  expect(address).toMatch(/\/l#[\w-]{43}$/)
  const first = await desk.newest()
  await desk.freeze({ after: 1, reason: 'A number was wrong' })
  const answer = await look(it, key)
  const { headers } = answer
  expect([answer.statusCode, headers['cache-control'], headers['x-robots-tag']]).toEqual([200, 'no-store', 'noindex'])
  const view = answer.json<ReadPackView>()
  expect(view).toMatchObject({
    kind: 'pack',
    forName: 'Scrutiny member',
    agency: 'Council',
    sentBy: { name: 'Plan coordinator' },
    content: { number: 1, marking: 'OFFICIAL', agenda: first.content.agenda, exceptions: first.content.exceptions },
    cards: first.cards,
  })
  const cardId = first.cards[0]?.id ?? ''
  const card = await lookAtCard(it, key, cardId)
  expect(card.json()).toEqual((await it.get(`/packs/${pack}/cards/${cardId}`)).json())
  const [pdf, slides] = [await saveFile(it, key, 'pdf'), await saveFile(it, key, 'slides')]
  expect([hashOfBytes(pdf.rawPayload), hashOfBytes(slides.rawPayload)]).toEqual([first.pdf.sha256, first.slides.sha256])
  expect([pdf.headers['content-type'], pdf.headers['cache-control'], pdf.headers['content-disposition']]).toEqual([
    'application/pdf',
    'no-store',
    'attachment; filename="pack-2026-12-15-version-1.pdf"',
  ])
  expect((await lookAtCard(it, key, newId())).statusCode).toBe(404)
})

test('each opening counts for whoever made it, and a new key begins to count anew while the old one opens nothing', async () => {
  const { id, key } = await makePackLink(it, pack)
  expect(await list()).toMatchObject({ proposedUntil: '2027-01-14', links: [{ id, state: 'made', openings: 0 }] })
  await look(it, key)
  await look(it, key)
  const [opened] = (await list()).links
  expect([opened?.state, opened?.openings, opened?.version, opened?.lastOpenedAt]).toEqual([
    'opened',
    2,
    1,
    expect.any(String),
  ])
  const again = { id: newId(), version: 1, forEmail: null, expiresOn: '2027-02-01' }
  const made = await it.send('POST', `${at()}/${id}/again`, again)
  expect([made.statusCode, (await it.send('POST', `${at()}/${id}/again`, again)).json().address]).toEqual([201, null])
  expect(await allOf(key)).toEqual([404, 404, 404])
  expect((await read(made.json().address.split('#')[1])).expiresOn).toBe('2027-02-01')
  expect((await list()).links).toMatchObject([{ openings: 1, version: 2, expiresOn: '2027-02-01' }])
  expect((await it.send('POST', `${at()}/${id}/again`, { ...again, id: newId() })).statusCode).toBe(409)
})

test('withdrawn or expired, a key is answered like one that never was', async () => {
  const [gone, old] = [await makePackLink(it, pack), await makePackLink(it, pack)]
  const withdrawn = await it.send('PUT', `${at()}/${gone.id}/withdrawal`, { version: 1 })
  expect(withdrawn.json()).toEqual({ id: gone.id, version: 2 })
  await it.connection.db.update(link).set({ expiresOn: '2026-11-01' }).where(eq(link.id, old.id))
  expect([await told(gone.key), await told(old.key)]).toEqual([await told('never'), await told('never')])
  expect([await allOf(gone.key), await allOf(old.key)]).toEqual([Array(3).fill(404), Array(3).fill(404)])
  expect((await list()).links.map(({ state }) => state).toSorted()).toEqual(['expired', 'withdrawn'])
})

test('a key of another kind opens no pack, one of a pack opens nothing else, and guesses are stopped', async () => {
  const { id, key } = await makePackLink(it, pack)
  const value = await makeLink(it, plan.place)
  const question = await makeQuestionLink(it, meeting.id)
  const others = [
    await give(it, key),
    await writeQuestion(it, key),
    await saveFile(it, value.key, 'pdf'),
    await lookAtCard(it, question.key, 'any'),
    await it.send('PUT', `/links/${id}/withdrawal`, { version: 1 }),
    await it.send('PUT', `${at()}/${value.id}/withdrawal`, { version: 1 }),
  ]
  expect(others.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(404))
  await it.connection.db.delete(rateLimit)
  const guesses = await Promise.all(Array.from({ length: 60 }, (_, i) => saveFile(it, `guess ${i}`, 'pdf')))
  expect(new Set(guesses.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
  expect((await saveFile(it, 'guess', 'pdf')).statusCode).toBe(429)
}, 60_000)

test('whoever may freeze packs makes links and mails them; others do not, and the last day is within a year', async () => {
  const { id, key } = await makePackLink(it, pack, { forEmail: 'Reader@example.org' })
  const refused = [
    await plan.as(DIRECTOR, 'GET', at()),
    await plan.as(DIRECTOR, 'POST', at(), body()),
    await plan.as(DIRECTOR, 'PUT', `${at()}/${id}/withdrawal`, { version: 1 }),
  ]
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
  const [letter] = await it.connection.db.select().from(mail)
  expect([letter?.to, letter?.subject, letter?.text.includes(`/l#${key}`)]).toEqual([
    'reader@example.org',
    'OFFICIAL: Papers to read from Tryton Partnership',
    true,
  ])
  const [past, late] = [
    await it.send('POST', at(), body({ expiresOn: '2026-11-01' })),
    await it.send('POST', at(), body({ expiresOn: '2028-01-01' })),
  ]
  expect([past.json().fields, late.json().fields]).toEqual([
    [{ field: 'expiresOn', message: 'This day has passed. Enter today or a later day.' }],
    [
      {
        field: 'expiresOn',
        message: 'A link works for a year at most. Enter 23 November 2027 or an earlier day.',
      },
    ],
  ])
  const [kept] = await it.connection.db.select().from(link).where(eq(link.id, id))
  expect(JSON.stringify(kept)).not.toContain(key)
})

test('a pack marked beyond OFFICIAL needs the word of its maker that the person may read the marking', async () => {
  await it.connection.db.update(challengeMeeting).set({ marking: 'OFFICIAL-SENSITIVE' })
  await desk.freeze({ after: 1, reason: 'Marked' })
  const marked = (await desk.list()).packs.find(({ marking }) => marking === 'OFFICIAL-SENSITIVE')
  const url = `/packs/${marked?.id}/links`
  const refused = await it.send('POST', url, body())
  const message = 'This pack is marked OFFICIAL-SENSITIVE. Tick that the person may read this marking, or make no link.'
  expect([refused.statusCode, refused.json().fields]).toEqual([400, [{ field: 'mayReadMarking', message }]])
  const made = await it.send('POST', url, body({ mayReadMarking: true }))
  const key = made.json().address.split('#')[1]
  expect([made.statusCode, (await read(key)).content.marking]).toEqual([201, 'OFFICIAL-SENSITIVE'])
  const [noted] = await it.connection.db.select().from(auditEntry).where(eq(auditEntry.objectId, made.json().id))
  expect(noted?.after).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', mayReadMarking: true })
})
