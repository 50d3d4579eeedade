import type { SeriesView } from '@ttc/contracts/indicator'
import { describeComparison } from '@ttc/domain/comparator.words'
import { describePeriod } from '@ttc/domain/period/label'
import { Panel } from '../design/Panel.tsx'

/** How others do, for the latest period both have a value for. */
export function ComparisonPanel({ series: { assessment, curve } }: { series: SeriesView }) {
  const { comparisons } = assessment
  if (comparisons.length === 0) return null
  return (
    <Panel title="Against others">
      <ul className="govuk-list">
        {comparisons.map((compared) => (
          <li key={compared.kind}>
            {describeComparison(compared, curve.scale)}
            <span className="ttc-muted">
              , {describePeriod(compared.period, curve.scale.accumulation)}
              {compared.lags && ' (their latest)'}
              {compared.of > 1 && `, ${compared.n} of ${compared.of} areas`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
