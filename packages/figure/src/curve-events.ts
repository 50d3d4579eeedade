import { dayParts } from '@ttc/domain/day'
import type { Curve } from '@ttc/domain/figure/curve'
import type { Box, Stroke } from '@ttc/domain/figure/label-placement'
import { isCrossing, isOverlapping } from '@ttc/domain/figure/label-placement'
import { textWidth } from '@ttc/domain/figure/text-width'
import { symbolOf } from '@ttc/domain/figure/value'
import { describeDay } from '@ttc/domain/period/label'
import type { Frame } from './frame.ts'
import { FORECAST, INK, PAPER, RESULT, TICK_INK } from './palette.ts'
import { lineHeight, px, svgText } from './svg-text.ts'

/** Something drawn that labels must keep off. */
export type Drawn = Readonly<{ svg: string; boxes: readonly Box[]; strokes: readonly Stroke[] }>

/** The dotted upright of the freeze with its day above the plot. */
export function freezeDrawn(curve: Curve, frame: Frame): Drawn {
  if (curve.forecast === null) return { svg: '', boxes: [], strokes: [] }
  const x = frame.x(curve.forecast.at)
  const { frozenOn } = curve.forecast
  const text = frame.wide ? `Baseline frozen ${describeDay(frozenOn)}` : `Frozen ${shortDay(frozenOn)}`
  const half = textWidth(text, frame.font) / 2
  const middle = Math.min(Math.max(x, half + 1), frame.width - half - 1)
  const y = frame.font
  const upright = `<path d="M${px(x)} ${px(y + 5)}V${px(frame.bottom)}" stroke="${FORECAST}" stroke-dasharray="2 3"/>`
  return {
    svg: upright + svgText(middle, y, [text], { size: frame.font, fill: TICK_INK, anchor: 'middle' }),
    boxes: [{ x: middle - half, y: 0, width: half * 2, height: lineHeight(frame.font) }],
    strokes: [upStroke(x, frame)],
  }
}

function shortDay(day: string): string {
  const { day: date, year } = dayParts(day)
  const month = describeDay(day).split(' ')[1] ?? ''
  return `${date} ${month.slice(0, 3)} ${year}`
}

/** Breaks in the series: a longer-dashed upright in the gap, from edge to edge, so that no one reads across it. */
export function breaksDrawn(curve: Pick<Curve, 'breaks'>, frame: Frame): Drawn {
  const xs = curve.breaks.map((brk) => frame.x(brk.at))
  return {
    svg: xs
      .map(
        (x) =>
          `<path d="M${px(x)} ${px(frame.top)}V${px(frame.bottom)}" stroke="${FORECAST}" stroke-width="1.5" stroke-dasharray="2 3"/>`,
      )
      .join(''),
    boxes: [],
    strokes: xs.map((x) => upStroke(x, frame)),
  }
}

/**
 * Periods whose value may not be shown: a hatched column over the whole height with the symbol at its head. It has no
 * height of its own, so it cannot be read as a value, least of all as zero.
 */
export function hiddenDrawn(curve: Curve, frame: Frame, hatch: string): Drawn {
  const marks = curve.hidden.flatMap((mark) => {
    const symbol = symbolOf(mark.status)
    return symbol === null ? [] : [{ x: frame.x(mark.at), text: `[${symbol}]` }]
  })
  const size = frame.font - 1
  const width = Math.min(frame.stride * 0.7, 26)
  const y = frame.top + size
  const columns = marks.map(
    ({ x, text }) =>
      `<path d="M${px(x - width / 2)} ${px(frame.top)}h${px(width)}V${px(frame.bottom)}h${px(-width)}z" fill="url(#${hatch})"/>` +
      svgText(x, y + size * 0.35, [text], { size, fill: TICK_INK, anchor: 'middle', halo: true }),
  )
  const boxes = marks.map(({ x, text }) => {
    const room = textWidth(text, size)
    return { x: x - room / 2, y: y - size / 2, width: room, height: size }
  })
  return { svg: columns.join(''), boxes, strokes: [] }
}

