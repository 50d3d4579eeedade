import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { limitsFor } from '@ttc/domain/assessment/ground'
import { describeMean, describeStanding } from '@ttc/domain/comparator'
import { describeComparison, describeGapTo, describeInterval } from '@ttc/domain/comparator.words'
import { sortKey } from '@ttc/domain/period'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { Notice } from '../design/Notice.tsx'
import { Panel } from '../design/Panel.tsx'
import { comparatorsAddress, type InPlan } from '../http/address.ts'

type ComparisonPanelProps = {
  at: InPlan & Readonly<{ placement: string }>
  indicator: IndicatorView
  series: SeriesView
}
type Comparison = SeriesView['assessment']['comparisons'][number]

/** How others do, for the latest period both have a value for. */
export function ComparisonPanel({ at, indicator, series }: ComparisonPanelProps) {
  const { comparisons } = series.assessment
  const { scale } = series.curve
  const mayChoose = indicator.allowed.includes('comparator.edit')
  if (comparisons.length === 0 && !mayChoose) return null
  const [odd, usable] = [comparisons.filter((one) => one.outOfRange), comparisons.filter((one) => !one.outOfRange)]
  return (
    <Panel title="Against others">
      {odd.map((compared) => (
        <Notice key={`${compared.kind} ${compared.name}`} tone="warning" title={`Check the figure of ${compared.name}`}>
          <p>
            {describeComparison(compared, scale)}, {describePeriod(compared.period, scale.accumulation)}. Ask its
            publisher whether it is on another scale.
          </p>
        </Notice>
      ))}
      <ul className="govuk-list ttc-comparison">
        {usable.map((compared) => (
          <li key={`${compared.kind} ${compared.name}`}>
            {describeComparison(compared, scale)}
            <span className="ttc-comparison__on">{partsOf(compared, indicator, series).join(', ')}</span>
          </li>
        ))}
      </ul>
      {comparisons.length === 0 && <p>No comparator has a value for a period of its own yet.</p>}
      {usable.some(({ significant }) => significant) && (
        <p className="ttc-muted">
          Better or worse is “significantly” so where the whole 95% interval lies on one side of theirs; else similar.
        </p>
      )}
      {indicator.knownOn === null && (
        <p>
          <a href={comparatorsAddress(at, at.placement)}>{mayChoose ? 'Choose comparators' : 'Who these are'}</a>
        </p>
      )}
    </Panel>
  )
}

/** On what the comparison stands: gap, period, how many areas, by which model, own interval or else own rank. */
function partsOf(compared: Comparison, indicator: IndicatorView, { curve }: SeriesView): readonly string[] {
  const { scale } = curve
  const own = curve.measurements.find(({ period }) => sortKey(period) === sortKey(compared.period))
  const limits = own === undefined ? null : limitsFor(scale)(own)
  const period = describePeriod(compared.period, scale.accumulation)
  return [
    describeGapTo(compared, scale),
    compared.lags ? `${period}, the latest that both have` : period,
    compared.of > 1 ? `${describeMean({ mean: compared.value, counted: compared.n, asked: compared.of })} areas` : '',
    compared.kind === 'neighbours' ? modelWords(indicator) : '',
    limits === null ? '' : describeInterval(limits, scale),
    compared.standing === null ? '' : describeStanding(compared.standing, scale.polarity),
  ].filter((part) => part !== '')
}

function modelWords({ neighbourModel, neighbourModelOn }: IndicatorView): string {
  if (neighbourModel === null) return ''
  return neighbourModelOn === null ? neighbourModel : `by ${neighbourModel} of ${describeDay(neighbourModelOn)}`
}
