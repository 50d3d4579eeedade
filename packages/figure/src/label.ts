import { type LabelRequest, type Side, type Spot, spotsAround } from '@ttc/domain/figure/label-placement'
import { textWidth } from '@ttc/domain/figure/text-width'
import { lineHeight, type TextStyle } from './svg-text.ts'

type Style = Omit<TextStyle, 'anchor'>

/** A label to place and how it is written. */
export type Label = LabelRequest & Readonly<{ lines: readonly string[]; style: Style }>

/** A label that does not know yet where it may stand; measured once, because it is tried in many places. */
export type Draft = Omit<Label, 'spots'> & Readonly<{ size: Readonly<{ width: number; height: number }> }>

export type Mark = Readonly<{ x: number; y: number }>

/** `mostStrokes`: how many lines the label may cover before it is better left out. */
export function draftOf(id: string, lines: readonly string[], style: Style, mostStrokes: number): Draft {
  const width = Math.max(0, ...lines.map((line) => textWidth(line, style.size, style.bold === true)))
  return { id, lines, style, mostStrokes, size: { width, height: lines.length * lineHeight(style.size) } }
}

/** The label around a mark. */
export function labelAround(draft: Draft, mark: Mark, reach: number, sides: readonly Side[]): Label {
  return { ...draft, spots: spotsAround(mark, draft.size, reach, sides) }
}

/** Beside the plot's right end, as near to the mark's height as the other names leave room. */
export function labelInMargin(draft: Draft, mark: Mark, bottom: number): Label {
  const { size } = draft
  const shifts = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 6)
  const tops = shifts.map((shift) => mark.y - size.height / 2 + shift)
  const inside = tops.filter((y) => y >= 0 && y + size.height <= bottom)
  return { ...draft, spots: inside.map((y) => ({ ...size, x: mark.x + 10, y, anchor: 'start' as const })) }
}

/** Set to end at x, so far above the mark (below it when `far` is negative), by its nearer edge. */
export function spotEndingAt(draft: Draft, mark: Mark, far: number): Spot {
  const y = far >= 0 ? mark.y - far - draft.size.height : mark.y - far
  return { ...draft.size, x: mark.x - draft.size.width, y, anchor: 'end' }
}
