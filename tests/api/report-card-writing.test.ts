import { createHash } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import { ReportCard } from '@ttc/contracts/report-card'
import { round } from '@ttc/db/round'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listPriorities } from '../../apps/api/src/priority/priority.queries.ts'
import { liveCard } from '../../apps/api/src/report-card/live-card.queries.ts'
import { listCardsForPack } from '../../apps/api/src/report-card/present-card.queries.ts'
import { startTestApp, type TestApp, TODAY } from '../support/app.ts'
import { cardOf, someWords, TOLD } from '../support/card-writing.ts'
import { placeIn } from '../support/place.ts'
import { aPlanFile } from '../support/plan-file.ts'
import { startRedPlan } from '../support/red-plan.ts'
import { aRecord } from '../support/request.ts'
import { anOpenRound, personOf } from '../support/round.ts'

const LEAD = 'Priority lead'
const PLAN_LEAD = 'Plan lead'
const READER = 'Scrutiny officer'

let it: TestApp
beforeEach(async () => {
  const file = aPlanFile()
  it = await startTestApp({
    ...file,
    members: [
      ...file.members,
      { key: 'lead', name: LEAD, agency: 'Council', roles: [{ role: 'priority-lead', priority: 'homes' }] },
      { key: 'chair', name: PLAN_LEAD, agency: 'NHS', roles: [{ role: 'plan-lead' }] },
      { key: 'reader', name: READER, agency: 'Council', roles: [{ role: 'reader' }] },
    ],
  })
})
afterEach(() => it.close())

const as = async (name: string) => cardOf(it, (await personOf(it, name)).ask)
const aSignedCard = async () => {
  const card = await cardOf(it)
  await card.write()
  await card.ready()
  expect((await card.sign()).statusCode).toBe(200)
  return card
}
const freeze = (id: string, state: 'open' | 'frozen' = 'frozen') =>
  it.connection.db.update(round).set({ state }).where(eq(round.id, id))

test('a card goes from a draft to ready and signed, with who and when on it', async () => {
  await anOpenRound(it)
  const lead = await as(LEAD)
  expect(await lead.read()).toMatchObject({
    id: null,
    version: 0,
    state: 'draft',
    name: 'Quarter 3, 2026/27',
    round: { cardsDueOn: '2026-12-04' },
    words: { line: '', changed: '', asks: [] },
    before: null,
    allowed: ['report-card.read', 'report-card.write'],
  })
  const saved = await lead.write()
  expect([saved.statusCode, saved.json()]).toMatchObject([
    200,
    { version: 1, fit: { fits: true }, findings: [{ code: 'late', serious: false }] },
  ])
  expect(await lead.card()).toMatchObject({
    round: 'Quarter 3, 2026/27',
    line: 'Families are helped once',
    words: { changed: TOLD, asks: [{ of: 'NHS' }] },
    standing: { state: 'draft', on: null, by: null },
  })
  expect((await lead.ready()).statusCode).toBe(200)
  expect((await lead.card()).standing).toMatchObject({ state: 'ready', by: { role: LEAD, agency: 'Council' } })
  const chair = await as(PLAN_LEAD)
  expect((await chair.sign()).statusCode).toBe(200)
  expect((await chair.card()).standing).toEqual({
    state: 'signed',
    on: TODAY,
    by: { role: PLAN_LEAD, agency: 'NHS' },
  })
  const { state, findings, turns, signed } = await chair.read()
  expect([state, findings]).toEqual(['signed', []])
  expect(turns.map(({ what, by }) => [what, by?.name])).toEqual([
    ['signed', PLAN_LEAD],
    ['ready', LEAD],
  ])
  expect(signed).toMatchObject([{ name: 'Quarter 3, 2026/27', on: TODAY, by: PLAN_LEAD }])
})

test('who may not write or sign is told who may, and reads how far it is', async () => {
  const lead = await as(LEAD)
  const reader = await as(READER)
  await lead.write()
  expect((await reader.write()).statusCode).toBe(403)
  expect((await (await as(PLAN_LEAD)).write()).statusCode).toBe(403)
  expect((await reader.ready()).statusCode).toBe(403)
  await lead.ready()
  const refused = await lead.sign()
  expect([refused.statusCode, refused.json().detail]).toEqual([403, expect.stringContaining('plan lead')])
  expect(await reader.read()).toMatchObject({ state: 'ready', words: { changed: TOLD }, allowed: ['report-card.read'] })
})

test('what is serious goes ahead only with a reason, which is kept', async () => {
  const card = await cardOf(it)
  const refused = await card.ready()
  expect([refused.statusCode, refused.json()]).toMatchObject([
    422,
    { code: 'rule-broken', fields: [{ field: 'reason', message: expect.stringMatching(/^Say why/) }] },
  ])
  expect((await card.ready(true, 'The group meets tomorrow.')).statusCode).toBe(200)
  expect((await card.read()).turns).toMatchObject([{ what: 'ready', reason: 'The group meets tomorrow.' }])
})

test('red without a sheet and the words of last time are found', async () => {
  const red = await startRedPlan()
  const card = await cardOf(red.it)
  await card.write()
  const codes = async () => (await card.read()).findings.map(({ code }) => code)
  expect(await codes()).toEqual(['no-sheet', 'late'])
  await red.submit()
  expect(await codes()).toEqual(['late'])
  await card.ready()
  await anOpenRound(red.it)
  const { state, before, words } = await card.read()
  expect([state, before?.name, words.changed]).toEqual(['draft', '2026/27 Q3', ''])
  await card.write()
  expect((await card.read()).findings[0]).toMatchObject({
    code: 'same-words',
    sentence: 'The words are the same as in 2026/27 Q3.',
  })
  await red.it.close()
})

