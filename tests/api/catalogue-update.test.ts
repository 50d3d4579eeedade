import type {
  AdoptIntoPlan,
  EditionTakenView,
  EditionUpdateListView,
  EditionUpdateView,
} from '@ttc/contracts/catalogue'
import type { UndoneView } from '@ttc/contracts/import'
import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { aPlanFileWithOldCodes, figuresOf, loadEditionOf, twelveYears } from '../support/catalogue.ts'
import { inNewPartnership } from '../support/import-file.ts'
import { placeIn } from '../support/place.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

const MEASURES = [
  { code: 'Neet', name: 'Young people not in education', definition: 'As it was.', next: '46478' },
  { code: 'Gone' },
  { code: 'Pooled' },
]
const first = [
  ...twelveYears('Neet'),
  ...figuresOf('Gone', '901', [5, 6], 2024),
  ...figuresOf('Pooled', '901', [5, 6], 2024),
]
/** The own value of 2022/23 is revised and that of 2023/24 comes; Northby's of 2018/19 is left out; a year is new. */
const second = [
  ...figuresOf('Neet', '901', [30, 29, 28, 27, 26, 25, 24, 23, 22, 20.5, 20, 19, 18], 2014),
  ...figuresOf('Neet', '902', [31, 30, 29, 28, 27], 2014),
  ...figuresOf('Neet', '902', [25, 24, 23, 22, 21, 20], 2020),
  ...twelveYears('Neet').filter(([, area]) => !['901', '902'].includes(area)),
  ['Pooled', '901', '2021-23', '5'],
] as const

let it: TestApp
const partnerships: { here: TestApp; body: AdoptIntoPlan; gone: string; pooled: string }[] = []

const adopted = async (here: TestApp, editionId: string, code: string): Promise<AdoptIntoPlan> => {
  const { priority } = await placeIn(here)
  const body = {
    id: newId(),
    editionId,
    code,
    placeId: newId(),
    priorityId: priority.id,
    ownerMemberId: null,
    headline: false,
  }
  const answer = await here.send('POST', `/plans/${here.planId}/adoptions`, body)
  expect(answer.statusCode).toBe(201)
  return body
}

beforeAll(async () => {
  it = await startTestApp(aPlanFileWithOldCodes())
  await loadEditionOf(it.connection.db, MEASURES, first, 'First')
  const here = await inNewPartnership(it)
  const editionId = (await here.get('/catalogue/indicators')).json().edition.id
  for (const at of [here, await inNewPartnership(it), await inNewPartnership(it), await inNewPartnership(it)]) {
    partnerships.push({
      here: at,
      body: await adopted(at, editionId, 'Neet'),
      gone: (await adopted(at, editionId, 'Gone')).id,
      pooled: (await adopted(at, editionId, 'Pooled')).id,
    })
  }
  expect((await here.get('/catalogue/updates')).json()).toEqual({ adoptions: 3, updates: [], next: null })
  await loadEditionOf(
    it.connection.db,
    [
      {
        code: 'Neet',
        name: 'Young people not in education',
        definition: 'As it is now.',
        next: '46843',
        last: '46478',
      },
      { code: 'Pooled' },
    ],
    second,
    'Second',
  )
})
afterAll(() => it.close())

const taken = (n: number) => {
  const found = partnerships[n]
  if (found === undefined) throw new Error('No such partnership')
  return found
}
const updateOf = async (here: TestApp, id: string) =>
  (await here.get(`/catalogue/updates/${id}`)).json() as EditionUpdateView
const viewOf = async (here: TestApp, { placeId }: AdoptIntoPlan) =>
  (await here.get(`/placements/${placeId}`)).json() as IndicatorView
const valuesOf = ({ series }: IndicatorView) =>
  Object.fromEntries((series[0]?.curve.measurements ?? []).map(({ period, value }) => [period.end.slice(0, 4), value]))

test('a new edition is told with all that it changes, before anything is stored', async () => {
  const { here, body, gone, pooled } = taken(0)
  const before = await rowCounts(it.connection)
  const { adoptions, updates } = (await here.get('/catalogue/updates')).json() as EditionUpdateListView
  expect(adoptions).toBe(3)
  expect(updates.map(({ indicatorId }) => indicatorId)).toEqual([body.id, gone, pooled].toSorted())
  const update = await updateOf(here, body.id)
  expect(update).toMatchObject({
    name: 'Young people not in education',
    from: { name: 'First' },
    to: { name: 'Second' },
    blocked: null,
    placement: { id: body.placeId, planId: here.planId },
    definition: [
      { part: 'definition', edited: false, after: expect.stringContaining('As it is now.') },
      { part: 'nextPublicationOn', before: '2027-04-01', after: '2028-03-31', present: '2027-04-01', edited: false },
    ],
    values: { added: 1, changed: 2, unchanged: 47, withdrawn: 1, kept: 0, refused: 0 },
  })
  expect(update.warnings[0]).toContain('Country is 95, outside its own')
  expect(
    update.changes.map(({ area, period, change, before, after }) => [area, period.end, change, before, after]),
  ).toEqual([
    ['Tryton', '2023-03-31', 'changed', 21, 20.5],
    ['Tryton', '2024-03-31', 'changed', null, 20],
    ['Northby', '2019-03-31', 'withdrawn', 26, null],
    ['Tryton', '2026-03-31', 'added', null, 18],
  ])
  expect((await updateOf(here, gone)).blocked).toContain('no longer has this indicator')
  expect((await updateOf(here, pooled)).blocked).toContain('another kind of period')
  expect(await rowCounts(it.connection)).toEqual(before)
})

