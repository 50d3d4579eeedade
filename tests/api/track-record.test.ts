import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import type { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { type Place, placeIn } from '../support/place.ts'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'
import { aRedIndicator, startRedPlan } from '../support/red-plan.ts'
import { aRecord } from '../support/request.ts'
import { rowCounts } from '../support/rows.ts'

let it: TestApp
let place: Place
beforeAll(async () => {
  const placed = { priority: 'homes', owner: 'owner', headline: false }
  const boys = [{ category: 'sex', value: 'boys' }]
  const young = yearlyValues([10, 11], 2023)
  it = await startTestApp(
    aPlanFile({
      indicators: [
        anIndicator(),
        anIndicator({
          code: 'groups',
          name: 'With a group',
          placed,
          series: [
            { area: 'E06900001', values: yearlyValues([9, 10, 9.5, 9.8, 10.1, 9.9, 12.5, 13, 13.6], 2016) },
            { area: 'E06900001', breakdown: boys, values: yearlyValues([5, 6, 5, 6, 5, 6, 5, 6, 5], 2016) },
          ],
          baselines: [],
        }),
        anIndicator({
          code: 'young',
          name: 'Two values',
          placed,
          series: [{ area: 'E06900001', values: young }],
          baselines: [],
        }),
        anIndicator({ code: 'elsewhere', name: 'In no plan', placed: null, baselines: [], targets: [], rules: [] }),
      ],
    }),
  )
  place = await placeIn(it, 'rereferrals')
})
afterAll(() => it.close())

const record = async (): Promise<PriorityTrackRecordView> =>
  (await it.get(`/priorities/${place.priority.id}/track-record`)).json()

test('a priority’s record has every indicator that stands under it, each as its own page has it, and their sum', async () => {
  const before = await rowCounts(it.connection)
  const { forecasts } = await record()
  expect(forecasts.indicators.map(({ name }) => name)).toEqual([
    'Re-referrals within 12 months',
    'With a group',
    'Two values',
  ])
  const first = forecasts.indicators[0]
  const page = (await it.get(`/placements/${place.row.placementId}`)).json() as IndicatorView
  expect(first?.record).toEqual(page.series[0]?.trackRecord)
  expect(first?.record.scored).toHaveLength(5)
  expect(forecasts.indicators.map((one) => one.record.total.forecasts)).toEqual([6, 6, 0])
  expect(forecasts.total).toMatchObject({ forecasts: 12, withRange: 12 })
  expect(forecasts.total.inside80).toBe(forecasts.indicators.reduce((sum, one) => sum + one.record.total.inside80, 0))
  expect(await rowCounts(it.connection)).toEqual(before)
})

test('a value that comes scores what was forecast of it before', async () => {
  const [before] = (await record()).forecasts.indicators
  const answer = await it.send('POST', '/measurements', aRecord(place.row.seriesId, { value: 18, accepted: [] }))
  expect(answer.statusCode, answer.body).toBe(201)
  const [after] = (await record()).forecasts.indicators
  expect(after?.record.total.forecasts).toBe((before?.record.total.forecasts ?? 0) + 1)
  expect(after?.record.scored.at(-1)).toMatchObject({ period: { start: '2025-04-01' }, value: 18 })
})

test('there is none of a priority that is not there', async () => {
  expect((await it.get(`/priorities/${newId()}/track-record`)).statusCode).toBe(404)
})

test('beside it stands what came of the days that recovery sheets gave, together and by indicator', async () => {
  const plan = await startRedPlan([aRedIndicator(), aRedIndicator({ code: 'other', name: 'Without a sheet' })])
  const read = async (): Promise<PriorityTrackRecordView['recoveryDates']> =>
    (await plan.it.get(`/priorities/${plan.place.priority.id}/track-record`)).json().recoveryDates
  expect(await read()).toEqual({ indicators: [], total: { kept: 0, late: 0, notBack: 0, open: 0, slips: 0 } })
  await plan.submit()
  const given = await read()
  expect(given.indicators.map(({ name, slips }) => [name, slips])).toEqual([['Re-referrals within 12 months', 0]])
  expect(given.total).toEqual({ kept: 0, late: 0, notBack: 0, open: 2, slips: 0 })
  const value = aRecord(plan.place.row.seriesId, { value: 15, accepted: ['beyond-usual'] })
  expect((await plan.it.send('POST', '/measurements', value)).statusCode).toBe(201)
  const after = await read()
  expect(after.total).toEqual({ kept: 2, late: 0, notBack: 0, open: 0, slips: 0 })
  const sheets = (await plan.it.get(`${plan.at}s`)).json()
  expect(after.indicators[0]?.days).toEqual(sheets.record)
  await plan.it.close()
})
