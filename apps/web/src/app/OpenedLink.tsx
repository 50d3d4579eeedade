import { lazy } from 'react'
import { AskedPage } from '../link/AskedPage.tsx'

/** A pack brings the drawings of charts and cards with it, which whoever gives a number has no need to load. */
const ReadPack = lazy(() => import('../pack/ReadPack.tsx').catch(() => ({ default: NotLoaded })))

function NotLoaded() {
  return <p role="alert">This page cannot be loaded at the moment. Load it again when you have a connection.</p>
}

/** Whatever a link opens, for somebody without an account. */
export function OpenedLink() {
  return <AskedPage Pack={ReadPack} />
}
