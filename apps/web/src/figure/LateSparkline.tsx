import { type ComponentProps, lazy, Suspense } from 'react'
import type { Sparkline } from './Sparkline.tsx'

type LateSparklineProps = ComponentProps<typeof Sparkline> & {
  /** Whether the page it stands on has been shown. */
  isLater: boolean
}

const Drawn = lazy(() =>
  import('./Sparkline.tsx').then(({ Sparkline }) => ({ default: Sparkline })).catch(() => ({ default: NotDrawn })),
)

/** The small curve where the words of a page come first: what draws it is fetched after them, and its place is kept. */
export function LateSparkline({ isLater, ...sparkline }: LateSparklineProps) {
  const { width = 172, height = 46 } = sparkline
  const place = <svg className="ttc-spark ttc-spark--wait" width={width} height={height} aria-hidden="true" />
  if (!isLater) return place
  return (
    <Suspense fallback={place}>
      <Drawn {...sparkline} />
    </Suspense>
  )
}

function NotDrawn(_: ComponentProps<typeof Sparkline>) {
  return <span className="ttc-muted">The curve could not be loaded</span>
}
