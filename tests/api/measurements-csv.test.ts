import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.ts'
import { anIndicator, aPlanFile, yearlyValues } from '../support/plan-file.ts'

const withGirls = [
  ...(anIndicator().series ?? []),
  { area: 'E06900001', breakdown: [{ category: 'sex', value: 'girls' }], values: yearlyValues([20, 21], 2023) },
]

let it: TestApp
let placement: { placementId: string; seriesId: string }
beforeAll(async () => {
  it = await startTestApp(aPlanFile({ indicators: [anIndicator({ name: '=1+1 as a name', series: withGirls })] }))
  const plan = (await it.get(`/plans/${it.planId}`)).json()
  placement = plan.outcomes[0].priorities[0].rows[0]
})
afterAll(() => it.close())

const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true })

describe('the values of an indicator as a CSV file', () => {
  test('one row a period, with forecast and targets beside the value; what is not known is empty, never zero', async () => {
    const answer = await it.get(`/placements/${placement.placementId}/measurements.csv`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const rows = rowsOf(answer.body)
    expect(rows.map((row) => row.period)).toEqual([
      ...['2016/17', '2017/18', '2018/19', '2019/20', '2020/21', '2021/22'],
      ...['2022/23', '2023/24', '2024/25', '2025/26', '2026/27', '2027/28'],
    ])
    expect(rows[8]).toMatchObject({ value: '18.2', period_start: '2024-04-01', period_end: '2025-03-31', target: '' })
    expect(rows[11]).toMatchObject({ value: '', numerator: '', target: '18', group: 'All children' })
    expect(Number(rows[11]?.baseline_forecast)).toBeGreaterThan(20)
  })

  test('a name that a spreadsheet would run as a formula is guarded', async () => {
    const answer = await it.get(`/placements/${placement.placementId}/measurements.csv`)
    expect(rowsOf(answer.body)[0]?.indicator).toBe("'=1+1 as a name")
  })

  test('all children and every group come in one file where that is asked for', async () => {
    const answer = await it.get(`/placements/${placement.placementId}/measurements.csv?groups=yes`)
    const rows = rowsOf(answer.body)
    expect([...new Set(rows.map((row) => row.group))]).toEqual(['All children', 'Sex: girls'])
    expect(rows.filter((row) => row.group === 'Sex: girls').map((row) => [row.period, row.value])).toEqual([
      ['2023/24', '20'],
      ['2024/25', '21'],
    ])
  })

  test('a series of another indicator is not found', async () => {
    const answer = await it.get(`/placements/${placement.placementId}/measurements.csv?series=${placement.placementId}`)
    expect(answer.statusCode).toBe(404)
  })
})

test('past forecasts are scored against what came, each made before its value was known', async () => {
  const view = (await it.get(`/placements/${placement.placementId}`)).json()
  const { scored, withRange } = view.series[0].trackRecord
  expect(scored.map((one: { period: { start: string } }) => one.period.start.slice(0, 4))).toEqual([
    '2020',
    '2021',
    '2022',
    '2023',
    '2024',
  ])
  expect(withRange).toBe(5)
  const [latest] = scored.slice(-1)
  expect(latest.error).toBeCloseTo(latest.value - latest.centre, 9)
})
