import type { ExceptionRowView } from '@ttc/contracts/exception'
import type { ScaleView } from '@ttc/contracts/figure'
import { describeComparisonShort } from '@ttc/domain/comparator.words'
import { describeDirection } from '@ttc/domain/direction.words'
import { describeControl } from '@ttc/domain/exception.words'
import { describeValue } from '@ttc/domain/figure/value'
import { describeChance } from '@ttc/domain/forecast.words'
import { describePeriod } from '@ttc/domain/period/label'
import { describeVerdict, describeVerdictNote } from '@ttc/domain/verdict.words'
import { Fact } from './Fact.tsx'

/** The cause and who controls it, and what the figures say beside the target: baseline, direction, others, forecast. */
export function ExceptionWhy({ row }: { row: ExceptionRowView }) {
  const { assessment, scale, cause } = row
  const { verdict, direction, comparisons, forecast } = assessment
  const beside = comparisons.filter(({ outOfRange }) => !outOfRange)
  return (
    <dl className="ttc-exc__why">
      <Fact term="Cause">
        {cause === null ? <span className="ttc-muted">No cause written down yet</span> : cause.text}
      </Fact>
      {cause !== null && <Fact term="Who controls it">{describeControl(cause.control)}</Fact>}
      <Fact term="Baseline">
        {verdict.verdict === null ? 'Not judged' : describeVerdict(verdict)}
        {`: ${describeVerdictNote(verdict, scale)}`}
      </Fact>
      <Fact term="Direction">{describeDirection(direction)}</Fact>
      {beside.length > 0 && <Fact term="Beside others">{beside.map((one) => besideWords(one, scale)).join('; ')}</Fact>}
      {forecast !== null && (
        <Fact term="Forecast">
          {describeValue(forecast.centre, scale)} by {describePeriod(forecast.period, scale.accumulation)}
          {forecast.chance !== null &&
            forecast.band !== null &&
            `; meeting the target is ${describeChance(forecast.chance, forecast.band)}`}
        </Fact>
      )}
    </dl>
  )
}

function besideWords(one: ExceptionRowView['assessment']['comparisons'][number], scale: ScaleView): string {
  const whom = one.kind === 'england' ? 'England' : 'neighbours'
  return one.gap === 0 || one.judged === 'similar'
    ? `similar to ${whom}`
    : `${describeComparisonShort(one, scale)} than ${whom}`
}
