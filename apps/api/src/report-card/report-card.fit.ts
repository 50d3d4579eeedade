/**
 * In points: of the curves' headings and texts, which stand side by side, the tallest of each, and the rows without
 * the air in them.
 */
type Heights = Readonly<{ names: number; values: number; said: number; rows: readonly number[] }>

/** What the template measured, in points: the room for all but the foot, and how tall each part is without air. */
export type Measures = Readonly<{ room: number; fixed: number; perGap: number; more: number; heights: Heights }>

/** In CSS pixels, which is what drawings are made in. */
export type Size = Readonly<{ width: number; height: number }>

/** How a card lies on its page: the curves' size, the air in points, the rows it holds, and points over the side. */
export type Laid = Readonly<{
  curve: Size
  gap: number
  pad: number
  /** As they were measured, of the rows that are shown alone: what is known need not be measured again. */
  heights: Heights
  rows: number
  rowsLeft: number
  over: number
}>

/** A CSS pixel is three quarters of a point. Curves are drawn at the size they are printed at, so no text is scaled. */
export const POINTS = 0.75

/** Two curves stand side by side; one has the whole width. Heights from roomy to the least that can be read. */
const TWO = { width: 339, tallest: 372, least: 172 }
const ONE = { width: 702, tallest: 560, least: 240 }
/** Air between sections, and above and below the text of a row, from roomy to the least. */
const AIR = [
  { gap: 15, pad: 5 },
  { gap: 11, pad: 3.4 },
  { gap: 7, pad: 2.4 },
]

/**
 * Lays a card out: the roomiest air at which everything fits beside the lowest curves, the curves then as tall as the
 * room allows. Where even the least air cannot hold every row, as many rows as fit in order, and the line that counts
 * the rest. `over` is above 0 only when the card does not fit without any row.
 */
export function laidOf(measures: Measures, curves: number): Laid {
  const { width, tallest, least } = curves > 1 ? TWO : ONE
  const lowest = curves === 0 ? 0 : least * POINTS
  const { heights } = measures
  const all = heights.rows.length
  for (const air of AIR) {
    const spare = measures.room - lowest - heightOf(measures, air, all)
    if (spare < 0) continue
    const height = Math.min(tallest, Math.floor(least + spare / POINTS))
    return { curve: { width, height }, ...air, heights, rows: all, rowsLeft: 0, over: 0 }
  }
  const air = AIR[AIR.length - 1] ?? { gap: 0, pad: 0 }
  const room = measures.room - lowest
  const rows = heights.rows.filter((_, i) => heightOf(measures, air, i + 1) <= room && i + 1 < all).length
  const over = Math.max(0, heightOf(measures, air, rows) - room)
  const shown = { ...heights, rows: heights.rows.slice(0, rows) }
  return { curve: { width, height: least }, ...air, heights: shown, rows, rowsLeft: all - rows, over }
}

/** All but the curves, with the first `rows` rows and, where some are left over, the line that says so. */
function heightOf(measures: Measures, { gap, pad }: (typeof AIR)[number], rows: number): number {
  const shown = measures.heights.rows.slice(0, rows).reduce((sum, row) => sum + row + 2 * pad, 0)
  const left = rows < measures.heights.rows.length ? measures.more : 0
  return measures.fixed + measures.perGap * gap + shown + left
}
