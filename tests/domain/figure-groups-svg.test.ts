import { groupPanelsOf } from '@ttc/domain/breakdown/group-panels'
import { wrappedText } from '@ttc/domain/figure/text-width'
import { groupsLayoutOf } from '@ttc/figure/groups-layout'
import { groupsSvg } from '@ttc/figure/groups-svg'
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import type { Given } from '../support/curve-input.ts'
import { someGroupLines } from '../support/groups.ts'

const parser = new new JSDOM('').window.DOMParser()
const HOSTILE = `</text><script>alert("1 & 2's")</script>`
const WIDTHS = [960, 700, 390, 320, 250]

const CASES: Readonly<Record<string, Readonly<Record<string, readonly Given[]>>>> = {
  'two lines': { '': [40, 42], 'sex: girls': [38, 41] },
  'four lines of one value': { '': [40], 'a: 1': [40], 'a: 2': [40], 'a: 3': [40] },
  'hidden and missing': {
    '': [40, 42, 44],
    'sex: girls': ['suppressed', 'suppressed', 'suppressed'],
    'a: b': [1, null, 2],
  },
  'ten groups': Object.fromEntries([['', [40, 42]], ...Array.from({ length: 10 }, (_, i) => [`a: ${i}`, [i, 2 * i]])]),
  'hostile names': { '': [40, 42], [`a: ${HOSTILE}`]: [38, 41] },
  nothing: { '': [], 'a: b': [] },
}
const EACH = Object.keys(CASES).flatMap((name) => WIDTHS.map((width) => ({ name, width })))

function drawn(name: string, width: number): Element {
  const lines = someGroupLines(CASES[name] ?? {})
  const text = groupsSvg(lines, groupPanelsOf(lines, '', ''), { width, prefix: 'g1', title: 'T', description: 'D' })
  const document = parser.parseFromString(text, 'image/svg+xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return document.documentElement
}

const textsOf = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent ?? '')

describe('groups side by side, drawn', () => {
  test.each(EACH)('$name at $width px is whole, named and free of numbers that are none', ({ name, width }) => {
    const svg = drawn(name, width)
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.querySelector('title')?.textContent).toBe('T')
    expect(svg.outerHTML).not.toMatch(/NaN|Infinity|undefined/)
    expect(svg.querySelector('script')).toBeNull()
    expect(svg.getAttribute('width')).toBe(String(width))
  })

  test('hidden values stand as symbols in a row below the axis, never on the plot', () => {
    const svg = drawn('hidden and missing', 700)
    const symbols = [...svg.querySelectorAll('text')].filter((text) => text.textContent === '[c]')
    const lines = someGroupLines(CASES['hidden and missing'] ?? {})
    const [placed] = groupsLayoutOf(lines, groupPanelsOf(lines, '', ''), 700).panels
    expect(symbols).toHaveLength(3)
    expect(symbols.map((text) => Number(text.getAttribute('y')) > (placed?.frame.bottom ?? 0) + 20)).toEqual([
      ...[true, true, true],
    ])
  })

  test('a wide chart names its lines at their ends, a narrow one in a key; names never cover one another', () => {
    const wide = drawn('four lines of one value', 960)
    const names = [...wide.querySelectorAll('text')].filter((text) => text.getAttribute('font-weight') === '700')
    const tops = names.map((text) => Number(text.getAttribute('y')))
    expect(textsOf(wide).join(' ')).toContain('All children')
    expect(tops.slice(1).map((top, i) => top - (tops[i] ?? 0) >= 36)).toEqual([true, true, true])
    expect(textsOf(drawn('four lines of one value', 320))).toContain('A: 2')
  })

  test('many groups stand in rows of charts that lie within the picture', () => {
    const lines = someGroupLines(CASES['ten groups'] ?? {})
    const panels = groupPanelsOf(lines, '', '')
    const { height, panels: placed, key } = groupsLayoutOf(lines, panels, 960)
    expect(placed).toHaveLength(10)
    expect(new Set(placed.map((one) => one.x)).size).toBe(3)
    expect(placed.every((one) => one.x + one.frame.width <= 960 && one.y + one.frame.height <= height)).toBe(true)
    expect(key.map((row) => row.line.name)).toEqual(['All children'])
  })
})

test.each([
  ['one two three', 400, 3, ['one two three']],
  ['one two three', 50, 3, ['one two', 'three']],
  ['one two three four', 50, 2, ['one two', 'three fo…']],
  ['extraordinarily', 40, 2, ['extra…']],
])('"%s" in %i px and %i lines', (text, room, most, lines) => {
  expect(wrappedText(text, 12, room, most)).toEqual(lines)
})
