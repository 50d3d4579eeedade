import type { Curve } from '@ttc/domain/figure/curve'
import { directLabelsOf } from '@ttc/domain/figure/direct-label'
import { type Side, spotsAround } from '@ttc/domain/figure/label-placement'
import type { CurvePoint } from '@ttc/domain/figure/point'
import { LEAST_BRACKET } from './curve-events.ts'
import { areaLabel, bandLabels, comparatorLabels } from './curve-names.ts'
import { pathBackLabels } from './curve-path-back.ts'
import type { Frame } from './frame.ts'
import { draftOf, type Label, labelAround, labelInMargin, spotEndingAt } from './label.ts'
import { FORECAST_TEXT, HISTORY, INK, RESULT } from './palette.ts'

const SIDES: readonly Side[] = [
  'above',
  'below',
  'right',
  'left',
  'above-right',
  'below-right',
  'above-left',
  'below-left',
]

/**
 * Every label the curve wants, most important first: the latest value, the first, the one at the freeze, the other
 * results, the promised way back, target and forecast, the gap, the names of the lines, the names of the ranges. Placement drops from the end.
 */
export function labelsOf(curve: Curve, frame: Frame): readonly Label[] {
  return [
    ...valueLabels(curve, frame),
    ...pathBackLabels(curve, frame),
    ...targetLabel(curve, frame),
    ...forecastLabel(curve, frame),
    ...gapLabel(curve, frame),
    ...adjustedLabel(curve, frame),
    ...comparatorLabels(curve, frame),
    ...bandLabels(curve, frame),
    ...areaLabel(curve, frame),
  ]
}

function valueLabels(curve: Curve, frame: Frame): readonly Label[] {
  return directLabelsOf(curve).map(({ point, text }) => {
    const style = { size: frame.valueFont, fill: point.role === 'history' ? HISTORY : RESULT, bold: true, halo: true }
    const draft = draftOf(`value ${point.at}`, [text], style, point === curve.latest ? 4 : 2)
    return labelAround(draft, { x: frame.x(point.at), y: frame.y(point.value) }, 9, sidesFor(point, curve))
  })
}

/** The latest value stands to the right of its point; any other outside the bend of the line at its own. */
function sidesFor(point: CurvePoint, curve: Curve): readonly Side[] {
  if (point === curve.latest) return ['right', ...SIDES]
  const i = curve.points.indexOf(point)
  const [before, after] = [curve.points[i - 1] ?? point, curve.points[i + 1] ?? point]
  const low = point.value * 2 < before.value + after.value
  return low ? ['below', 'below-left', 'below-right', ...SIDES] : SIDES
}

function targetLabel(curve: Curve, frame: Frame): readonly Label[] {
  const last = curve.targets[curve.targets.length - 1]
  if (last === undefined) return []
  const mark = { x: frame.x(last.at), y: frame.y(last.value) }
  const draft = draftOf('target', frame.targetName, { size: frame.font, fill: INK, bold: true, halo: true }, 5)
  if (frame.wide && last.at === curve.steps.length - 1) return [labelInMargin(draft, mark, frame.bottom)]
  const edge = { x: Math.min(frame.width - 2, mark.x + draft.size.width / 2), y: mark.y }
  const spots = [
    ...[9, 17, 26].flatMap((far) => [spotEndingAt(draft, edge, -far), spotEndingAt(draft, edge, far)]),
    ...spotsAround(mark, draft.size, 9, ['left', 'below-left', 'above-left', 'right']),
  ]
  return [{ ...draft, spots }]
}

function forecastLabel(curve: Curve, frame: Frame): readonly Label[] {
  const last = curve.forecast?.points[curve.forecast.points.length - 1]
  if (last === undefined) return []
  const mark = { x: frame.x(last.at), y: frame.y(last.centre) }
  const atEnd = frame.wide && last.at === curve.steps.length - 1
  const draft = draftOf('forecast', frame.forecastName, { size: frame.font, fill: FORECAST_TEXT, halo: !atEnd }, 3)
  if (atEnd) return [labelInMargin(draft, mark, frame.bottom)]
  const spots = [4, 12, 20, 36, 52].flatMap((far) => [spotEndingAt(draft, mark, far), spotEndingAt(draft, mark, -far)])
  return [{ ...draft, spots }]
}

function gapLabel(curve: Curve, frame: Frame): readonly Label[] {
  const { gap } = curve
  if (gap === null) return []
  const [from, to] = [frame.y(gap.actual), frame.y(gap.forecast)]
  if (Math.abs(to - from) < LEAST_BRACKET) return []
  const draft = draftOf('gap', [gap.text], { size: frame.font, fill: RESULT, bold: true, halo: true }, 1)
  const x = frame.x(gap.at)
  const spots = [0.5, 0.65, 0.35, 0.8].flatMap((share) =>
    spotsAround({ x, y: from + (to - from) * share }, draft.size, 9, ['right', 'left']),
  )
  return [{ ...draft, spots }]
}

/** The group's own forecast is named at its end; the computed one keeps its own name. */
function adjustedLabel(curve: Curve, frame: Frame): readonly Label[] {
  const last = curve.forecast?.adjusted?.[curve.forecast.adjusted.length - 1]
  if (last === undefined) return []
  const mark = { x: frame.x(last.at), y: frame.y(last.value) }
  const draft = draftOf('adjusted', ['Group’s forecast'], { size: frame.font, fill: INK, halo: true }, 1)
  return [
    {
      ...draft,
      spots: [4, 12, 20].flatMap((far) => [spotEndingAt(draft, mark, -far), spotEndingAt(draft, mark, far)]),
    },
  ]
}
