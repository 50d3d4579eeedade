import { newId } from '@ttc/contracts/new-id'
import type { MeetingView } from '@ttc/contracts/turning-the-curve'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aFactor, anAction, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk

beforeEach(async () => {
  it = await startTestApp()
  walk = await openWalk(it)
})
afterEach(() => it.close())

async function meet(): Promise<void> {
  const opened = await it.send('POST', `/walks/${walk.id}/meetings`, { id: newId() })
  const { version, step, minutes } = opened.json() as MeetingView
  const ended = { version, step, minutes, recorderMemberId: null, running: false, closed: true }
  expect((await it.send('PUT', `/walks/${walk.id}/meeting`, ended)).statusCode).toBe(200)
}
const differences = async (query = '') => (await it.get(`/walks/${walk.id}/differences${query}`)).json()
type Shown = Readonly<{
  did: string
  before: { text: string } | null
  change: { answer: { content: { text: string } } }
}>
const shortly = ({ answers }: { answers: readonly Shown[] }) =>
  answers.map(({ did, before, change }) => [did, before?.text ?? null, change.answer.content.text])

test('before any meeting has ended everything is new', async () => {
  await walk.add(aFactor('Bus fares'))
  const found = await differences()
  expect(found).toMatchObject({ since: null, meetings: 0 })
  expect(shortly(found)).toEqual([['added', null, 'Bus fares']])
})

test('since a meeting each answer is told once: new, changed or taken out, with what it said then', async () => {
  const kept = await walk.add(aFactor('Kept'))
  const changed = await walk.add(aFactor('Fares'))
  const gone = await walk.add(aFactor('Gone'))
  await meet()
  await walk.edit(changed, { content: { ...changed.content, text: 'Bus fares' } })
  await walk.edit({ ...changed, version: 2 }, { content: { ...changed.content, text: 'Bus fares to the estates' } })
  await walk.edit(gone, { removed: true })
  await walk.add(aFactor('New'))
  const passing = await walk.add(aFactor('Said and taken back'))
  await walk.edit(passing, { removed: true })
  await it.send('PUT', `/walks/${walk.id}/answers/${kept.id}/place`, { after: null })
  expect(shortly(await differences())).toEqual([
    ['changed', 'Fares', 'Bus fares to the estates'],
    ['taken-out', 'Gone', 'Gone'],
    ['added', null, 'New'],
  ])
})

test('one can look back over more than one meeting, and how actions stood is told', async () => {
  const action = await walk.add(anAction('Send a message'))
  await meet()
  await walk.add(aFactor('Between'))
  await meet()
  const update = { id: newId(), on: '2026-01-05', status: 'on-track', note: 'Begun' }
  await it.send('POST', `/walks/${walk.id}/answers/${action.id}/updates`, update)
  const last = await differences()
  expect(last).toMatchObject({ meetings: 2, answers: [], updates: [{ detail: { note: 'Begun' } }] })
  expect(shortly(await differences('?meetings=2'))).toEqual([['added', null, 'Between']])
})

test('the history is told newest first, a part at a time', async () => {
  for (const place of Array.from({ length: 55 }, (_, index) => index)) await walk.add(aFactor(`Factor ${place}`))
  const first = (await it.get(`/walks/${walk.id}/history`)).json()
  expect(first.changes[0]).toMatchObject({ answer: { content: { text: 'Factor 54' } } })
  expect(first.changes).toHaveLength(50)
  const rest = (await it.get(`/walks/${walk.id}/history?before=${first.next}`)).json()
  expect(rest).toMatchObject({ next: null })
  expect(rest.changes).toHaveLength(6)
})
