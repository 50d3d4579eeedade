import type { ActionListView } from '@ttc/contracts/action'
import type { PersonPageView } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import type { WalkChangesView } from '@ttc/contracts/turning-the-curve'
import { member } from '@ttc/db/member'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { anAction, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
const leaver = newId()

beforeAll(async () => {
  it = await startTestApp()
  walk = await openWalk(it)
  const { partnershipId } = it.scope
  await it.connection.db
    .insert(member)
    .values({ partnershipId, id: leaver, name: 'Commissioning manager', agency: 'Council' })
})
afterAll(() => it.close())

const leave = (handOverTo: string | null) =>
  it.send('PUT', `/members/${leaver}/leaving`, { version: 1, leftOn: '2026-11-23', handOverTo })

test('who leaves passes on their open actions and questions, as changes of the walk; what is over stays theirs', async () => {
  const open = await walk.add(anAction('Buy bus passes', { ownerMemberId: leaver, dueOn: '2027-01-31' }))
  const done = await walk.add(anAction('Count who travels', { ownerMemberId: leaver, dueOn: '2026-09-01' }))
  const asked = { kind: 'knowledge', state: 'research', text: 'Why do they leave in January?', ownerMemberId: leaver }
  const question = await walk.add(asked)
  await walk.add({ ...asked, text: 'How many are there?', found: 'There are 31.' })
  const update = { id: newId(), on: '2026-09-02', status: 'done', note: 'Counted.' }
  expect((await it.send('POST', `/walks/${walk.id}/answers/${done.id}/updates`, update)).statusCode).toBe(201)
  const page = (await it.get(`/members/${leaver}`)).json() as PersonPageView
  expect(page.owns).toMatchObject({ actions: 1, questions: 1 })

  const refused = await leave(null)
  expect([refused.statusCode, refused.json().message]).toEqual([
    422,
    expect.stringContaining('answers for 1 open action and 1 question to find out. Choose who takes over.'),
  ])
  const answer = await leave(it.scope.memberId)
  expect(answer.json()).toMatchObject({ handedOver: { actions: 1, questions: 1 } })

  const { actions } = (await it.get('/actions?whose=mine')).json() as ActionListView
  expect(actions.map(({ id }) => id)).toEqual([open.id])
  const { answers } = await walk.view()
  const ownerOf = (id: string) => {
    const content = answers.find((one) => one.id === id)?.content
    return content !== undefined && 'ownerMemberId' in content ? content.ownerMemberId : undefined
  }
  expect([open, question, done].map(({ id }) => ownerOf(id))).toEqual([it.scope.memberId, it.scope.memberId, leaver])
  const versions = (await it.get(`/walks/${walk.id}/answers/${open.id}/versions`)).json() as WalkChangesView
  expect(versions.changes.map(({ answer: one }) => one?.version)).toEqual([2, 1])
})
