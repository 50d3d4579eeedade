import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve } from '@ttc/domain/figure/description'
import { tableOf } from '@ttc/domain/figure/table'
import { pathBackTo } from '@ttc/domain/recovery-sheet/path'
import { curveSvg } from '@ttc/figure/curve-svg'
import { describe, expect, test } from 'vitest'
import { aBaseline, aCurveInput, measured, valuesAt } from '../../support/curve-input.ts'

const given = aCurveInput({
  measurements: measured([53, 46, 53, 52, 52, 48, 42, 47, 49]),
  baseline: aBaseline(5, [50.3, 50.1, 50, 49.9], 4.2),
  targets: valuesAt({ 8: 36, 10: 34 }),
})
const days = { backToAmberOn: '2026-03-31', backToGreenOn: '2028-03-31' }

describe('the path back', () => {
  test('leads from the latest value to the tolerance and then to the target of the day', () => {
    expect(pathBackTo(given, 2, days)).toEqual({
      from: { period: given.measurements[8]?.period, value: 49 },
      to: [
        { on: '2026-03-31', colour: 'amber', value: 37 },
        { on: '2028-03-31', colour: 'green', value: 34 },
      ],
    })
  })

  test.each([
    ['no day', given, { backToAmberOn: null, backToGreenOn: null }],
    ['no value', { ...given, measurements: [] }, days],
    ['no target', { ...given, targets: [] }, days],
    ['best in a range', { ...given, scale: { ...given.scale, polarity: 'range' as const } }, days],
  ])('there is none with %s', (_, input, on) => {
    expect(pathBackTo(input, 2, on)).toBe(null)
  })

  test('lengthens the axis to its last day, and is told in sentence, table and drawing', () => {
    const curve = curveOf({ ...given, pathBack: pathBackTo(given, 2, days) })
    expect(curve.steps.at(-1)?.label).toBe('2027/28')
    expect(describeCurve(curve)).toContain('The path back: amber by 31 March 2026 (37%), green by 31 March 2028 (34%).')
    const rows = tableOf(curve).rows.filter(({ pathBack }) => pathBack !== '')
    expect(rows.map(({ label, pathBack }) => [label, pathBack])).toEqual([
      ['2025/26', 'amber by 31 March 2026 (37%)'],
      ['2027/28', 'green by 31 March 2028 (34%)'],
    ])
    const svg = curveSvg(curve, { width: 700, height: 400, prefix: 'p', title: 'T', description: 'D' })
    expect(svg).toContain('Green by Mar 2028')
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  test('a curve without one is drawn as before', () => {
    expect(curveOf(given).pathBack).toBe(null)
    expect(tableOf(curveOf(given)).columns.pathBack).toBe(false)
    expect(curveOf(given).steps.at(-1)?.label).toBe('2026/27')
  })
})
