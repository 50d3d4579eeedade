import { newId } from '@ttc/contracts/new-id'
import type { RecordedSheetView, SheetView } from '@ttc/contracts/sheet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, financialYear, yearlyValues } from '../support/plan-file.ts'
import { aRecord } from '../support/request.ts'

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
    ...{
      code: 'excluded',
      name: 'Permanent exclusions',
      unit: 'children',
      decimals: 0,
      multiplier: null,
      maximum: null,
    },
    ...{ targets: [], rules: [], baselines: [] },
    series: [
      line([60, 61, 62, 63, 64, 65]),
      line([10, 13, 12, 13, 13, 3], sex('girls')),
      line([50, 48, 50, 50, 51, 62], sex('boys')),
      { ...line([9], sex('girls')), area: 'E06900002' },
    ],
  })
  it = await startTestApp(aPlanFile({ indicators: [excluded, anIndicator()] }))
  place = await placeIn(it, 'excluded')
})
afterAll(() => it.close())

const address = () => `/priorities/${place.priority.id}/sheet`
const sheet = async (): Promise<SheetView> => (await it.get(address())).json()
const rowOf = async (group: string | null) => {
  const found = (await sheet()).rows.find((row) => row.code === 'excluded' && row.group === group)
  if (found === undefined) throw new Error(`No row of ${group}`)
  return found
}
const send = (values: readonly object[]) => it.send('POST', address(), { id: newId(), values })
const value = (seriesId: string, over: object = {}) => ({
  ...{ seriesId, period: financialYear(2025), value: 14, basedOnRevision: 0, accepted: [] },
  ...over,
})

test('each indicator is followed by its groups in the own area, named with their categories', async () => {
  const { rows, more } = await sheet()
  expect(more).toBe(false)
  expect(rows.map((row) => [row.code, row.group, row.due?.start])).toEqual([
    ['excluded', null, '2025-04-01'],
    ['excluded', 'Sex: boys', '2025-04-01'],
    ['excluded', 'Sex: girls', '2025-04-01'],
    ['rereferrals', null, '2025-04-01'],
  ])
})

test('a small number is on the sheet as suppressed, for all that it could be told by', async () => {
  const shown = (await sheet()).rows.slice(0, 3).map((row) => [row.last?.value, row.last?.status])
  expect(shown).toEqual([
    [65, 'value'],
    [null, 'suppressed'],
    [null, 'suppressed'],
  ])
  const text = (await it.get(address())).body
  expect(text).not.toMatch(/"value":3\b(?!\.)/)
})

test('the check says which number is small: it is stored as it is, and shown to nobody', async () => {
  const { seriesId } = await rowOf('Sex: girls')
  const check = (typed: number) =>
    it.send('POST', '/measurements/check', { seriesId, period: financialYear(2025), value: typed })
  expect((await check(4)).json()).toMatchObject({ value: 4, small: true })
  expect((await check(14)).json()).toMatchObject({ value: 14, small: false })
})

test('values of all children and of groups are stored at once, each or refused by itself, and assessed together', async () => {
  const [all, boys, girls] = [await rowOf(null), await rowOf('Sex: boys'), await rowOf('Sex: girls')]
  const answer = await send([
    value(all.seriesId, { value: 66 }),
    value(boys.seriesId, { value: 5200 }),
    value(girls.seriesId, { value: 14 }),
  ])
  expect(answer.statusCode, answer.body).toBe(201)
  const { stored, refused } = answer.json<RecordedSheetView>()
  expect(stored.map((one) => one.seriesId)).toEqual([all.seriesId, girls.seriesId])
  expect(refused.map((one) => [one.seriesId, one.conflict])).toEqual([[boys.seriesId, false]])
  expect((await rowOf('Sex: girls')).last).toMatchObject({ value: 14, status: 'value' })
  const { series } = (await it.get(`/placements/${place.row.placementId}`)).json()
  expect(
    series.map((one: { assessment: { latest: { value: number } } }) => one.assessment.latest.value).sort(),
  ).toContain(14)
})

test('a small number that is typed is hidden at once, and with it what would tell it', async () => {
  const [boys, girls] = [await rowOf('Sex: boys'), await rowOf('Sex: girls')]
  const accepted = ['factor', 'beyond-usual', 'repeated']
  const answer = await send([
    value(boys.seriesId, { value: 62, accepted }),
    value(girls.seriesId, { value: 4, basedOnRevision: 1, accepted }),
  ])
  expect(answer.json<RecordedSheetView>().refused).toEqual([])
  const after = [(await rowOf('Sex: boys')).last, (await rowOf('Sex: girls')).last]
  expect(after.map((last) => [last?.value, last?.status, last?.revision])).toEqual([
    [null, 'suppressed', 1],
    [null, 'suppressed', 2],
  ])
})

test('a group of another area is not reached through the sheet', async () => {
  const answer = await send([value(newId())])
  expect(answer.statusCode).toBe(404)
  const own = aRecord((await rowOf(null)).seriesId, { period: financialYear(2025), value: 65 })
  expect((await it.send('POST', '/measurements', own)).statusCode).toBe(409)
})
