import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { Problem } from '@ttc/domain/problem'

/** The series of the group asked for, or that of all children. */
export function seriesShown(indicator: IndicatorView, wanted: string | undefined): SeriesView {
  const all = indicator.series.find(({ breakdown }) => breakdown.all) ?? indicator.series[0]
  const found = indicator.series.find(({ id }) => id === wanted) ?? all
  if (found === undefined) throw new Problem('not-found', 'This indicator has no series yet.')
  return found
}
