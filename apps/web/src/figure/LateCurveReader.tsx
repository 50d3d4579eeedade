import type { Curve } from '@ttc/domain/figure/curve'
import { lazy, Suspense } from 'react'
import { useLater } from '../http/use-later.ts'

const Reader = lazy(() =>
  import('./CurveReader.tsx')
    .then(({ CurveReader }) => ({ default: CurveReader }))
    .catch(() => ({ default: NotDrawn })),
)

/** The curve where the words of a page come first: what draws it weighs as much as the page, and its place is kept. */
export function LateCurveReader({ curve }: { curve: Curve }) {
  const isLater = useLater()
  const place = <span className="ttc-reader__wait ttc-reader__wait--whole" />
  if (!isLater) return place
  return (
    <Suspense fallback={place}>
      <Reader curve={curve} />
    </Suspense>
  )
}

function NotDrawn(_: { curve: Curve }) {
  return <p className="ttc-muted">The chart could not be loaded. Its numbers are in the table.</p>
}
