import type { EditIndicator, IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import type { RevisionView } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import type { Role } from '@ttc/domain/access'
import { usualDisclosure } from '@ttc/domain/disclosure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn, startTestApp, type TestApp } from '../support/app.ts'
import { laitFile, preview } from '../support/import-file.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { aNewIndicator, aRecord } from '../support/request.ts'

const sex = (value: string) => [{ category: 'sex', value }]
const line = (values: readonly number[], breakdown: { category: string; value: string }[] = []) => ({
  area: 'E06900001',
  breakdown,
  values: yearlyValues([...values], 2019),
})

let it: TestApp
let place: Place
beforeAll(async () => {
  const excluded = anIndicator({
    code: 'excluded',
    name: 'Permanent exclusions',
    unit: 'children',
    decimals: 0,
    multiplier: null,
    maximum: null,
    targets: [],
    rules: [],
    baselines: [],
    series: [
      line([60, 61, 62, 63, 64, 65]),
      line([50, 58, 12, 40, 41, 42], sex('boys')),
      line([10, 3, 50, 23, 23, 23], sex('girls')),
    ],
  })
  const series = [line([40, 3, 50, 41, 42, 43])]
  const few = { ...excluded, code: 'few', name: 'Children missing from care', series }
  it = await startTestApp(aPlanFile({ indicators: [excluded, anIndicator(), few] }))
  place = await placeIn(it, 'excluded')
})
afterAll(() => it.close())

const view = async (): Promise<IndicatorView> => (await it.get(`/placements/${place.row.placementId}`)).json()
const lineOf = async (label: string): Promise<SeriesView> => {
  const found = (await view()).series.find((one) => one.breakdown.label === label)
  if (found === undefined) throw new Error(`No group ${label}`)
  return found
}
const shownOf = async (label: string) =>
  (await lineOf(label)).curve.measurements.map((one) => (one.status === 'suppressed' ? 'hidden' : one.value))

/** Somebody with one role in the whole partnership: what they ask with. */
async function as(role: Role) {
  const { db } = it.connection
  const { partnershipId } = it.scope
  const id = newId()
  await db.insert(member).values({ partnershipId, id, name: `${role} here`, agency: 'Council' })
  await db.insert(memberRole).values({ partnershipId, id: newId(), memberId: id, role, planId: null, priorityId: null })
  const cookie = await signIn(db, it.scope, id)
  return (method: 'POST' | 'PUT', path: string, payload: object) =>
    it.ask({ method, url: it.at + path, payload, headers: { cookie } })
}

/** An edit that changes nothing but what it is given. */
async function anEdit(over: Partial<EditIndicator>): Promise<EditIndicator> {
  const { version, name, code, scale } = await view()
  const { id: _, periodKind: _k, accumulation: _a, ...fields } = aNewIndicator()
  const { unit, decimals, polarity, minimum, maximum, multiplier } = scale
  return {
    ...fields,
    version,
    name,
    code,
    unit,
    decimals,
    polarity,
    minimum,
    maximum,
    multiplier,
    retired: false,
    ...over,
  }
}
const path = () => `/indicators/${place.row.indicatorId}`

test('one small number of a total takes the next one with it, in the year in which it stands alone', async () => {
  expect(await shownOf('All children')).toEqual([60, 61, 62, 63, 64, 65])
  expect(await shownOf('Sex: girls')).toEqual([10, 'hidden', 50, 23, 23, 23])
  expect(await shownOf('Sex: boys')).toEqual([50, 'hidden', 12, 40, 41, 42])
  expect((await lineOf('Sex: girls')).assessment.latest?.value).toBe(23)
})

test('an earlier value is not shown where it could tell a small one, and one alone is', async () => {
  const boys = await lineOf('Sex: boys')
  const change = { seriesId: boys.id, period: financialYear(2020), basedOnRevision: 1, value: 59 }
  const answer = await it.send('POST', '/measurements', aRecord(boys.id, { ...change, accepted: ['beyond-usual'] }))
  expect(answer.statusCode, answer.body).toBe(201)
  const { revisions } = (await it.get(`/series/${boys.id}/revisions`)).json() as { revisions: RevisionView[] }
  expect(revisions.map((one) => [one.period.start.slice(0, 4), one.value, one.status])).toEqual([
    ['2020', null, 'suppressed'],
    ['2024', 42, 'value'],
    ['2023', 41, 'value'],
    ['2022', 40, 'value'],
    ['2021', 12, 'value'],
    ['2020', null, 'suppressed'],
    ['2019', 50, 'value'],
  ])
})

test('a conflict and a check show what may be shown, and nothing more', async () => {
  const { id } = await lineOf('Sex: girls')
  const body = aRecord(id, { period: financialYear(2020), value: 4, basedOnRevision: 0 })
  const conflict = (await it.send('POST', '/measurements', body)).json()
  expect(conflict.present).toMatchObject({ revision: 1, value: null, status: 'suppressed' })
  const { present } = (
    await it.send('POST', '/measurements/check', { seriesId: id, period: financialYear(2020), value: 4 })
  ).json()
  expect(present).toMatchObject({ value: null, status: 'suppressed' })
})

test('whoever may read small numbers reads them for a reason, each time written down', async () => {
  const { id } = await lineOf('Sex: girls')
  const ask = await as('analyst')
  const answer = await ask('POST', `/series/${id}/small-numbers`, { reason: 'To check the return' })
  expect(answer.json().revisions.map((one: RevisionView) => one.value)).toEqual([23, 23, 23, 50, 3, 10])
  const { entries } = (await it.get(`/audit?action=small-numbers.read&object=${id}`)).json()
  expect(entries).toMatchObject([{ by: { name: 'analyst here' }, after: { reason: 'To check the return' } }])
  expect((await ask('POST', `/series/${id}/small-numbers`, { reason: ' ' })).statusCode).toBe(400)
  expect((await it.get(`/audit?action=small-numbers.read&object=${id}`)).json().entries).toHaveLength(1)
})

test.each<Role>(['priority-lead', 'team-member', 'director', 'plan-lead', 'administrator', 'reader'])(
  'a %s reads no small number, and uncovers none by an edit',
  async (role) => {
    const { id } = await lineOf('Sex: girls')
    const ask = await as(role)
    expect((await ask('POST', `/series/${id}/small-numbers`, { reason: 'To see' })).statusCode).toBe(403)
    const open = await ask('PUT', path(), await anEdit({ disclosure: { ...usualDisclosure, hideUpTo: null } }))
    const renamed = await ask('PUT', path(), await anEdit({ unit: 'days' }))
    expect([open.statusCode, renamed.statusCode]).toEqual([403, 403])
    expect(await shownOf('Sex: girls')).toEqual([10, 'hidden', 50, 23, 23, 23])
  },
)

test('a priority lead edits the rest without touching what is hidden', async () => {
  const ask = await as('priority-lead')
  const answer = await ask('PUT', path(), await anEdit({ name: 'Exclusions' }))
  expect(answer.statusCode, answer.body).toBe(200)
  expect((await view()).disclosure).toEqual(usualDisclosure)
})

test('the policy is changed by who may, takes hold at once everywhere, and is written down', async () => {
  const disclosure = { ...usualDisclosure, hideUpTo: 30 }
  expect((await lineOf('Sex: girls')).trackRecord.scored).not.toEqual([])
  const answer = await it.send('PUT', path(), await anEdit({ disclosure }))
  expect(answer.statusCode, answer.body).toBe(200)
  expect(await shownOf('Sex: girls')).toEqual(Array(6).fill('hidden'))
  expect((await placeIn(it, 'excluded')).row.assessment.latest?.value).toBe(65)
  const [entry] = (await it.get(`/audit?action=indicator.edit&object=${place.row.indicatorId}`)).json().entries
  expect([entry.before.disclosure, entry.after.disclosure]).toEqual([usualDisclosure, disclosure])
})

test.each([
  [{ hideUpTo: 0 }, 'disclosure.hideUpTo'],
  [{ hideUpTo: 2.5 }, 'disclosure.hideUpTo'],
  [{ hideUpTo: 101 }, 'disclosure.hideUpTo'],
  [{ roundTo: 1 }, 'disclosure.roundTo'],
  [{ leastDenominator: 1 }, 'disclosure.leastDenominator'],
])('a policy of %j is refused by its field', async (over, field) => {
  const answer = await it.send('PUT', path(), await anEdit({ disclosure: { ...usualDisclosure, ...over } }))
  expect(answer.statusCode).toBe(400)
  expect(answer.json().fields).toMatchObject([{ field }])
})

test('forecasts that were made of numbers hidden now are gone, others stand', async () => {
  expect((await lineOf('Sex: girls')).trackRecord.scored).toEqual([])
  expect((await lineOf('All children')).trackRecord.scored).not.toEqual([])
})

test('a baseline that rests on numbers hidden since is not shown', async () => {
  const rates = await placeIn(it, 'rereferrals')
  const address = `/placements/${rates.row.placementId}`
  const before: IndicatorView = (await it.get(address)).json()
  expect(before.series[0]?.assessment.baseline).not.toBeNull()
  const record = aRecord(rates.row.seriesId, {
    period: financialYear(2020),
    basedOnRevision: 1,
    value: null,
    numerator: 3,
    denominator: 13,
  })
  expect((await it.send('POST', '/measurements', record)).statusCode).toBe(201)
  const after: IndicatorView = (await it.get(address)).json()
  expect(after.series[0]?.assessment.baseline).toBeNull()
  expect(after.series[0]?.curve.baseline).toBeNull()
})

test('an import warns beside the numbers that are shown, and names no hidden one', async () => {
  const indicators = [{ indicatorId: it.indicators.get('few') ?? '', key: 'few', breakdown: '' }]
  const file = laitFile([['few', '2025/26', 'E06900001', '430']])
  const { findings } = (await preview(it, { file, options: { indicators } })).json()
  expect(findings.map(({ why }: { why: string }) => why).join(' ')).toContain(
    'The series runs from 40 to 50. 430 looks',
  )
})
