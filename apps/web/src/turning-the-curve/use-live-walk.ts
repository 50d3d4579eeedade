import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { MemberView } from '@ttc/contracts/partnership'
import { PresentView, WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { Problem } from '@ttc/domain/problem'
import { useEffect, useEffectEvent, useState } from 'react'
import { type InWalk, liveAddress, walkQuery } from './walk.api.ts'
import { afterChange } from './walk-state.ts'

/** Whether what others do arrives: not asked for where the browser cannot, lost while the connection is. */
export type Connected = 'following' | 'lost' | 'off'

/** A browser that is refused gives up: so long after that it is asked anew, and where the person is refused, seldom. */
const AGAIN_MS = 3_000
const SELDOM_MS = 30_000

/**
 * Follows a walk: every change that somebody makes is laid over what is shown, in the order of their numbers. After a
 * gap the browser asks for what came since; what cannot be laid over is read anew.
 */
export function useLiveWalk(at: InWalk, sequence: number, back: () => void) {
  const client = useQueryClient()
  const { partnership, walk } = at
  const [present, setPresent] = useState<readonly MemberView[]>([])
  const [connected, setConnected] = useState<Connected>('off')
  const seen = useEffectEvent(() => sequence)
  const isBack = useEffectEvent(back)
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const { queryKey } = walkQuery({ partnership, walk })
    let source: EventSource | null = null
    let waiting: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(liveAddress({ partnership, walk }, seen()))
      source.addEventListener('open', () => {
        setConnected('following')
        isBack()
      })
      source.addEventListener('error', ({ currentTarget }) => {
        setConnected('lost')
        if ((currentTarget as EventSource).readyState === EventSource.CLOSED) openAfter(AGAIN_MS)
      })
      source.addEventListener('present', ({ data }) => setPresent(PresentView.parse(JSON.parse(data)).members))
      source.addEventListener('change', ({ data }) => {
        layOver(client, { partnership, walk }, WalkChangeView.parse(JSON.parse(data)))
      })
    }
    const openAfter = (ms: number) => {
      waiting = setTimeout(async () => {
        await client.refetchQueries({ queryKey, exact: true })
        if (waiting === undefined) return
        if (isRefusal(client.getQueryState(queryKey)?.error)) openAfter(SELDOM_MS)
        else open()
      }, ms)
    }
    open()
    return () => {
      source?.close()
      clearTimeout(waiting)
      waiting = undefined
    }
  }, [client, partnership, walk])
  return { present, connected }
}

/** The walk is there no more for whoever asked. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'forbidden' || error.code === 'not-found')
}

function layOver(client: QueryClient, at: InWalk, change: WalkChangeView): void {
  const { queryKey } = walkQuery(at)
  const now = client.getQueryData(queryKey)
  const next = now === undefined ? null : afterChange(now, change)
  if (next === null) void client.invalidateQueries({ queryKey, exact: true })
  else client.setQueryData(queryKey, next)
}
