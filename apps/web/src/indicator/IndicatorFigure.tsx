import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { describeUnit } from '@ttc/domain/figure/value'
import { describeDay } from '@ttc/domain/period/label'
import { CurveFigure } from '../figure/CurveFigure.tsx'
import type { InPlan } from '../http/address.ts'
import { measurementsFile } from '../measurement/measurement.api.ts'
import { useCurveWithPath } from '../recovery-sheet/use-path-back.ts'
import { describePolarity } from './indicator-words.ts'

type IndicatorFigureProps = { at: InPlan; indicator: IndicatorView; series: SeriesView }

/** The indicator's curve with its finding, its table, its files and where it comes from. */
export function IndicatorFigure({ at, indicator, series }: IndicatorFigureProps) {
  const { verdict, strength, meanGap } = series.assessment.verdict
  const placed = { partnership: at.partnership, placement: indicator.placement.id }
  const curve = useCurveWithPath(placed, series, indicator.knownOn === null)
  return (
    <CurveFigure
      key={series.id}
      curve={curve}
      finding={verdict === null ? null : { verdict, strength, meanGap }}
      valuesFile={measurementsFile(at.partnership, indicator.placement.id, series.id, indicator.knownOn)}
      source={[sourceOf(indicator), ...comparatorNotes(series)].join(' ')}
      about={<About indicator={indicator} series={series} />}
    />
  )
}

/** Where an indicator's numbers come from, and on which terms. */
export function sourceOf({ source, licence, derived }: IndicatorView): string {
  const from = source === '' ? (derived ? 'computed from other indicators' : 'recorded here') : source
  return licence === '' ? `Source: ${from}.` : `Source: ${from}. ${licence}.`
}

function comparatorNotes({ assessment }: SeriesView): readonly string[] {
  const neighbours = assessment.comparisons.find(({ kind }) => kind === 'neighbours')
  return [
    ...(neighbours === undefined ? [] : [`Neighbours are the mean of ${neighbours.n} of ${neighbours.of} areas.`]),
    ...assessment.comparisons
      .filter(({ outOfRange }) => outOfRange)
      .map(
        ({ name }) =>
          `The value of ${name} lies outside every area’s own range: it is not drawn, and never used to judge.`,
      ),
  ]
}

function About({ indicator, series }: { indicator: IndicatorView; series: SeriesView }) {
  const { definition, scale, breaks } = indicator
  const frozen = series.assessment.baseline
  return (
    <>
      <p>{definition === '' ? 'No definition has been written yet.' : definition}</p>
      <p>
        Measured in {describeUnit(scale.unit) || 'a plain number'}, {describePolarity(scale.polarity)}.
      </p>
      {frozen !== null && (
        <p>
          The dashed line is what was to be expected on {describeDay(frozen.frozenOn)} if nothing changed; it was frozen
          that day and does not move with later values. Half of what might come lies in the darker band, four fifths in
          both.
        </p>
      )}
      {breaks.map(({ id, fromOn, reason }) => (
        <p key={id}>
          From {describeDay(fromOn)} values do not compare with earlier ones: {reason}.
        </p>
      ))}
      <p>
        <a href="/numbers">How the numbers are computed</a>
      </p>
    </>
  )
}
