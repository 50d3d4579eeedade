import type { ActionListView, ActionRowView } from '@ttc/contracts/action'
import type { IdeaListView } from '@ttc/contracts/idea'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { aFactor, anAction, anIdea, type OpenedWalk, openWalk } from '../support/walk.ts'

let it: TestApp
let walk: OpenedWalk
const made: Record<string, string> = {}
const me = () => it.scope.memberId

/** Today is 23 November 2026 in these tests. */
beforeAll(async () => {
  it = await startTestApp()
  walk = await openWalk(it)
  const factor = await walk.add(aFactor('Bus fares to the two large employers'))
  const pass = await walk.add(anIdea('A bus pass for apprentices', { cost: 'low', evidence: 'Tried in a 50% pilot' }), {
    linkId: factor.id,
  })
  await walk.add(anIdea('Pay the fares out of the_fund', { cost: 'funded', strength: 'promising' }))
  const actions = [
    ['buy', anAction('Buy bus passes', { dueOn: '2026-11-01', startsOn: '2025-09-01', ownerMemberId: me() }), pass.id],
    ['ask', anAction('Ask both employers', { dueOn: '2026-10-01' }), factor.id],
    ['plan', anAction('Plan a route', { dueOn: '2027-01-31', ownerMemberId: me() }), null],
    ['some-day', anAction('Think about trains'), null],
    ['out', anAction('Taken out again', { dueOn: '2026-01-01' }), null],
    ['done', anAction('Count who travels', { dueOn: '2026-09-01' }), null],
  ] as const
  for (const [name, content, linkId] of actions) {
    const answer = await walk.add(content, { linkId })
    made[name] = answer.id
    if (name === 'out') await walk.edit(answer, { removed: true })
  }
  await say('done', 'done', 'Counted: 31 young people.')
  await say('plan', 'late', 'The operator has not answered.')
})
afterAll(() => it.close())

const say = (name: string, status: string, note: string) =>
  it.send('POST', `/walks/${walk.id}/answers/${made[name]}/updates`, { id: newId(), on: '2026-11-20', status, note })
const list = async (query = '') => (await it.get(`/actions${query}`)).json() as ActionListView
const names = (actions: readonly ActionRowView[]) =>
  actions.map(({ id }) => Object.keys(made).find((name) => made[name] === id))

test('open actions come most urgent first: overdue longest, then late, then by the day they are due', async () => {
  const { actions, counts, total } = await list()
  expect(names(actions)).toEqual(['ask', 'buy', 'plan', 'some-day'])
  expect([counts, total]).toEqual([{ open: 4, overdue: 2, 'no-effect': 2, over: 1 }, 4])
  expect(actions.map(({ state }) => state.overdueDays)).toEqual([53, 22, null, null])
  expect(actions[1]).toMatchObject({
    takenFrom: { kind: 'idea', text: 'A bus pass for apprentices' },
    owner: { id: me() },
    priority: { id: walk.priorityId },
    walkId: walk.id,
    mayUpdate: true,
  })
  expect(actions[2]?.state).toMatchObject({ status: 'late', last: { note: 'The operator has not answered.' } })
})

test.each([
  ['?whose=mine', ['buy', 'plan'], { open: 2, overdue: 1, 'no-effect': 1, over: 0 }],
  ['?state=overdue', ['ask', 'buy'], { open: 4, overdue: 2, 'no-effect': 2, over: 1 }],
  ['?state=no-effect', ['plan', 'some-day'], { open: 4, overdue: 2, 'no-effect': 2, over: 1 }],
  ['?state=over', ['done'], { open: 4, overdue: 2, 'no-effect': 2, over: 1 }],
  ['?state=all&limit=2&skip=3', ['some-day', 'done'], { open: 4, overdue: 2, 'no-effect': 2, over: 1 }],
])('%s narrows it, and the counts keep to whose they are', async (query, wanted, counts) => {
  const found = await list(query)
  expect(names(found.actions)).toEqual(wanted)
  expect(found.counts).toEqual(counts)
})

test('of another priority or plan there is none, and a state that is no state is refused by its name', async () => {
  expect((await list(`?priority=${newId()}`)).actions).toEqual([])
  expect((await list(`?plan=${newId()}`)).counts).toEqual({ open: 0, overdue: 0, 'no-effect': 0, over: 0 })
  const refused = await it.get('/actions?state=red')
  expect([refused.statusCode, refused.json().fields[0].message]).toEqual([
    400,
    'Choose open, overdue, no-effect, over or all.',
  ])
})

test('an owner whose role only reads may say how their own action stands, and no other', async () => {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: 'Chair of the trust', agency: 'Trust' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role: 'reader' })
  const mine = await walk.add(anAction('Write to the trust', { ownerMemberId: id, dueOn: '2026-12-01' }))
  const cookie = await signIn(db, it.scope, id)
  const asked = await it.app.inject({ url: `/api/partnerships/${partnershipId}/actions`, headers: { cookie } })
  const { actions } = asked.json() as ActionListView
  expect(actions.filter(({ mayUpdate }) => mayUpdate).map((one) => one.id)).toEqual([mine.id])
  await walk.edit(mine, { removed: true })
})

const ideas = async (query = '') => (await it.get(`/ideas${query}`)).json() as IdeaListView

test('the bank of ideas tells what was done of each, and the curve since', async () => {
  const { ideas: all, total, plans } = await ideas()
  expect([total, plans.length]).toEqual([2, 1])
  expect(all.map(({ content }) => content.text)).toEqual([
    'Pay the fares out of the_fund',
    'A bus pass for apprentices',
  ])
  expect(all[0]).toMatchObject({ actions: [], after: null, answers: null })
  expect(all[1]).toMatchObject({
    answers: 'Bus fares to the two large employers',
    actions: [{ id: made.buy, state: { status: 'planned', overdueDays: 22 } }],
    after: { since: '2025-09-01', row: { placementId: walk.placementId } },
  })
})

test.each([
  ['?words=BUS%20apprentices', ['A bus pass for apprentices']],
  ['?words=50%25', ['A bus pass for apprentices']],
  ['?words=the_fund', ['Pay the fares out of the_fund']],
  ['?words=t_e', []],
  ['?cost=low', ['A bus pass for apprentices']],
  ['?strength=promising', ['Pay the fares out of the_fund']],
  ['?tried=yes', ['A bus pass for apprentices']],
  ['?tried=no&cost=low', []],
  ['?limit=1&skip=1', ['A bus pass for apprentices']],
])('ideas are found by %s', async (query, wanted) => {
  expect((await ideas(query)).ideas.map(({ content }) => content.text)).toEqual(wanted)
})

test('an action that has begun is marked on the curves of its priority, one to come or taken out is not', async () => {
  const view = (await it.get(`/placements/${walk.placementId}`)).json()
  expect(view.series[0].curve.annotations).toEqual([
    { on: '2025-09-01', kind: 'action', label: 'Action began: Buy bus passes' },
  ])
})
