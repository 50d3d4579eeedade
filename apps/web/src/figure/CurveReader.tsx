import type { Curve } from '@ttc/domain/figure/curve'
import { describeCurve, describePoint } from '@ttc/domain/figure/description'
import { frameOf } from '@ttc/figure/frame'
import { lazy, Suspense, useId } from 'react'
import { PeriodReader } from './PeriodReader.tsx'

const CurveChart = lazy(() => import('./CurveChart.tsx'))

/** A narrow drawing is taller for its width: its labels need the room. */
const heightFor = (width: number) =>
  Math.min(480, width < 560 ? Math.max(300, Math.round(width * 0.86)) : Math.round(width * 0.5))

/** The curve, read period by period. */
export function CurveReader({ curve }: { curve: Curve }) {
  const prefix = useId()
  return (
    <PeriodReader
      steps={curve.steps}
      description={describeCurve(curve)}
      said={(at) => describePoint(curve, at)}
      stepAt={({ x }, width) => {
        const frame = frameOf(curve, { width, height: heightFor(width) })
        return Math.round((x - frame.x(0)) / (frame.x(1) - frame.x(0)))
      }}
      draw={(width, reading) => (
        <Suspense fallback={<span className="ttc-reader__wait" style={{ height: heightFor(width) }} />}>
          <CurveChart curve={curve} width={width} height={heightFor(width)} prefix={prefix} reading={reading} />
        </Suspense>
      )}
    />
  )
}
