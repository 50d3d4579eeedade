import type { Scale } from '@ttc/domain/indicator'
import { describeAsked, describeLastValue } from '@ttc/domain/link.words'
import type { Measurement } from '@ttc/domain/measurement'
import { askedSvg } from '@ttc/figure/asked-svg'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const scale: Scale = {
  unit: 'children',
  decimals: 0,
  polarity: 'lower',
  minimum: 0,
  maximum: null,
  multiplier: null,
  periodKind: 'financial-year',
  accumulation: 'single',
  yearStartsIn: null,
}
const year = (start: number) => ({
  kind: 'financial-year' as const,
  start: `${start}-04-01`,
  end: `${start + 1}-03-31`,
})
type Last = Pick<Measurement, 'period' | 'value' | 'status'>
const lastOf = (values: readonly (number | null)[]): Last[] =>
  values.map((value, i) => ({ period: year(2018 + i), value, status: value === null ? 'suppressed' : 'value' }))
const drawn = (values: readonly (number | null)[], typed: number | null, width = 300) =>
  askedSvg({ last: lastOf(values), asked: year(2025), typed, scale, label: 'Few & many', width, height: 156 })
const count = (svg: string, part: RegExp) => [...svg.matchAll(part)].length

test('values are joined where they follow one another; a hidden one is a symbol and breaks the line', () => {
  const svg = drawn([42, 41, null, 36, 35], null)
  expect(count(svg, /<circle[^>]+r="3\.6"/g)).toBe(4)
  expect(count(svg, /stroke-linecap="round"/g)).toBe(2)
  expect(svg).toMatch(/>c<\/text>/)
  expect(svg).toContain('aria-label="Few &amp; many"')
})

test('a wanted number is a dashed ring; one that was typed is a mark with its value, joined to the last', () => {
  expect(count(drawn([42, 36], null), /<circle[^>]+r="8"/g)).toBe(1)
  const typed = drawn([42, 36], 63)
  expect(count(typed, /<circle[^>]+r="8"/g)).toBe(0)
  expect(typed).toMatch(/stroke-dasharray="5 4"/)
  expect(typed).toMatch(/font-weight="700"[^>]*>63<\/text>/)
})

test('whatever the numbers, every coordinate is one, and lies in the drawing', () => {
  const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null })
  fc.assert(
    fc.property(
      fc.array(value, { maxLength: 8 }),
      value,
      fc.integer({ min: 230, max: 640 }),
      (values, typed, width) => {
        const svg = drawn(values, typed, width)
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/)
        const heights = [...svg.matchAll(/\bcy="(-?[\d.]+)"/g)].map(([, at]) => Number(at))
        expect(heights.filter((at) => at < 0 || at > 156)).toEqual([])
        const places = [...svg.matchAll(/\bcx="(-?[\d.]+)"/g)].map(([, at]) => Number(at))
        expect(places.filter((at) => at < 0 || at > width)).toEqual([])
      },
    ),
  )
})

test.each<[readonly (number | null)[], number | null, string]>([
  [[], null, 'Waiting: no values yet.'],
  [[36], null, 'Waiting: 36 children in 2018/19.'],
  [[42, 41, 36], null, 'Waiting: from 42 children in 2018/19 to 36 children in 2020/21.'],
  [[42, 36], 63, 'Waiting: from 42 children in 2018/19 to 36 children in 2019/20; your number, 63 children.'],
])('the sentence for %j with %s typed', (values, typed, sentence) => {
  expect(describeAsked('Waiting', lastOf(values), typed, scale)).toBe(sentence)
})

test('a value that may not be shown is told as such', () => {
  expect(describeLastValue({ value: null, status: 'suppressed' }, scale)).toBe('suppressed to protect individuals')
})

test('where no number is asked for, the newest one stands beside its dot, within the drawing, and no ring waits', () => {
  const last = lastOf([42, 61, null])
  const one = { last, asked: null, typed: null, scale, label: 'Waiting', width: 300, height: 156 }
  const svg = askedSvg({ ...one, nameOf: ({ start }) => `from ${start.slice(0, 4)}` })
  expect(svg).toMatch(/>61</)
  expect([svg.includes('stroke-dasharray="3 3"'), svg.includes('from 2018'), svg.includes('from 2020')]).toEqual([
    false,
    true,
    true,
  ])
  const texts = [...svg.matchAll(/<text[^>]*\by="(-?[\d.]+)"/g)].map(([, at]) => Number(at))
  expect(texts.length).toBeGreaterThan(2)
  expect(texts.filter((at) => at < 12 || at > 156)).toEqual([])
})
