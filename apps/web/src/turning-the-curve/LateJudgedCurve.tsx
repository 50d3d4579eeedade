import { lazy, Suspense } from 'react'

const Drawn = lazy(() =>
  import('./TypedCurve.tsx').then(({ TypedCurve }) => ({ default: TypedCurve })).catch(() => ({ default: NotDrawn })),
)

/** A judged curve under its questions, which come first: its rules and what draws it are fetched where there is one. */
export function LateJudgedCurve({ content }: { content: unknown }) {
  return (
    <Suspense fallback={<p className="ttc-muted">The curve is on its way.</p>}>
      <Drawn content={content} />
    </Suspense>
  )
}

function NotDrawn(_: { content: unknown }) {
  return <p className="ttc-muted">The curve could not be loaded. What was typed is kept.</p>
}