test('a draft begun before the round is gone on with in it', async () => {
  const card = await cardOf(it)
  await card.write()
  const { id } = await card.read()
  await anOpenRound(it)
  expect(await card.read()).toMatchObject({ id, name: 'Quarter 3, 2026/27', words: { changed: TOLD } })
  await card.ready()
  expect(await card.read()).toMatchObject({ id, state: 'ready', round: { name: 'Quarter 3, 2026/27' } })
})

test('text too long for one side is kept as a draft, and refused with how much to take out', async () => {
  const long = { changed: 'Because more children stay. '.repeat(71).trim(), asks: someWords().asks }
  const card = await cardOf(it)
  await card.write({ ...long, asks: Array.from({ length: 5 }, () => ({ of: 'NHS', text: 'Keep it. '.repeat(44) })) })
  const { fit } = await card.read()
  expect(fit).toMatchObject({ fits: false, over: { characters: expect.any(Number) } })
  const refused = await card.ready()
  expect([refused.statusCode, refused.json()]).toMatchObject([
    422,
    {
      code: 'rule-broken',
      detail: expect.stringContaining(`Take out about ${fit.over?.characters} characters`),
      fields: [{ field: 'words.changed' }],
    },
  ])
  expect((await card.read()).state).toBe('draft')
})

test('of two at once the second is given what stands, and nothing of theirs is stored', async () => {
  const card = await cardOf(it)
  const first = await card.present()
  await card.write()
  const second = { id: newId(), version: first.version, words: someWords({ changed: 'Mine' }) }
  const late = await card.put('words', second)
  expect([late.statusCode, late.json().present]).toMatchObject([409, { version: 1, words: { changed: TOLD } }])
  const both = await Promise.all([card.ready(), card.ready()])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, expect.any(Number)])
  expect((await card.read()).turns).toHaveLength(1)
})

test('a request that comes again because its answer was lost is answered as the first, and done once', async () => {
  const card = await cardOf(it)
  const based = { id: newId(), version: 0 }
  const twice = async (path: string, body: object) => [await card.put(path, body), await card.put(path, body)]
  const answers = [
    ...(await twice('words', { ...based, words: someWords() })),
    ...(await twice('ready', { ...based, version: 1, ready: true })),
    ...(await twice('signature', { ...based, version: 2, signed: true })),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().version])).toEqual([
    [200, 1],
    [200, 1],
    [200, 2],
    [200, 2],
    [200, 3],
    [200, 3],
  ])
  const { turns, signed } = await card.read()
  expect([turns.length, signed.length]).toEqual([2, 1])
})

test('a card that is ready or signed keeps its words', async () => {
  const card = await cardOf(it)
  await card.write()
  await card.ready()
  const refused = await card.write({ changed: 'Other' })
  expect([refused.statusCode, refused.json().detail]).toEqual([422, expect.stringMatching(/^This card is ready/)])
  await card.ready(false)
  expect((await card.write({ changed: 'Other' })).statusCode).toBe(200)
})

test('a signed card and its file stay as they were, whatever the numbers do', async () => {
  const card = await aSignedCard()
  const [copy, pdf] = [await card.card(), await card.pdf()]
  const { row } = await placeIn(it)
  await it.send('POST', '/measurements', aRecord(row.seriesId, { value: 31, accepted: ['beyond-usual'] }))
  expect(await card.card()).toEqual(copy)
  const live = await liveCard(it.connection.db, it.scope, card.priorityId, TODAY)
  expect([live.headlines[0]?.latest?.value, copy.headlines[0]?.latest?.value]).toEqual([31, 18.2])
  expect(ReportCard.parse(copy)).toMatchObject({ schema: 1, standing: { state: 'signed' } })
  expect((await card.pdf()).equals(pdf)).toBe(true)
  const [kept] = (await card.read()).signed
  expect(kept?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'))
  expect(await packed(card.priorityId)).toEqual(copy)
})

/** The card as it would go into a pack now. */
async function packed(priorityId: string): Promise<ReportCard | undefined> {
  const { db } = it.connection
  const priorities = (await listPriorities(db, it.scope, it.planId)).filter(({ id }) => id === priorityId)
  return (await listCardsForPack(db, it.scope, it.planId, priorities, TODAY))[0]
}

test('a signed card is opened again with a reason until the pack is frozen, and its copy stays', async () => {
  const roundId = await anOpenRound(it)
  const card = await aSignedCard()
  const pdf = await card.pdf()
  expect((await card.sign(false)).json()).toMatchObject({ code: 'rule-broken', fields: [{ field: 'reason' }] })
  await freeze(roundId)
  expect((await card.sign(false, 'A wrong figure')).json()).toMatchObject({
    code: 'rule-broken',
    detail: expect.stringMatching(/^The pack of this round is frozen/),
  })
  await freeze(roundId, 'open')
  expect((await card.sign(false, 'A wrong figure')).statusCode).toBe(200)
  const { state, turns, signed } = await card.read()
  expect([state, turns[0]?.what, turns[0]?.reason]).toEqual(['draft', 'reopened', 'A wrong figure'])
  const kept = await it.get(`/priorities/${card.priorityId}/signed-cards/${signed[0]?.id}`)
  expect(kept.rawPayload.equals(pdf)).toBe(true)
  expect(await packed(card.priorityId)).toMatchObject({ standing: { state: 'draft' } })
})

test('the list tells how far every card is and when it is due', async () => {
  await anOpenRound(it)
  const card = await cardOf(it)
  await card.write()
  await card.ready()
  expect((await it.get(`/plans/${it.planId}/report-cards`)).json()).toMatchObject({
    round: { cardsDueOn: '2026-12-04' },
    cards: [{ priorityId: card.priorityId, state: 'ready', on: expect.any(String), by: expect.anything() }],
  })
})
