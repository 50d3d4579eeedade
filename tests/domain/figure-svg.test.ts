import { type Curve, curveOf } from '@ttc/domain/figure/curve'
import type { CurveInput } from '@ttc/domain/figure/curve-input'
import { isInside, isOverlapping, placeLabels } from '@ttc/domain/figure/label-placement'
import { textWidth } from '@ttc/domain/figure/text-width'
import { quarterPeriod, rollingPeriod, yearPeriod } from '@ttc/domain/period'
import { labelsOf } from '@ttc/figure/curve-labels'
import { strokesOf } from '@ttc/figure/curve-lines'
import { curveSvg } from '@ttc/figure/curve-svg'
import { frameOf } from '@ttc/figure/frame'
import { directionArrowSvg, statusMarkSvg } from '@ttc/figure/glyph'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import { verdictGlyphSvg } from '@ttc/figure/verdict-svg'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { aBaseline, aCurveInput, aTurnedCurveInput, measured, valuesAt } from '../support/curve-input.ts'

const parser = new new JSDOM('').window.DOMParser()
const HOSTILE = `</text><script>alert("1 & 2's")</script>\u0000\u0008\uFFFE`

function parsed(svg: string): Element {
  const document = parser.parseFromString(svg, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document.documentElement
}

function drawn(curve: Curve, width = 700, height = 400): Element {
  return parsed(curveSvg(curve, { width, height, prefix: 'c1', title: 'A title', description: 'A description' }))
}

const texts = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent ?? '')

const CASES: readonly (readonly [string, CurveInput])[] = [
  ['turned', aTurnedCurveInput()],
  ['history only', aCurveInput({ measurements: measured([40, 42, 41, 44]) })],
  ['a gap', aCurveInput({ measurements: measured([40, 42, null, 44]), targets: valuesAt({ 4: 38 }) })],
  ['suppressed', aCurveInput({ measurements: measured([40, 'suppressed', 41, 'rounds-to-zero', 44]) })],
  ['two points', aCurveInput({ measurements: measured([40, 44]) })],
  ['one point', aCurveInput({ measurements: measured([40]), targets: valuesAt({ 0: 38 }) })],
  ['only suppressed', aCurveInput({ measurements: measured(['suppressed']) })],
  [
    'constant without a range',
    aCurveInput({ measurements: measured([45, 45, 45]), baseline: aBaseline(2, [45], null) }),
  ],
  ['stepped and long', { ...aTurnedCurveInput(), targetPath: 'stepped', areaName: 'Long '.repeat(40) }],
  [
    'a way back',
    {
      ...aTurnedCurveInput(),
      pathBack: {
        from: { period: yearPeriod('financial-year', 2024), value: 39 },
        to: [
          { on: '2026-03-31', value: 37, colour: 'amber' },
          { on: '2028-03-31', value: 34, colour: 'green' },
        ],
      },
    },
  ],
  ['nothing', aCurveInput()],
]
const SIZES = [
  [930, 470],
  [700, 400],
  [610, 380],
  [330, 360],
  [250, 190],
] as const
const EACH = CASES.flatMap(([name, input]) => SIZES.map(([width, height]) => ({ name, input, width, height })))

