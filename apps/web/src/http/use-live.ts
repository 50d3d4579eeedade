import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import type { MemberView } from '@ttc/contracts/partnership'
import { Problem } from '@ttc/domain/problem'
import { useEffect, useEffectEvent, useState } from 'react'

/** Whether what others do arrives: not asked for where the browser cannot, lost while the connection is. */
export type Connected = 'following' | 'lost' | 'off'

/** A browser that is refused gives up: so long after that it is asked anew, and where the person is refused, seldom. */
const AGAIN_MS = 3_000
const SELDOM_MS = 30_000

type Live = Readonly<{
  /** Where the changes after a number are told. */
  address: (after: number) => string
  /** The number of the last change that is shown. */
  sequence: number
  /** What is followed, as it is read whole; given as text, so that it is the same from one drawing to the next. */
  queryKey: QueryKey
  /** A change was made, by whomever: its data as it came. */
  changed: (change: unknown) => void
  /** The connection is there, for the first time or again. */
  back: () => void
}>

/**
 * Follows something as it changes, over server-sent events, and who else does. After a gap the browser asks for what
 * came since.
 */
export function useLive({ address, sequence, queryKey, changed, back }: Live) {
  const client = useQueryClient()
  const [present, setPresent] = useState<readonly MemberView[]>([])
  const [connected, setConnected] = useState<Connected>('off')
  const here = useEffectEvent(() => address(sequence))
  const isBack = useEffectEvent(back)
  const hasChanged = useEffectEvent(changed)
  const key = JSON.stringify(queryKey)
  useEffect(() => {
    if (typeof EventSource === 'undefined') return
    const queryKey: QueryKey = JSON.parse(key)
    let source: EventSource | null = null
    let waiting: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source = new EventSource(here())
      source.addEventListener('open', () => {
        setConnected('following')
        isBack()
      })
      source.addEventListener('error', ({ currentTarget }) => {
        setConnected('lost')
        if ((currentTarget as EventSource).readyState === EventSource.CLOSED) openAfter(AGAIN_MS)
      })
      source.addEventListener('present', ({ data }) => void membersIn(data).then(setPresent, () => undefined))
      source.addEventListener('change', ({ data }) => hasChanged(JSON.parse(data)))
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
  }, [client, key])
  return { present, connected }
}

/** Read by the contract, which comes after the page: who else is here is said a moment later. */
async function membersIn(data: string): Promise<readonly MemberView[]> {
  const { PresentView } = await import('@ttc/contracts/turning-the-curve')
  return PresentView.parse(JSON.parse(data)).members
}

/** What is followed is there no more for whoever asked. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'forbidden' || error.code === 'not-found')
}