const take = (here: TestApp, indicatorId: string, editionId: string, parts: readonly string[]) =>
  here.send('POST', '/catalogue/updates', { id: newId(), indicators: [{ indicatorId, editionId, take: parts }] })

test('taken, values become revisions of one import, the definition what was asked for; undone, all values are as before', async () => {
  const { here, body } = taken(1)
  const before = valuesOf(await viewOf(here, body))
  const { to } = await updateOf(here, body.id)
  const answer = await take(here, body.id, to.editionId, ['nextPublicationOn'])
  expect(answer.statusCode).toBe(201)
  const done = answer.json() as EditionTakenView
  expect(done).toMatchObject({ indicators: 1, added: 1, changed: 2, withdrawn: 1, kept: 0, refused: 0 })
  const after = await viewOf(here, body)
  expect(valuesOf(after)).toMatchObject({ 2023: 20.5, 2024: 20, 2025: 19, 2026: 18 })
  expect(after.definition).toContain('As it was.')
  expect(after.nextPublicationOn).toBe('2028-03-31')
  expect((await here.get(`/catalogue/updates/${body.id}`)).statusCode).toBe(404)
  const undone = await here.send('POST', `/imports/${done.batchId}/undo`, { id: newId() })
  expect(undone.json()).toMatchObject({ restored: 3, withdrawn: 1, retired: [], keptIndicators: [] })
  expect(valuesOf(await viewOf(here, body))).toEqual(before)
  expect((await updateOf(here, body.id)).values).toMatchObject({ added: 1, changed: 2 })
})

test('what the partnership typed and edited itself stays, and is said', async () => {
  const { here, body } = taken(2)
  const view = await viewOf(here, body)
  const typed = aRecord(view.series[0]?.id ?? '', {
    period: { start: '2022-04-01', end: '2023-03-31' },
    value: 21.7,
    basedOnRevision: 1,
  })
  expect((await here.send('POST', '/measurements', typed)).statusCode).toBe(201)
  const { scale, placement: _, version, ...rest } = view
  const { code, name, level, measureKind, source, licence, nextPublicationOn, dueDays } = rest
  const { periodKind: __, accumulation: ___, ...numbers } = scale
  const fields = { code, name, level, measureKind, source, licence, nextPublicationOn, dueDays, proxyId: null }
  const edit = { version, ...fields, ...numbers, definition: 'Our own words.' }
  expect((await here.send('PUT', `/indicators/${body.id}`, edit)).statusCode).toBe(200)
  const update = await updateOf(here, body.id)
  expect(update.definition[0]).toMatchObject({ part: 'definition', present: 'Our own words.', edited: true })
  expect(update.values).toMatchObject({ added: 1, changed: 1, kept: 1 })
  const answer = await take(here, body.id, update.to.editionId, [])
  expect(answer.json()).toMatchObject({ added: 1, changed: 1, kept: 1 })
  const after = await viewOf(here, body)
  expect(valuesOf(after)).toMatchObject({ 2023: 21.7, 2024: 20 })
  expect(after.definition).toBe('Our own words.')
})

