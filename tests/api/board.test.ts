import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { aPlanFile } from '../support/plan-file.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  it = await startTestApp(
    aPlanFile({
      boards: [
        { key: 'trust', name: 'Children’s trust', kind: 'trust', seats: [{ member: 'coordinator', seat: 'chair' }] },
        {
          key: 'homes',
          parent: 'trust',
          name: 'Homes group',
          kind: 'priority-group',
          priority: 'homes',
          seats: [
            { member: 'coordinator', seat: 'supporting-officer' },
            { member: 'owner', seat: 'lead' },
          ],
        },
      ],
    }),
  )
  place = await placeIn(it)
})
afterAll(() => it.close())

type Listed = {
  id: string
  name: string
  parentId: string | null
  version: number
  seats: { id: string; seat: string; member: { id: string } }[]
}
const boards = async (): Promise<Listed[]> => (await it.get('/boards')).json().boards
const named = async (name: string): Promise<Listed> => {
  const found = (await boards()).find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no board ${name}`)
  return found
}
const aBoard = (over: object = {}) => ({
  id: newId(),
  parentId: null,
  name: 'Data group',
  kind: 'data-group',
  priorityId: null,
  ...over,
})
const editOf = ({ version, parentId, name }: Listed, over: object) => ({
  version,
  parentId,
  name,
  kind: 'other',
  priorityId: null,
  position: 0,
  retired: false,
  ...over,
})

test('boards come as a tree, with lead and supporting officer before the others', async () => {
  const [trust, homes] = await boards()
  expect([trust?.name, homes?.name, homes?.parentId]).toEqual(['Children’s trust', 'Homes group', trust?.id])
  expect(homes).toMatchObject({ priority: { id: place.priority.id } })
  expect(homes?.seats.map((one) => one.seat)).toEqual(['lead', 'supporting-officer'])
})

test('a board is added under another once, moved, retired and restored', async () => {
  const trust = await named('Children’s trust')
  const body = aBoard({ parentId: trust.id })
  expect((await it.send('POST', '/boards', body)).json()).toEqual({ id: body.id, version: 1 })
  expect((await it.send('POST', '/boards', body)).json()).toEqual({ id: body.id, version: 1 })
  const made = await named('Data group')
  expect((await it.send('PUT', `/boards/${made.id}`, editOf(made, { retired: true }))).json().version).toBe(2)
  expect((await it.send('PUT', `/boards/${made.id}`, editOf(made, { retired: true }))).statusCode).toBe(409)
  expect((await it.send('PUT', `/boards/${made.id}`, editOf({ ...made, version: 2 }, {}))).json().version).toBe(3)
})

test('a board never stands under itself or one of its own', async () => {
  const [trust, homes] = [await named('Children’s trust'), await named('Homes group')]
  const answers = [
    await it.send('PUT', `/boards/${trust.id}`, editOf(trust, { parentId: homes.id })),
    await it.send('PUT', `/boards/${trust.id}`, editOf(trust, { parentId: trust.id })),
    await it.send('PUT', `/boards/${trust.id}`, editOf(trust, { parentId: newId() })),
  ]
  expect(answers.map((one) => [one.statusCode, one.json().fields[0].field])).toEqual([
    [400, 'parentId'],
    [400, 'parentId'],
    [400, 'parentId'],
  ])
})

test.each([
  ['others stand under', 'Children’s trust', /Other boards/],
  ['people sit on', 'Homes group', /People sit/],
])('a board that %s is not retired', async (_, name, why) => {
  const board = await named(name)
  const answer = await it.send('PUT', `/boards/${board.id}`, editOf(board, { retired: true }))
  expect([answer.statusCode, answer.json().detail]).toEqual([422, expect.stringMatching(why)])
})

test('who sits changes seat and leaves, and stays in the history', async () => {
  const id = newId()
  const board = await named('Children’s trust')
  const owner = place.row.owner?.id ?? ''
  const seat = { id, memberId: owner, seat: 'member', fromOn: '2026-01-01' }
  expect((await it.send('POST', `/boards/${board.id}/seats`, seat)).statusCode).toBe(201)
  expect((await it.send('POST', `/boards/${board.id}/seats`, { ...seat, id: newId() })).statusCode).toBe(409)
  const change = (payload: object) => it.send('PUT', `/boards/${board.id}/seats/${id}`, payload)
  expect((await change({ was: 'member', seat: 'chair', toOn: null })).statusCode).toBe(200)
  expect((await change({ was: 'member', seat: 'lead', toOn: null })).statusCode).toBe(409)
  expect((await change({ was: 'chair', seat: 'chair', toOn: '2025-01-01' })).statusCode).toBe(400)
  expect((await change({ was: 'chair', seat: 'chair', toOn: '2026-11-23' })).statusCode).toBe(200)
  const { seats } = (await it.get(`/members/${owner}`)).json()
  expect(seats).toContainEqual(expect.objectContaining({ id, seat: 'chair', toOn: '2026-11-23' }))
  expect((await named('Children’s trust')).seats.map((one) => one.member.id)).not.toContain(owner)
})

test('who takes another seat from a day on keeps the earlier one in the history', async () => {
  const [id, next] = [newId(), { id: newId(), fromOn: '2026-06-01' }]
  const board = await named('Children’s trust')
  const memberId = place.row.owner?.id ?? ''
  const seated = await it.send('POST', `/boards/${board.id}/seats`, {
    id,
    memberId,
    seat: 'member',
    fromOn: '2026-01-01',
  })
  expect(seated.statusCode).toBe(201)
  const change = (payload: object) =>
    it.send('PUT', `/boards/${board.id}/seats/${id}`, { was: 'member', seat: 'chair', toOn: null, ...payload })
  const early = await change({ next: { ...next, fromOn: '2026-01-01' } })
  expect([early.statusCode, early.json().fields[0].field]).toEqual([400, 'next.fromOn'])
  expect((await change({ next: { ...next, fromOn: '2099-01-01' } })).json().fields[0].field).toBe('next.fromOn')
  expect((await change({ next, toOn: '2026-06-01' })).statusCode).toBe(400)
  expect((await change({ next })).json()).toEqual({ id: next.id, version: 1 })
  expect((await change({ next: { ...next, id: newId() } })).statusCode).toBe(409)
  const { seats } = (await it.get(`/members/${memberId}`)).json()
  expect(seats).toContainEqual(expect.objectContaining({ id, seat: 'member', toOn: '2026-05-31' }))
  expect(seats).toContainEqual(
    expect.objectContaining({ id: next.id, seat: 'chair', fromOn: '2026-06-01', toOn: null }),
  )
  const end = { was: 'chair', seat: 'chair', toOn: '2026-11-23' }
  expect((await it.send('PUT', `/boards/${board.id}/seats/${next.id}`, end)).statusCode).toBe(200)
})

test('a seat passes to the successor of who leaves', async () => {
  const successor = newId()
  await it.send('POST', '/members', { id: successor, name: 'Successor', agency: 'Council', email: null })
  const owner = place.row.owner?.id ?? ''
  const leaving = { version: 1, leftOn: '2026-11-23', handOverTo: successor }
  expect((await it.send('PUT', `/members/${owner}/leaving`, leaving)).json().handedOver.seats).toBe(1)
  const homes = await named('Homes group')
  expect(homes.seats.find((one) => one.seat === 'lead')?.member.id).toBe(successor)
})

test('who may read sees the boards and is offered nothing else', async () => {
  const id = newId()
  await it.send('POST', '/members', { id, name: 'Reader', agency: 'School', email: null })
  await it.send('POST', `/members/${id}/roles`, { id: newId(), role: 'reader', planId: null, priorityId: null })
  const cookie = await signIn(it.connection.db, it.scope, id)
  const seen = (await it.ask({ url: `${it.at}/boards`, headers: { cookie } })).json()
  expect([seen.allowed, seen.boards.length > 1]).toEqual([[], true])
  const refused = await it.ask({ method: 'POST', url: `${it.at}/boards`, headers: { cookie }, payload: aBoard() })
  expect(refused.statusCode).toBe(403)
})
