import type { ActionListView } from '@ttc/contracts/action'
import type { DetectorListView } from '@ttc/contracts/detector'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { target } from '@ttc/db/placement'
import { memberRole } from '@ttc/db/role'
import { answer } from '@ttc/db/turning-the-curve'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import {
  aPlanInTrouble,
  codesOf,
  counted,
  freshExceptions,
  listed,
  rowOf,
  storedExceptions,
} from '../support/exceptions.ts'
import { aFactor, anAction, anIdea, type OpenedWalk, openWalk, saidDaysAgo } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
beforeAll(async () => {
  const plan = aPlanInTrouble()
  const rules = (rules: (typeof plan.indicators)[number]['rules']) => rules?.map((one) => ({ ...one, reason: '' }))
  const indicators = plan.indicators.map((one) =>
    one.code === 'amber' || one.code === 'green' ? { ...one, targetReason: '', rules: rules(one.rules) } : one,
  )
  it = await startTestApp({ ...plan, indicators })
  walk = await openWalk(it)
})
afterAll(() => it.close())

const story = 'Too few foster homes were found near the schools that children in our care go to'
const found = async (search = ''): Promise<DetectorListView> => (await it.get(`/detectors${search}`)).json()
const everything = async (only: string) => codesOf(await listed(it, `?part=all&only=${only}&limit=300`))

test('words that are as they were before the value came are told of, and those that were rewritten are not', async () => {
  const factor = await walk.add(aFactor(story))
  expect((await rowOf(it, 'amber')).sameWords).toBeNull()
  await saidDaysAgo(it, 200)
  expect((await rowOf(it, 'amber')).sameWords).toMatchObject({ share: 1, onlyNumbers: false })
  expect(await everything('same-words')).toHaveLength(7)
  await walk.edit(factor, { content: { ...factor.content, text: `${story} now` } })
  expect((await rowOf(it, 'amber')).sameWords?.share).toBeCloseTo(32 / 33, 9)
  const [again] = (await walk.view()).answers
  await walk.edit(again as typeof factor, { content: { ...factor.content, text: 'Carers leave within a year' } })
  expect((await rowOf(it, 'amber')).sameWords).toBeNull()
  expect(await everything('same-words')).toEqual([])
})

test('an indicator without a value owes no new words', async () => {
  await saidDaysAgo(it, 200)
  expect(await everything('same-words')).not.toContain('waits')
  expect((await found()).total['same-words']).toBe(7)
})

test('stale words are old ones, and new ones that say the same', async () => {
  await it.connection.db.update(answer).set({ changedAt: new Date() })
  await freshExceptions(it)
  expect((await counted(it)).flags['stale-words']).toBe(3)
  await saidDaysAgo(it, 0)
  expect((await counted(it)).flags['stale-words']).toBe(0)
})

test('what became of an action is commentary too, until the action is over', async () => {
  const action = await walk.add(anAction('Find ten carers', { effect: 'More homes' }))
  const say = (status: string, note: string) =>
    it.send('POST', `/walks/${walk.id}/answers/${action.id}/updates`, { id: newId(), on: '2026-01-05', status, note })
  await say('on-track', 'Posters went up in every surgery, shop, library and school of the town')
  await saidDaysAgo(it, 200)
  expect((await rowOf(it, 'amber')).sameWords?.share).toBe(1)
  await say('on-track', 'Four of ten were found by an evening at which foster carers told their story')
  expect((await rowOf(it, 'amber')).sameWords).toBeNull()
  await say('done', 'All ten')
  expect((await rowOf(it, 'amber')).sameWords).toBeNull()
})

test('an open action that names nothing it is to change is counted once, however many indicators share it', async () => {
  const idea = await walk.add(anIdea('Ask those who left'))
  await walk.add(anAction('From an idea'), { linkId: idea.id })
  await walk.add(anAction('With its effect', { effect: 'Fewer leave' }))
  expect((await found()).total['no-effect']).toBe(0)
  const bare = await walk.add(anAction('Hold a meeting'))
  expect((await found()).total['no-effect']).toBe(1)
  const narrowed: ActionListView = (await it.get('/actions?state=no-effect')).json()
  expect(narrowed.actions.map(({ text, namesEffect }) => [text, namesEffect])).toEqual([['Hold a meeting', false]])
  expect([narrowed.total, narrowed.counts['no-effect']]).toEqual([1, 1])
  const all: ActionListView = (await it.get('/actions?state=all')).json()
  expect(all.actions.filter((one) => !one.namesEffect).map(({ id }) => id)).toEqual([bare.id])
  expect((await rowOf(it, 'red-long')).actions.noEffect).toBe(1)
  const update = { id: newId(), on: '2026-01-05', status: 'stopped', note: 'Nobody came' }
  await it.send('POST', `/walks/${walk.id}/answers/${bare.id}/updates`, update)
  expect((await found()).total['no-effect']).toBe(0)
})

