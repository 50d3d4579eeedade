import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { type Following, follow } from '../support/follow.ts'
import { aFactor, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
let address: string
let cookie: string
const here: Following[] = []

beforeEach(async () => {
  it = await startTestApp()
  walk = await openWalk(it)
  address = await it.app.listen({ port: 0, host: '127.0.0.1' })
  cookie = await signIn(it.connection.db, it.scope, it.scope.memberId)
})
afterEach(async () => {
  await Promise.all(here.splice(0).map((one) => one.leave()))
  await it.close()
})

const join = async (after: number, headers: Record<string, string> = {}) => {
  const one = await follow(`${address}${it.at}/walks/${walk.id}/changes?after=${after}`, { cookie, ...headers })
  here.push(one)
  return one
}

test('thirty followers of one walk are each told every row once and in order, those who come late too', async () => {
  const early = await Promise.all(Array.from({ length: 29 }, () => join(1)))
  const texts = Array.from({ length: 20 }, (_, index) => `Factor ${index + 1}`)
  await Promise.all(texts.map((text) => walk.add(aFactor(text))))
  const late = await join(1)
  const everybody = [...early, late]
  await Promise.all(everybody.map((one) => one.until(21)))
  const numbers = texts.map((_, index) => index + 2)
  expect(everybody.map((one) => one.sequences())).toEqual(Array(30).fill(numbers))
  expect(new Set(early[0]?.texts())).toEqual(new Set(texts))
})

test('whoever comes back after a cut is told what they missed, from the number they saw last', async () => {
  const first = await join(1)
  await walk.add(aFactor('Seen'))
  await first.until(2)
  await first.leave()
  await walk.add(aFactor('Missed'))
  const again = await join(1, { 'last-event-id': '2' })
  await walk.add(aFactor('After'))
  await again.until(4)
  expect(again.texts()).toEqual(['Missed', 'After'])
})

test('who is there is told when somebody comes and goes, each person once', async () => {
  const one = await join(1)
  const other = await join(1)
  await one.untilPresent(1)
  expect(one.present()).toHaveLength(1)
  await other.leave()
  expect(one.present()).toHaveLength(1)
})

test('somebody whose role is taken away in the middle is told nothing more', async () => {
  const id = newId()
  const { partnershipId } = it.scope
  const { db } = it.connection
  await db.insert(member).values({ partnershipId, id, name: 'Reader', agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role: 'reader' })
  const theirs = await signIn(db, it.scope, id)
  const follower = await join(1, { cookie: theirs })
  await walk.add(aFactor('Seen'))
  await follower.until(2)
  await db.delete(memberRole).where(and(eq(memberRole.partnershipId, partnershipId), eq(memberRole.memberId, id)))
  await follower.ended()
  await walk.add(aFactor('Not for them'))
  expect(follower.texts()).toEqual(['Seen'])
}, 30_000)

test('asked for without events, the same changes come as a list', async () => {
  await walk.add(aFactor('Bus fares'))
  const answer = await it.get(`/walks/${walk.id}/changes?after=1`)
  expect(answer.headers['content-type']).toContain('application/json')
  expect(answer.json()).toMatchObject({
    next: null,
    changes: [{ sequence: 2, answer: { content: { text: 'Bus fares' } } }],
  })
})
