import type { Curve } from '@ttc/domain/figure/curve'
import type { PathMark } from '@ttc/domain/figure/path-back'
import type { Drawn } from './curve-events.ts'
import { linePath } from './curve-lines.ts'
import type { Frame } from './frame.ts'
import { draftOf, type Label, labelAround } from './label.ts'
import { INK, PAPER, STATUS_AMBER, STATUS_GREEN } from './palette.ts'
import { px } from './svg-text.ts'

const REACH = 8

/** The promised way back: a dotted line from the latest value to a triangle (amber) and a square (green) on their days. */
export function pathBackDrawn({ pathBack }: Curve, frame: Frame): Drawn {
  if (pathBack === null) return { svg: '', boxes: [], strokes: [] }
  const spots = [pathBack.from, ...pathBack.marks]
  const dotted = `<path d="${linePath(spots, frame)}" fill="none" stroke="${INK}" stroke-width="2.4" stroke-dasharray=".1 6" stroke-linecap="round"/>`
  return {
    svg: dotted + pathBack.marks.map((mark) => markSvg(mark, frame)).join(''),
    boxes: pathBack.marks.map(({ at, value }) => ({
      x: frame.x(at) - REACH,
      y: frame.y(value) - REACH,
      width: 2 * REACH,
      height: 2 * REACH,
    })),
    strokes: spots.slice(1).map((spot, i) => {
      const before = spots[i] ?? spot
      return { x1: frame.x(before.at), y1: frame.y(before.value), x2: frame.x(spot.at), y2: frame.y(spot.value) }
    }),
  }
}

function markSvg({ at, value, colour }: PathMark, frame: Frame): string {
  const [x, y] = [frame.x(at), frame.y(value)]
  const d = colour === 'amber' ? `M${px(x)} ${px(y - 8)}l8 14h-16z` : `M${px(x - 6.5)} ${px(y - 6.5)}h13v13h-13z`
  return `<path d="${d}" fill="${colour === 'amber' ? STATUS_AMBER : STATUS_GREEN}" stroke="${PAPER}" stroke-width="1.5"/>`
}

/** "Green by Mar 2028" beside its mark. */
export function pathBackLabels({ pathBack }: Curve, frame: Frame): readonly Label[] {
  return (pathBack?.marks ?? []).map(({ at, value, colour, label }) => {
    const style = { size: frame.font, fill: colour === 'amber' ? STATUS_AMBER : STATUS_GREEN, bold: true, halo: true }
    const draft = draftOf(`back to ${colour}`, [label], style, 4)
    const mark = { x: frame.x(at), y: frame.y(value) }
    return labelAround(draft, mark, 11, ['below-left', 'above-left', 'below', 'above', 'left', 'right', 'above-right'])
  })
}
