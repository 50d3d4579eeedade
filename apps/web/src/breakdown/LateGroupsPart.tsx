import { type ComponentProps, lazy, Suspense } from 'react'
import { useLater } from '../http/use-later.ts'
import type { GroupsPart } from './GroupsPart.tsx'

const Part = lazy(() =>
  import('./GroupsPart.tsx').then(({ GroupsPart }) => ({ default: GroupsPart })).catch(() => ({ default: NotShown })),
)

/** The groups side by side, below what a page begins with: what draws them is fetched after it. */
export function LateGroupsPart(groups: ComponentProps<typeof GroupsPart>) {
  if (!useLater() || groups.indicator.series.length < 2) return null
  return (
    <Suspense fallback={null}>
      <Part {...groups} />
    </Suspense>
  )
}

function NotShown(_: ComponentProps<typeof GroupsPart>) {
  return <p className="ttc-muted">The groups side by side could not be loaded. Load the page again.</p>
}
