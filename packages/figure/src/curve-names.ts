import type { Curve } from '@ttc/domain/figure/curve'
import { type Side, type Spot, spotsAround } from '@ttc/domain/figure/label-placement'
import { fittedText } from '@ttc/domain/figure/text-width'
import type { Frame } from './frame.ts'
import { draftOf, type Label } from './label.ts'
import { BAND_50_TEXT, COMPARATOR, FORECAST_TEXT, HISTORY } from './palette.ts'

/** A name may take this share of the plot's width before it is cut. */
const WIDEST = 0.4

const ALONG: readonly Side[] = ['above', 'below', 'above-right', 'below-right', 'above-left', 'below-left']

/** Names of the comparators along their own lines, above or below, from the oldest point on. */
export function comparatorLabels(curve: Curve, frame: Frame): readonly Label[] {
  return curve.comparators.map(({ name, kind, runs }) => {
    const style = { size: frame.font, fill: COMPARATOR[kind].text, halo: true }
    const short = kind === 'neighbours' && !frame.wide ? 'Neighbours' : name
    const text = fittedText(short, frame.font, (frame.right - frame.left) * WIDEST)
    const draft = draftOf(`comparator ${name}`, [text], style, 1)
    const spots = runs
      .flat()
      .flatMap(({ at, value }) => spotsAround({ x: frame.x(at), y: frame.y(value) }, draft.size, 7, ALONG))
    return { ...draft, spots }
  })
}

type Edge = Readonly<{ at: number; near: number; far: number }>

/** "80% range" between the outer edge and the inner one, "50% range" between that and the middle, where they fit. */
export function bandLabels(curve: Curve, frame: Frame): readonly Label[] {
  const points = [...(curve.forecast?.points ?? [])].reverse()
  const outer = points.flatMap(({ at, upper50, upper80, lower50, lower80 }) =>
    upper50 === null || upper80 === null || lower50 === null || lower80 === null
      ? []
      : [edge(at, upper50, upper80), edge(at, lower50, lower80)],
  )
  const inner = points.flatMap(({ at, centre, upper50, lower50 }) =>
    upper50 === null || lower50 === null ? [] : [edge(at, centre, upper50), edge(at, centre, lower50)],
  )
  const label = (id: string, text: string, fill: string, edges: readonly Edge[]): Label => {
    const draft = draftOf(id, [text], { size: frame.font, fill }, 0)
    return { ...draft, spots: edges.flatMap((one) => spotWithin(one, draft.size, curve, frame)) }
  }
  return [label('range 80', '80% range', FORECAST_TEXT, outer), label('range 50', '50% range', BAND_50_TEXT, inner)]
}

function edge(at: number, near: number, far: number): Edge {
  return { at, near, far }
}

function spotWithin(
  band: Edge,
  size: Readonly<{ width: number; height: number }>,
  curve: Curve,
  frame: Frame,
): readonly Spot[] {
  const [near, far] = [heightOf(band.near, curve, frame), heightOf(band.far, curve, frame)]
  const x = Math.min(frame.x(band.at), frame.right) - size.width - 6
  const opening = frame.x(curve.forecast?.points[0]?.at ?? 0) - frame.stride / 2
  if (Math.abs(far - near) < size.height || x < opening) return []
  return [{ ...size, x, y: (near + far) / 2 - size.height / 2, anchor: 'start' }]
}

/** A range cut off by the plot's edge is named within what is left of it. */
function heightOf(value: number, curve: Curve, frame: Frame): number {
  return frame.y(Math.min(Math.max(value, curve.axis.low), curve.axis.high))
}

/** The area's own name along its history: only where others are drawn beside it, and there is room. */
export function areaLabel(curve: Curve, frame: Frame): readonly Label[] {
  if (curve.comparators.length === 0 || !frame.wide) return []
  const text = fittedText(curve.areaName, frame.font, (frame.right - frame.left) * WIDEST, true)
  const draft = draftOf('area', [text], { size: frame.font, fill: HISTORY, bold: true, halo: true }, 0)
  const history = curve.segments.filter((segment) => segment.role === 'history')
  const pairs = history.flatMap(({ points }) => points.slice(1).map((point, i) => [points[i] ?? point, point] as const))
  const spots = pairs.flatMap(([before, point]) => {
    const mark = { x: frame.x((before.at + point.at) / 2), y: frame.y((before.value + point.value) / 2) }
    return spotsAround(mark, draft.size, 9, ['above', 'below', 'above-right', 'below-left'])
  })
  return [{ ...draft, spots }]
}