/**
 * Numbered circles on hairlines. They stand in a row at the foot or the head of the plot, wherever they cover fewer
 * lines, and step up (or down) a row where two would touch.
 */
export function annotationsDrawn(curve: Curve, frame: Frame, strokes: readonly Stroke[], marks: readonly Box[]): Drawn {
  if (curve.annotations.length === 0) return { svg: '', boxes: [], strokes: [] }
  const radius = frame.font < 14 ? 8 : 10.5
  const foot = circleBoxes(curve, frame, radius, frame.bottom - radius - 5, -1)
  const head = circleBoxes(curve, frame, radius, frame.top + radius + 2, 1)
  const covered = (boxes: readonly Box[]) => boxes.reduce((sum, box) => sum + coveredBy(box), 0)
  const coveredBy = (box: Box) =>
    strokes.filter((stroke) => isCrossing(stroke, box)).length +
    2 * marks.filter((mark) => isOverlapping(mark, around(box))).length
  const size = radius + 3.5
  const boxes = covered(foot) <= covered(head) ? foot : head
  const drawn = boxes.map((box, i) => {
    const [x, y] = [box.x + radius, box.y + radius]
    return (
      `<path d="M${px(x)} ${px(frame.bottom)}V${px(frame.top)}" stroke="${INK}" opacity=".18"/>` +
      `<circle cx="${px(x)}" cy="${px(y)}" r="${radius}" fill="${INK}"/>` +
      svgText(x, y + size * 0.36, [String(curve.annotations[i]?.number ?? '')], {
        size,
        fill: PAPER,
        bold: true,
        anchor: 'middle',
      })
    )
  })
  return { svg: drawn.join(''), boxes, strokes: [] }
}

/** A circle with the room a label of a mark beside it would need. */
function around(box: Box): Box {
  return { x: box.x - 16, y: box.y - 16, width: box.width + 32, height: box.height + 32 }
}

function circleBoxes(curve: Curve, frame: Frame, radius: number, row: number, direction: 1 | -1): readonly Box[] {
  const boxes: Box[] = []
  for (const annotation of curve.annotations) {
    const x = Math.min(Math.max(frame.x(annotation.at), radius + 1), frame.width - radius - 1)
    const near = boxes.filter((box) => Math.abs(box.x + radius - x) < 2 * radius + 1).map((box) => box.y)
    const free = [0, 1, 2, 3, 4].find((level) => near.every((y) => Math.abs(y - yOf(level)) > radius)) ?? 0
    boxes.push({ x: x - radius, y: yOf(free), width: 2 * radius, height: 2 * radius })
  }
  return boxes

  function yOf(level: number): number {
    return row - radius + direction * level * (2 * radius + 2)
  }
}

/** Below this the bracket would hide between its own ends. */
export const LEAST_BRACKET = 36

/** The gap between the latest result and its forecast; nothing where they all but touch. */
export function bracketDrawn(curve: Curve, frame: Frame): Drawn {
  const { gap } = curve
  if (gap === null) return { svg: '', boxes: [], strokes: [] }
  const x = frame.x(gap.at)
  const [from, to] = [frame.y(gap.actual), frame.y(gap.forecast)]
  if (Math.abs(to - from) < LEAST_BRACKET) return { svg: '', boxes: [], strokes: [] }
  const start = from + Math.sign(to - from) * 11
  const d = `M${px(x)} ${px(start)}V${px(to)}M${px(x - 5)} ${px(to)}h10`
  return {
    svg: `<path d="${d}" stroke="${RESULT}" stroke-width="1.6" fill="none"/>`,
    boxes: [],
    strokes: [{ x1: x, y1: start, x2: x, y2: to }],
  }
}

function upStroke(x: number, frame: Frame): Stroke {
  return { x1: x, y1: frame.top, x2: x, y2: frame.bottom }
}
