import { GROUP_LINES, PAPER, REFERENCE_LINE } from './palette.ts'
import { px } from './svg-text.ts'

export type GroupLook = (typeof GROUP_LINES)[number] | typeof REFERENCE_LINE

/** The place of a line that is only held against: under the others, and thinner. */
export const REFERENCE = -1

/** The look of a line by its place on the chart; a chart never holds more lines than there are looks. */
export function groupLook(place: number): GroupLook {
  return place === REFERENCE ? REFERENCE_LINE : (GROUP_LINES[place] ?? GROUP_LINES[0])
}

/** Disc, square, triangle, diamond: each line has a mark of its own, so that nothing is told by colour alone. */
function shapeOf(place: number, x: number, y: number, r: number): string {
  if (place === 1) return `M${px(x - r)} ${px(y - r)}h${px(2 * r)}v${px(2 * r)}h${px(-2 * r)}z`
  if (place === 2) return `M${px(x)} ${px(y - r * 1.2)}l${px(r * 1.2)} ${px(r * 2.2)}h${px(-r * 2.4)}z`
  if (place === 3)
    return `M${px(x)} ${px(y - r * 1.3)}l${px(r * 1.3)} ${px(r * 1.3)} ${px(-r * 1.3)} ${px(r * 1.3)} ${px(-r * 1.3)} ${px(-r * 1.3)}z`
  return `M${px(x - r)} ${px(y)}a${px(r)} ${px(r)} 0 1 0 ${px(2 * r)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-2 * r)} 0z`
}

/** The mark of a value; hollow where it is provisional. */
export function groupMark(place: number, at: Readonly<{ x: number; y: number }>, r: number, hollow: boolean): string {
  const { line } = groupLook(place)
  const paint = hollow ? `fill="${PAPER}" stroke="${line}" stroke-width="2"` : `fill="${line}"`
  return `<path d="${shapeOf(place, at.x, at.y, r)}" ${paint}/>`
}

const SAMPLE = 34

/** A piece of line with its mark, for a key; so wide as `SAMPLE`. */
export function groupSample(place: number, x: number, y: number): string {
  const { line, dash, width } = groupLook(place)
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`
  const stroke = `<path d="M${px(x)} ${px(y)}h${SAMPLE}" stroke="${line}" stroke-width="${width}"${dashes}/>`
  return stroke + groupMark(place, { x: x + SAMPLE / 2, y }, 4, false)
}

/** From the start of a sample to the start of its name. */
export const SAMPLE_ROOM = SAMPLE + 8
