import type { Curve } from '@ttc/domain/figure/curve'
import { describeCurve, describePoint } from '@ttc/domain/figure/description'
import { frameOf } from '@ttc/figure/frame'
import type { KeyboardEvent, MouseEvent } from 'react'
import { lazy, Suspense, useId, useState } from 'react'
import { useWidth } from './use-width.ts'

const CurveChart = lazy(() => import('./CurveChart.tsx'))

const STEP: Readonly<Record<string, (at: number | null, last: number) => number | null>> = {
  ArrowRight: (at, last) => Math.min(last, at === null ? 0 : at + 1),
  ArrowLeft: (at, last) => Math.max(0, at === null ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
  Escape: () => null,
}

/** A narrow drawing is taller for its width: its labels need the room. */
const heightFor = (width: number) => (width < 560 ? Math.max(300, Math.round(width * 0.86)) : Math.round(width * 0.5))

/** The chart with its reading line: arrow keys, a pointer or a finger choose a period, and its numbers are said. */
export function CurveReader({ curve }: { curve: Curve }) {
  const [box, width] = useWidth<HTMLDivElement>()
  const [reading, setReading] = useState<number | null>(null)
  const prefix = useId()
  const last = curve.steps.length - 1
  const height = width === null ? 380 : Math.min(480, heightFor(width))

  function press(event: KeyboardEvent) {
    const step = STEP[event.key]
    if (step === undefined) return
    event.preventDefault()
    setReading(step(reading, last))
  }

  function point(event: MouseEvent<HTMLDivElement>) {
    if (width === null) return
    const frame = frameOf(curve, { width, height })
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    const at = Math.round((x - frame.x(0)) / (frame.x(1) - frame.x(0)))
    setReading(at >= 0 && at <= last ? at : null)
  }

  const said = reading === null ? '' : describePoint(curve, reading)
  return (
    <div className="ttc-reader">
      <p className="govuk-visually-hidden">{describeCurve(curve)}</p>
      <div
        ref={box}
        className="ttc-reader__chart"
        role="slider"
        aria-label="Read the chart period by period"
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={reading ?? last}
        aria-valuetext={curve.steps[reading ?? last]?.label ?? 'no periods'}
        tabIndex={0}
        onKeyDown={press}
        onMouseMove={point}
        onMouseLeave={() => setReading(null)}
        onClick={point}
        onBlur={() => setReading(null)}
      >
        {width !== null && (
          <Suspense fallback={<span className="ttc-reader__wait" />}>
            <CurveChart curve={curve} width={width} height={height} prefix={prefix} reading={reading} />
          </Suspense>
        )}
      </div>
      <p className="ttc-reader__said" aria-live="polite">
        {said || (
          <span className="ttc-muted ttc-screen">Point at the chart, or use the arrow keys, to read a period.</span>
        )}
      </p>
    </div>
  )
}