test.each([
  ['an edition that is not the newest', { editionId: newId() }, 409],
  ['an indicator that is not adopted', { indicatorId: newId() }, 409],
  ['a part that no definition has', { take: ['colour'] }, 400],
])('%s is refused, and nothing is stored', async (_, over, status) => {
  const { here, body } = taken(3)
  const { to } = await updateOf(here, body.id)
  const before = await rowCounts(it.connection)
  const one = { indicatorId: body.id, editionId: to.editionId, take: [], ...over }
  const answer = await here.send('POST', '/catalogue/updates', { id: newId(), indicators: [one] })
  expect(answer.statusCode).toBe(status)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('one that cannot go on stops the whole request, and another partnership’s is not there', async () => {
  const { here, body, pooled } = taken(3)
  const { to } = await updateOf(here, body.id)
  const before = await rowCounts(it.connection)
  const of = (indicatorId: string) => ({ indicatorId, editionId: to.editionId, take: [] })
  const both = await here.send('POST', '/catalogue/updates', { id: newId(), indicators: [of(body.id), of(pooled)] })
  expect([both.statusCode, both.body.includes('another kind of period')]).toEqual([422, true])
  const theirs = taken(0).body.id
  expect((await here.get(`/catalogue/updates/${theirs}`)).statusCode).toBe(404)
  expect((await take(here, theirs, to.editionId, [])).statusCode).toBe(409)
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a repeated request is done once', async () => {
  const { here, body } = taken(3)
  const { to } = await updateOf(here, body.id)
  const request = { id: newId(), indicators: [{ indicatorId: body.id, editionId: to.editionId, take: ['definition'] }] }
  const answers = [
    await here.send('POST', '/catalogue/updates', request),
    await here.send('POST', '/catalogue/updates', request),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  expect(answers[1]?.json()).toEqual(answers[0]?.json())
  expect((await viewOf(here, body)).definition).toContain('As it is now.')
})

const undo = async (here: TestApp, batchId: string) =>
  (await here.send('POST', `/imports/${batchId}/undo`, { id: newId() })).json() as UndoneView
const versionOf = async (here: TestApp, body: AdoptIntoPlan) => (await viewOf(here, body)).version

test('undone, the definition says again what it said, and the new edition is offered again', async () => {
  const { here, body } = taken(0)
  const before = await viewOf(here, body)
  const { to } = await updateOf(here, body.id)
  const { batchId } = (await take(here, body.id, to.editionId, ['definition', 'nextPublicationOn'])).json()
  expect(await viewOf(here, body)).toMatchObject({
    definition: expect.stringContaining('As it is now.'),
    nextPublicationOn: '2028-03-31',
  })
  const named = { indicatorId: body.id, name: 'Young people not in education' }
  expect(await undo(here, batchId)).toMatchObject({
    restored: 3,
    withdrawn: 1,
    restoredParts: [
      { ...named, part: 'definition' },
      { ...named, part: 'nextPublicationOn' },
    ],
    keptParts: [],
    retired: [],
  })
  const after = await viewOf(here, body)
  expect(after).toMatchObject({ definition: before.definition, nextPublicationOn: '2027-04-01' })
  expect(after.version).toBeGreaterThan(before.version + 1)
  expect(valuesOf(after)).toEqual(valuesOf(before))
  expect((await updateOf(here, body.id)).definition.map(({ part, edited }) => [part, edited])).toEqual([
    ['definition', false],
    ['nextPublicationOn', false],
  ])
  const [entry] = (await here.get(`/audit?object=${body.id}`)).json().entries
  expect(entry).toMatchObject({ action: 'indicator.edit', after: { nextPublicationOn: '2027-04-01', undone: batchId } })
})

test('a part that was edited since stays, and is told with the reason', async () => {
  const { here, body } = taken(0)
  const { to } = await updateOf(here, body.id)
  const { batchId } = (await take(here, body.id, to.editionId, ['definition', 'nextPublicationOn'])).json()
  const { scale, disclosure: _, ...view } = await viewOf(here, body)
  const { code, name, level, measureKind, source, licence, nextPublicationOn, dueDays } = view
  const { periodKind: __, accumulation: ___, ...numbers } = scale
  const fields = { code, name, level, measureKind, source, licence, nextPublicationOn, dueDays, proxyId: null }
  const edit = { version: await versionOf(here, body), ...fields, ...numbers, definition: 'Our own words.' }
  expect((await here.send('PUT', `/indicators/${body.id}`, edit)).statusCode).toBe(200)
  const undone = await undo(here, batchId)
  expect(undone.restoredParts?.map(({ part }) => part)).toEqual(['nextPublicationOn'])
  expect(undone.keptParts).toEqual([
    { indicatorId: body.id, name, part: 'definition', reason: expect.stringContaining('edited since') },
  ])
  expect(await viewOf(here, body)).toMatchObject({ definition: 'Our own words.', nextPublicationOn: '2027-04-01' })
  expect(await undo(here, batchId)).toMatchObject({ restored: 0, withdrawn: 0, kept: [] })
  expect((await viewOf(here, body)).definition).toBe('Our own words.')
})

test('an update that changed no value is undone as well, and the indicator is of the edition before', async () => {
  const { here, body } = taken(0)
  const first = await updateOf(here, body.id)
  await take(here, body.id, first.to.editionId, [])
  await loadEditionOf(
    it.connection.db,
    [{ code: 'Neet', name: 'Young people without a place', definition: 'As it is now.', next: '46843', last: '46478' }],
    second.filter(([code]) => code === 'Neet'),
    'Third',
  )
  const update = await updateOf(here, body.id)
  expect(update).toMatchObject({ to: { name: 'Third' }, values: { added: 0, changed: 0, withdrawn: 0 } })
  const { batchId } = (await take(here, body.id, update.to.editionId, ['name'])).json()
  expect((await viewOf(here, body)).name).toBe('Young people without a place')
  expect(await undo(here, batchId)).toMatchObject({ restored: 0, withdrawn: 0, retired: [], keptIndicators: [] })
  expect((await viewOf(here, body)).name).toBe('Young people not in education')
  expect(await updateOf(here, body.id)).toMatchObject({ from: { name: 'Second' }, to: { name: 'Third' } })
})
