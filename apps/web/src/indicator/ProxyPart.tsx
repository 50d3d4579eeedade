import type { IndicatorView } from '@ttc/contracts/indicator'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { lazy, Suspense } from 'react'

const Drawing = lazy(() =>
  import('../figure/CurveDrawing.tsx')
    .then(({ CurveDrawing }) => ({ default: CurveDrawing }))
    .catch(() => ({ default: NotDrawn })),
)

/** The quarterly proxy beside a yearly indicator, so that no quarter is silent; never in its place. */
export function ProxyPart({ proxy }: Pick<IndicatorView, 'proxy'>) {
  if (proxy === null) return null
  const value = proxy.latestValue === null ? '' : `, ${describeValue(proxy.latestValue, proxy.curve.scale)}`
  const period =
    proxy.latestPeriod === null ? '' : ` in ${describePeriod(proxy.latestPeriod, proxy.curve.scale.accumulation)}`
  return (
    <section className="ttc-proxy" aria-labelledby="proxy">
      <div>
        <h3 id="proxy">
          Proxy between the yearly values: {proxy.name}
          {value}
          {period}
        </h3>
        <p className="ttc-muted">It moves sooner and is measured more often. It never stands in for the indicator.</p>
      </div>
      <Suspense fallback={<span className="ttc-reader__wait" style={{ height: 170 }} />}>
        <Drawing curve={proxy.curve} height={170} />
      </Suspense>
    </section>
  )
}

function NotDrawn() {
  return <p className="ttc-muted">The curve could not be loaded.</p>
}
