import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { MemberView } from '@ttc/contracts/partnership'
import { PresentView, WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { useEffect, useEffectEvent, useState } from 'react'
import { type InWalk, liveAddress, walkQuery } from './walk.api.ts'
import { afterChange } from './walk-state.ts'

/** Whether what others do arrives: not asked for where the browser cannot, lost while the connection is. */
export type Connected = 'following' | 'lost' | 'off'

/**
 * Follows a walk: every change that somebody makes is laid over what is shown, in the order of their numbers. After a
 * gap the browser asks for what came since; what cannot be laid over is read anew.
 */
export function useLiveWalk(at: InWalk, sequence: number, back: () => void) {
  const client = useQueryClient()
  const { partnership, walk } = at
  const [present, setPresent] = useState<readonly MemberView[]>([])
  const [connected, setConnected] = useState<Connected>('off')
  const first = useEffectEvent(() => sequence)
  const isBack = useEffectEvent(back)
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const source = new EventSource(liveAddress({ partnership, walk }, first()))
    source.addEventListener('open', () => {
      setConnected('following')
      isBack()
    })
    source.addEventListener('error', () => setConnected('lost'))
    source.addEventListener('present', ({ data }) => setPresent(PresentView.parse(JSON.parse(data)).members))
    source.addEventListener('change', ({ data }) => {
      layOver(client, { partnership, walk }, WalkChangeView.parse(JSON.parse(data)))
    })
    return () => source.close()
  }, [client, partnership, walk])
  return { present, connected }
}

function layOver(client: QueryClient, at: InWalk, change: WalkChangeView): void {
  const { queryKey } = walkQuery(at)
  const now = client.getQueryData(queryKey)
  const next = now === undefined ? null : afterChange(now, change)
  if (next === null) void client.invalidateQueries({ queryKey, exact: true })
  else client.setQueryData(queryKey, next)
}
