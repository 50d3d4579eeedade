import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laidOf } from '../../apps/api/src/report-card/report-card.fit.ts'
import { loadFonts } from '../../apps/api/src/report-card/report-card.fonts.ts'
import { printable } from '../../apps/api/src/report-card/report-card.glyphs.ts'

const page = { room: 750, fixed: 300, perGap: 6, more: 16 }
const heightsOf = (rows: readonly number[]) => ({ heights: { names: 20, values: 30, said: 40, rows } })
const rowsOf = (count: number) => heightsOf(Array.from({ length: count }, () => 30))

describe('laying a card out', () => {
  test.each([
    [
      'no row: roomy, curves at their tallest',
      { ...page, ...rowsOf(0) },
      2,
      { gap: 15, rows: 0, rowsLeft: 0, over: 0 },
      372,
    ],
    ['few rows: roomy', { ...page, ...rowsOf(4) }, 2, { gap: 15, pad: 5, rows: 4, rowsLeft: 0, over: 0 }, 266],
    [
      'more rows: less air first',
      { ...page, ...rowsOf(6) },
      2,
      { gap: 11, pad: 3.4, rows: 6, rowsLeft: 0, over: 0 },
      217,
    ],
    [
      'too many: the least air, and the rest counted',
      { ...page, ...rowsOf(30) },
      2,
      { gap: 7, rows: 7, rowsLeft: 23, over: 0 },
      172,
    ],
    ['no curve leaves its room to rows', { ...page, ...rowsOf(30) }, 0, { rows: 11, rowsLeft: 19, over: 0 }, 240],
    ['text alone too long', { ...page, fixed: 700, ...rowsOf(0) }, 2, { gap: 7, rows: 0, over: 121 }, 172],
  ])('%s', (_, measures, curves, expected, height) => {
    const laid = laidOf(measures, curves)
    expect(laid).toMatchObject(expected)
    expect(laid.curve.height).toBe(height)
  })

  test('whatever the rows, none is lost and what is shown has room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 120 }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 2 }),
        (rows, curves) => {
          const laid = laidOf({ ...page, ...heightsOf(rows) }, curves)
          const shown = rows.slice(0, laid.rows).reduce((sum, row) => sum + row + 2 * laid.pad, 0)
          const left = laid.rowsLeft > 0 ? page.more : 0
          const drawn = curves === 0 ? 0 : laid.curve.height * 0.75
          expect(laid.rows + laid.rowsLeft).toBe(rows.length)
          expect(laid.heights.rows).toEqual(rows.slice(0, laid.rows))
          expect(page.fixed + page.perGap * laid.gap + shown + left + drawn).toBeLessThanOrEqual(page.room)
        },
      ),
    )
  })
})

describe('what the fonts can print', () => {
  const { cover } = loadFonts()

  test.each([
    ['Łódź, naïve, €5', 'Łódź, naïve, €5'],
    ['Діти παιδιά ילדים', 'Діти παιδιά ילדים'],
    ['e\u0301', 'é'],
    ['line\r\nbreak\ttab\u0000', 'line break tab '],
    ['a\u202Eb\u200Fc\u00ADd', 'abcd'],
    ['\uD800 alone', '\uFFFD alone'],
    ['中文', '□□'],
    ['👩🏽‍👧', '□□'],
  ])('%j prints as %j', (text, expected) => {
    expect(printable(text, cover)).toBe(expected)
  })

  test('any text becomes covered text, and covered text stays', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = printable(text, cover)
        expect([...once].every((character) => cover.has(character.codePointAt(0) ?? 0))).toBe(true)
        expect(printable(once, cover)).toBe(once)
      }),
    )
  })
})
