import { type ComponentProps, lazy, Suspense } from 'react'
import type { CurveDrawing } from './CurveDrawing.tsx'

const Drawn = lazy(() =>
  import('./CurveDrawing.tsx')
    .then(({ CurveDrawing }) => ({ default: CurveDrawing }))
    .catch(() => ({ default: NotDrawn })),
)

/** A curve to look at among words that come first: what draws it is fetched beside them, and its place is kept. */
export function LateCurveDrawing(drawing: ComponentProps<typeof CurveDrawing>) {
  const place = <div className="ttc-drawing" style={{ minHeight: drawing.height }} />
  return (
    <Suspense fallback={place}>
      <Drawn {...drawing} />
    </Suspense>
  )
}

function NotDrawn({ height }: ComponentProps<typeof CurveDrawing>) {
  return (
    <p className="ttc-muted" style={{ minHeight: height }}>
      The chart could not be loaded. Load the page again.
    </p>
  )
}
