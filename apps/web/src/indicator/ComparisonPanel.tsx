import type { SeriesView } from '@ttc/contracts/indicator'
import { describeStanding } from '@ttc/domain/comparator'
import { describeComparison } from '@ttc/domain/comparator.words'
import { describePeriod } from '@ttc/domain/period/label'
import { Panel } from '../design/Panel.tsx'

type ComparisonPanelProps = { series: SeriesView; neighbourModel: string | null }

/** How others do, for the latest period both have a value for. */
export function ComparisonPanel({ series: { assessment, curve }, neighbourModel }: ComparisonPanelProps) {
  const { comparisons } = assessment
  if (comparisons.length === 0) return null
  return (
    <Panel title="Against others">
      <ul className="govuk-list">
        {comparisons.map((compared) => (
          <li key={`${compared.kind} ${compared.name}`}>
            {describeComparison(compared, curve.scale)}
            <span className="ttc-muted">
              , {describePeriod(compared.period, curve.scale.accumulation)}
              {compared.lags && ' (their latest)'}
              {compared.of > 1 && `, mean of ${compared.n} of ${compared.of} areas`}
              {compared.kind === 'neighbours' && neighbourModel !== null && ` (${neighbourModel})`}
              {compared.standing !== null && `, ${describeStanding(compared.standing, curve.scale.polarity)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
