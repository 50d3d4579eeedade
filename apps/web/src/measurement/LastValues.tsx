import type { SeriesView } from '@ttc/contracts/indicator'
import { describeStatus, describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { Sparkline } from '../figure/Sparkline.tsx'

const SHOWN = 3

/** The values before, so that a slip of the finger shows before anything is checked. */
export function LastValues({ series: { curve, breakdown } }: { series: SeriesView }) {
  const last = curve.measurements.slice(-SHOWN).toReversed()
  if (last.length === 0) return null
  return (
    <div className="ttc-last-values">
      <p>
        {breakdown.all ? '' : `${breakdown.label}. `}Before:{' '}
        {last
          .map(({ period, value, status }) => {
            const said = value === null ? describeStatus(status) : describeValue(value, curve.scale)
            return `${said} in ${describePeriod(period, curve.scale.accumulation)}`
          })
          .join(', ')}
      </p>
      <Sparkline curve={curve} width={220} height={52} />
    </div>
  )
}