describe('the drawing', () => {
  test.each(EACH)(
    'of $name at $width px is whole, named and free of numbers that are none',
    ({ input, width, height }) => {
      const svg = drawn(curveOf(input), width, height)
      expect(svg.getAttribute('role')).toBe('img')
      expect(svg.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`)
      expect(svg.getAttribute('aria-labelledby')).toBe('c1-title c1-desc')
      expect([svg.querySelector('title')?.textContent, svg.querySelector('desc')?.textContent]).toEqual([
        'A title',
        'A description',
      ])
      expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined|null/)
    },
  )

  test.each(EACH)('labels of $name at $width px neither overlap nor leave the picture', ({ input, width, height }) => {
    const curve = curveOf(input)
    const frame = frameOf(curve, { width, height })
    const edge = { x: 0, y: 0, width, height }
    const boxes = placeLabels(labelsOf(curve, frame), edge, [], strokesOf(curve, frame)).map((label) => label.spot)
    expect(boxes.every((box) => isInside(box, edge))).toBe(true)
    expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => isOverlapping(a, b)))).toEqual([])
  })

  test('names what the reader must know, on a wide page and on a narrow one', () => {
    const curve = curveOf(aTurnedCurveInput())
    expect(texts(drawn(curve))).toEqual(
      expect.arrayContaining([
        'Baseline frozen 14 December 2022',
        'Target 34%by 2026/27',
        '11 points better',
        '39%',
        '60%',
        '2016/17',
      ]),
    )
    expect(texts(drawn(curve, 330, 360))).toEqual(
      expect.arrayContaining(['Frozen 14 Dec 2022', 'Target 34%', '39%', '16/17']),
    )
  })

  test.each(SIZES)(
    'of names as long as a rolling year, at %d px: some stand under the axis, and none touches another',
    (width, height) => {
      const first = rollingPeriod(quarterPeriod('calendar-quarter', 2019, 4))
      const { scale } = aCurveInput()
      const input = aCurveInput({
        scale: { ...scale, periodKind: 'calendar-quarter', accumulation: 'rolling' },
        measurements: measured(
          Array.from({ length: 24 }, (_, i) => 40 + (i % 3)),
          first,
        ),
      })
      const svg = drawn(curveOf(input), width, height)
      const labels = [...svg.querySelectorAll('text')].filter((text) =>
        /\bto [A-Z][a-z]+ 20\d\d$/.test(text.textContent ?? ''),
      )
      const spans = labels.map((label) => {
        const half = textWidth(label.textContent ?? '', Number(label.getAttribute('font-size'))) / 2
        return [Number(label.getAttribute('x')) - half, Number(label.getAttribute('x')) + half] as const
      })
      expect(spans.length).toBeGreaterThan(1)
      expect(spans.filter(([left], i) => i > 0 && left < (spans[i - 1]?.[1] ?? 0) + 2)).toEqual([])
      expect(spans.every(([left, right]) => left >= 0 && right <= width)).toBe(true)
    },
  )

  test('tells series apart without colour', () => {
    const svg = drawn(curveOf(aTurnedCurveInput()))
    const dashes = [...svg.querySelectorAll('path[stroke-dasharray]')].map((path) =>
      path.getAttribute('stroke-dasharray'),
    )
    expect(new Set(dashes)).toEqual(new Set(['2 3', '7 4', '1 4', '6 5']))
    expect(svg.querySelectorAll('circle[fill="#12436d"]')).toHaveLength(6)
    expect(svg.querySelectorAll('path[fill="#801650"]')).toHaveLength(3)
  })

  test('a suppressed period is a hatched column with its symbol, and no point', () => {
    const svg = drawn(curveOf(aCurveInput({ measurements: measured([40, 'suppressed', 41]) })))
    expect(svg.querySelectorAll('circle')).toHaveLength(2)
    expect(svg.querySelectorAll('path[fill^="url("]')).toHaveLength(1)
    expect(texts(svg)).toContain('[c]')
  })

  test('provisional values are hollow', () => {
    const rows = measured([40, 42]).map((row, i) => ({ ...row, provisional: i === 1 }))
    const fills = [...drawn(curveOf(aCurveInput({ measurements: rows }))).querySelectorAll('circle')].map((dot) =>
      dot.getAttribute('fill'),
    )
    expect(fills).toEqual(['#12436d', '#ffffff'])
  })

  test.each([
    { values: [40, 42], marks: 1 },
    { values: [2, 42], marks: 0 },
  ])('an axis that starts above zero carries its mark: $values', ({ values, marks }) => {
    const svg = drawn(curveOf(aCurveInput({ measurements: measured(values) })))
    expect(svg.querySelectorAll('path[d*="l10 -5"]')).toHaveLength(marks)
  })

  test('has at most ten gridlines', () => {
    const svg = drawn(curveOf(aTurnedCurveInput()))
    expect(svg.querySelectorAll('path[stroke="#e4e8eb"]').length).toBeLessThanOrEqual(10)
  })

  test('on paper the grid is darker', () => {
    const svg = curveSvg(curveOf(aTurnedCurveInput()), {
      width: 346,
      height: 192,
      prefix: 'p',
      title: 't',
      description: 'd',
      print: true,
    })
    expect(parsed(svg).querySelectorAll('path[stroke="#c9cfd3"]').length).toBeGreaterThan(1)
  })
})

describe('hostile text', () => {
  const input: CurveInput = {
    ...aTurnedCurveInput(),
    name: HOSTILE,
    areaName: HOSTILE,
    scale: { ...aTurnedCurveInput().scale, unit: HOSTILE },
    comparators: [{ name: HOSTILE, kind: 'england', points: valuesAt({ 0: 40, 1: 41, 2: 42 }) }],
  }

  test('stays text in the curve', () => {
    const drawing = { width: 930, height: 470, prefix: '"><script>', title: HOSTILE, description: HOSTILE }
    const svg = parsed(curveSvg(curveOf(input), drawing))
    expect(svg.querySelectorAll('script')).toHaveLength(0)
    expect(svg.querySelector('title')?.textContent).toBe(`</text><script>alert("1 & 2's")</script>`)
  })

  test('stays an attribute in the sparkline', () => {
    const svg = parsed(sparklineSvg(curveOf(input), { width: 176, height: 54, prefix: '"x', label: HOSTILE }))
    expect(svg.querySelectorAll('script')).toHaveLength(0)
    expect(svg.getAttribute('aria-label')).toBe(`</text><script>alert("1 & 2's")</script>`)
  })
})

describe('the sparkline', () => {
  test.each(CASES)('of %s is whole', (_name, input) => {
    const svg = parsed(sparklineSvg(curveOf(input), { width: 176, height: 54, prefix: 's', label: null }))
    expect(svg.getAttribute('aria-hidden')).toBe('true')
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  test('shows both ranges, the target in its own margin and a break as a dotted upright', () => {
    const input = { ...aTurnedCurveInput(), breaks: [{ from: '2018-04-01', reason: 'new count' }] }
    const svg = parsed(sparklineSvg(curveOf(input), { width: 176, height: 54, prefix: 's', label: 'Falling' }))
    expect(svg.querySelectorAll('g path')).toHaveLength(2)
    expect(svg.querySelectorAll('path[d^="M156 "]')).toHaveLength(1)
    expect(svg.querySelectorAll('path[stroke-dasharray="2 3"]')).toHaveLength(1)
  })
})

describe('glyphs', () => {
  const statuses = ['red', 'amber', 'green', 'no-target', 'contextual', 'late'] as const
  const verdicts = ['turned', 'slowing', 'on-the-baseline', 'too-soon-to-tell'] as const
  const travels = ['rising', 'falling', 'no-clear-trend', 'too-soon-to-tell'] as const

  test.each([
    { name: 'statuses', drawings: statuses.map((status) => statusMarkSvg(status)) },
    { name: 'verdicts', drawings: verdicts.map((verdict) => verdictGlyphSvg(verdict, 'below')) },
    { name: 'directions', drawings: travels.map((travel) => directionArrowSvg(travel, 'neutral')) },
  ])('$name differ in shape, not only in colour', ({ drawings }) => {
    const shapes = drawings.map((svg) => parsed(svg).innerHTML.replace(/#[0-9a-f]{6}/g, ''))
    expect(new Set(shapes).size).toBe(drawings.length)
  })

  test('a verdict lies on the side of its results', () => {
    expect(verdictGlyphSvg('turned', 'above')).not.toBe(verdictGlyphSvg('turned', 'below'))
  })

  test.each([
    { status: 'red' as const, letter: 'R' },
    { status: 'amber' as const, letter: 'A' },
    { status: 'green' as const, letter: 'G' },
  ])('$status can carry its letter', ({ status, letter }) => {
    expect(parsed(statusMarkSvg(status, 16, true)).textContent).toBe(letter)
    expect(parsed(statusMarkSvg(status)).textContent).toBe('')
  })
})
