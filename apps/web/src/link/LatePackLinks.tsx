import { type ComponentProps, lazy, Suspense } from 'react'
import { Loading } from '../design/Loading.tsx'
import { useLater } from '../http/use-later.ts'
import type { PackLinks } from './PackLinks.tsx'

const Links = lazy(() =>
  import('./PackLinks.tsx').then(({ PackLinks }) => ({ default: PackLinks })).catch(() => ({ default: NotShown })),
)

/** Stands under a pack, which is read first; what makes links comes after it. */
export function LatePackLinks(links: ComponentProps<typeof PackLinks>) {
  const isLater = useLater()
  const place = <Loading label="Loading who may read it" />
  if (!isLater) return place
  return (
    <Suspense fallback={place}>
      <Links {...links} />
    </Suspense>
  )
}

function NotShown(_: ComponentProps<typeof PackLinks>) {
  return <p className="ttc-muted">Who may read it could not be loaded. Load the page again.</p>
}
