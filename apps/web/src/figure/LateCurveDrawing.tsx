import { type ComponentProps, lazy, Suspense } from 'react'
import type { CurveDrawing } from './CurveDrawing.tsx'

const Drawn = lazy(() =>
  import('./CurveDrawing.tsx')
    .then(({ CurveDrawing }) => ({ default: CurveDrawing }))
    .catch(() => ({ default: NotDrawn })),
)

type LateCurveDrawingProps = ComponentProps<typeof CurveDrawing> & {
  /** Whether the page it stands on has been shown, where it is to come after that. */
  isLater?: boolean
}

/** A curve to look at among words that come first: what draws it is fetched beside them or after, and its place is kept. */
export function LateCurveDrawing({ isLater = true, ...drawing }: LateCurveDrawingProps) {
  const place = <div className="ttc-drawing ttc-drawing--wait" style={{ minHeight: drawing.height }} />
  if (!isLater) return place
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