test('targets without a reason are found, and a reason alone, with the targets as they are, is the way out', async () => {
  const before = await everything('no-reason')
  expect(before).toContain('amber')
  const row = await rowOf(it, 'amber')
  expect(row.unreasoned).toEqual({ targets: 2, rules: 1 })
  const page = (await it.get(`/placements/${row.placementId}`)).json()
  const targets = page.placement.targets.map(
    ({ period, value }: { period: { start: string; end: string }; value: number }) => ({
      period: { start: period.start, end: period.end },
      value,
    }),
  )
  const { version } = page.placement
  const set = await it.send('PUT', `/placements/${row.placementId}/targets`, {
    version,
    targets,
    reason: 'Half of the way',
  })
  expect(set.statusCode, set.body).toBe(200)
  expect((await rowOf(it, 'amber')).unreasoned).toEqual({ targets: 0, rules: 1 })
  const stored = await it.connection.db.select().from(target)
  expect(stored.filter(({ reason }) => reason === 'Half of the way').map(({ correction }) => correction)).toEqual([
    false,
    false,
  ])
  const rule = page.placement.rules[0]
  const { appliesFrom, tolerance, path, amberIfImproved } = rule
  const again = {
    id: newId(),
    version: version + 1,
    appliesFrom,
    tolerance,
    path,
    amberIfImproved,
    reason: 'As agreed',
  }
  expect((await it.send('POST', `/placements/${row.placementId}/rules`, again)).statusCode).toBe(201)
  expect(await everything('no-reason')).toEqual(before.filter((code) => code !== 'amber'))
})

test('what is found is told in all and by priority, and every count is as long as the list it leads to', async () => {
  await saidDaysAgo(it, 200)
  const { total, priorities } = await found()
  const [only] = priorities
  expect(priorities).toHaveLength(1)
  expect(only?.found).toEqual(total)
  expect(await everything('same-words')).toHaveLength(total['same-words'])
  expect(await everything('no-reason')).toHaveLength(total['no-reason'])
  expect(await everything('slipped')).toHaveLength(total.slipped)
  expect(await found(`?priority=${only?.priority.id}`)).toEqual(await found())
  expect(await found(`?plan=${newId()}`)).toMatchObject({ total: { 'no-reason': 0 }, priorities: [] })
})

test('the list holds every indicator where all are asked for, and what is stored is what comes out anew', async () => {
  expect(codesOf(await listed(it, '?part=all&limit=300'))).toHaveLength(8)
  expect((await counted(it)).parts.all).toBe(8)
  expect(await storedExceptions(it)).toEqual(await freshExceptions(it))
})

test('what cannot be asked for is refused by its name', async () => {
  const refused = await it.get('/detectors?plan=1')
  expect(refused.statusCode).toBe(400)
  expect(refused.json().fields).toMatchObject([{ field: 'plan' }])
})

test('whoever has a role in one plan alone is told of that plan alone', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const [memberId, planId] = [newId(), newId()]
  await it.send('POST', '/plans', { id: planId, name: 'Another plan', startsOn: '2025-04-01', endsOn: '2028-03-31' })
  await db.insert(member).values({ partnershipId, id: memberId, name: 'Director', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId, role: 'director', planId })
  const cookie = await signIn(db, it.scope, memberId)
  const asked = await it.ask({ url: `${it.at}/detectors`, headers: { cookie } })
  expect(asked.json()).toMatchObject({ total: { 'no-reason': 0, 'same-words': 0 }, priorities: [] })
})

test('an indicator’s page is told of its own words, actions and reasons, and of nothing where it is in no plan', async () => {
  const green = (await listed(it, '?part=all&limit=300')).exceptions.find(({ code }) => code === 'green')
  const own = await it.get(`/placements/${green?.placementId}/detectors`)
  expect(own.json()).toMatchObject({
    wordsOn: green?.wordsOn,
    sameWords: green?.sameWords,
    noEffect: 0,
    unreasoned: { rules: 1 },
  })
  expect((await it.get(`/placements/${newId()}/detectors`)).statusCode).toBe(404)
})
