import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve, describePoint, notesOf } from '@ttc/domain/figure/description'
import { tableOf } from '@ttc/domain/figure/table'
import { describe, expect, test } from 'vitest'
import { aCurveInput, aTurnedCurveInput, measured } from '../support/curve-input.ts'

const provisional = measured([40, 'suppressed', null, 42, 41]).map((row, i, rows) => ({
  ...row,
  provisional: i === rows.length - 1,
}))
const patchy = curveOf(
  aCurveInput({ measurements: provisional, breaks: [{ from: '2019-04-01', reason: 'the threshold changed' }] }),
)

describe('the table says what the picture says', () => {
  test('value, forecast, range, target and comparators of a period', () => {
    const table = tableOf(curveOf(aTurnedCurveInput()))
    expect(table.caption).toBe('Re-referrals, Northshire')
    const columns = { value: 'Northshire', forecast: true, range80: true, target: true, pathBack: false, events: true }
    expect(table.columns).toEqual(columns)
    expect(table.comparators).toEqual(['Neighbours’ mean', 'England'])
    expect(table.rows[8]).toMatchObject({
      label: '2024/25',
      value: '39%',
      forecast: '50.0%',
      range80: '41.2% to 58.8%',
      target: '36%',
      comparators: ['', ''],
    })
    expect(table.rows[9]).toMatchObject({ label: '2025/26', value: '', target: '35%' })
    expect(table.rows[0]?.comparators).toEqual(['42%', '40%'])
  })

  test('what is missing or hidden is said in words, never as a number', () => {
    expect(tableOf(patchy).rows.map((row) => row.value)).toEqual([
      '40%',
      'suppressed to protect individuals',
      'no value received',
      '42%',
      '41% (provisional)',
    ])
  })

  test('columns with nothing to say are left out', () => {
    expect(tableOf(patchy).columns).toMatchObject({ forecast: false, range80: false, target: false })
  })
})

describe('what is announced', () => {
  test.each([
    { at: 8, said: '2024/25: 39%; forecast 50.0%, 80% range 41.2% to 58.8%; target 36%.' },
    { at: 0, said: '2016/17: 53%; Neighbours’ mean 42%; England 40%.' },
    { at: 99, said: '' },
  ])('at step $at', ({ at, said }) => {
    expect(describePoint(curveOf(aTurnedCurveInput()), at)).toBe(said)
  })

  test.each([
    { at: 1, said: '2017/18: suppressed to protect individuals.' },
    { at: 2, said: '2018/19: no value received.' },
    { at: 4, said: '2020/21: 41% (provisional).' },
  ])('without a plain value at step $at', ({ at, said }) => {
    expect(describePoint(patchy, at)).toBe(said)
  })

  test('a break is announced with the first value after it', () => {
    expect(describePoint(patchy, 3)).toBe('2019/20: 42%; break in series: the threshold changed.')
  })
})

describe('the curve in sentences', () => {
  test('tells the path, the forecast and the goal', () => {
    expect(describeCurve(curveOf(aTurnedCurveInput()))).toBe(
      '53% in 2016/17; 48% in 2021/22, the last before the baseline was frozen; 39% in 2024/25. ' +
        'The baseline forecast for 2024/25 was 50.0%, 80% range 41.2% to 58.8%. The target is 34% for 2026/27.',
    )
  })

  test('tells what cannot be shown and what broke', () => {
    expect(describeCurve(patchy)).toBe(
      '40% in 2016/17; 41% in 2020/21 (provisional). No value can be shown for 2017/18. Break in series: the threshold changed.',
    )
  })

  test('is honest about having none', () => {
    expect(describeCurve(curveOf(aCurveInput()))).toBe('No values yet for Re-referrals, Northshire.')
  })

  test('notes name the axis, the symbols and the marks', () => {
    expect(notesOf(patchy)).toEqual([
      'The vertical axis does not start at zero: it starts at 36%.',
      '[c]: suppressed to protect individuals.',
      'Hollow marks are provisional.',
      'Break in series, shown by a dotted line: the threshold changed.',
    ])
  })

  test('an axis from zero needs no note', () => {
    expect(notesOf(curveOf(aCurveInput({ measurements: measured([2, 10]) })))).toEqual([])
  })
})
