import type { Period } from '../period.ts'
import type { Curve } from './curve.ts'
import { describeRange, describeStateAt } from './description.ts'
import { describeForecast } from './forecast.ts'
import { describeMark } from './path-back.ts'
import { targetAtStep } from './target-path.ts'
import { describeValue } from './value.ts'

/** One period of the curve's table. Text is ready to print; an empty text is an empty cell. */
export type CurveRow = Readonly<{
  period: Period
  label: string
  value: string
  forecast: string
  range80: string
  target: string
  pathBack: string
  comparators: readonly string[]
  /** What happened in the period and may explain its colour: a changed rule, a break, an action begun. */
  events: string
}>

/** The Table tab: the same numbers as the picture, with only the columns that have something to say. */
export type CurveTable = Readonly<{
  caption: string
  columns: Readonly<Record<'forecast' | 'range80' | 'target' | 'pathBack' | 'events', boolean>> &
    Readonly<{ value: string }>
  comparators: readonly string[]
  rows: readonly CurveRow[]
}>

/**
 * A row for every period of the axis, oldest first, also those without a value: up to the latest measurement they say
 * why there is none; after it the cell is empty, because nothing was due.
 */
export function tableOf(curve: Curve): CurveTable {
  const measured = Math.max(-1, ...[...curve.points, ...curve.hidden].map((one) => one.at))
  const rows = curve.steps.map((step): CurveRow => {
    const fan = curve.forecast?.points.find((point) => point.at === step.at)
    const target = targetAtStep(curve, step.at)
    const range = fan === undefined || fan.lower80 === null || fan.upper80 === null ? null : [fan.lower80, fan.upper80]
    return {
      period: step.period,
      label: step.label,
      value: step.at > measured ? '' : describeStateAt(curve, step.at),
      forecast: fan === undefined ? '' : describeForecast(fan.centre, curve.scale),
      range80: range === null ? '' : describeRange(range[0] ?? 0, range[1] ?? 0, curve),
      target: target === null ? '' : describeValue(target, curve.scale),
      pathBack: pathBackWithin(curve, step.period),
      comparators: curve.comparators.map(({ runs }) => {
        const found = runs.flat().find((point) => point.at === step.at)
        return found === undefined ? '' : describeValue(found.value, curve.scale)
      }),
      events: curve.annotations
        .filter(({ on }) => on >= step.period.start && on <= step.period.end)
        .map(({ label }) => label)
        .join('; '),
    }
  })
  return {
    caption: `${curve.name}, ${curve.areaName}`,
    columns: {
      value: curve.areaName,
      forecast: rows.some((row) => row.forecast !== ''),
      range80: rows.some((row) => row.range80 !== ''),
      target: rows.some((row) => row.target !== ''),
      pathBack: rows.some((row) => row.pathBack !== ''),
      events: rows.some((row) => row.events !== ''),
    },
    comparators: curve.comparators.map((comparator) => comparator.name),
    rows,
  }
}

/** The promised days that lie in a period: "amber by 31 March 2027 (46%)". */
function pathBackWithin({ pathBack }: Curve, { start, end }: Period): string {
  const marks = (pathBack?.marks ?? []).filter(({ on }) => start <= on && on <= end)
  return marks.map(describeMark).join(', ')
}
