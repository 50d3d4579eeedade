import type { Curve } from './curve.ts'
import type { CurvePoint } from './point.ts'
import { describeCompactValue } from './value.ts'

/** A value written on the curve itself. */
export type DirectLabel = Readonly<{ point: CurvePoint; text: string }>

/** At most this many results are all labelled; of more, only the latest and the extremes. */
const ALL_RESULTS = 4

/**
 * The points labelled with their values, most important first: the latest, the first, the last before the freeze, then
 * all of a few results or the lowest and highest of many (of the history, where there are no results). Only the latest
 * carries its % sign: the axis says it for the rest.
 */
export function directLabelsOf(curve: Curve): readonly DirectLabel[] {
  const history = curve.points.filter((point) => point.role === 'history')
  const results = curve.points.filter((point) => point.role === 'result')
  const sorted = (results.length > 0 ? results : history).toSorted((a, b) => a.value - b.value)
  const extremes = [sorted[0], sorted[sorted.length - 1]]
  const others = results.length > 0 && results.length <= ALL_RESULTS ? results : extremes
  const wanted = [curve.latest, history[0], history[history.length - 1], ...others]
  const points = new Set(wanted.filter((point) => point !== undefined && point !== null))
  return [...points].map((point) => {
    const text = describeCompactValue(point.value, curve.scale)
    return { point, text: point === curve.latest ? text : text.replace('%', '') }
  })
}
