import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { WalkChangeView } from '@ttc/contracts/turning-the-curve'
import { useLive } from '../http/use-live.ts'
import { type InWalk, liveAddress, walkQuery } from './walk.api.ts'
import { afterChange } from './walk-state.ts'

/**
 * Follows a walk: every change that somebody makes is laid over what is shown, in the order of their numbers; what
 * cannot be laid over is read anew.
 */
export function useLiveWalk(at: InWalk, sequence: number, back: () => void) {
  const client = useQueryClient()
  return useLive({
    address: (after) => liveAddress(at, after),
    sequence,
    queryKey: walkQuery(at).queryKey,
    changed: (change) => void changeIn(change).then((read) => layOver(client, at, read)),
    back,
  })
}

/** In the order in which they came; null where it cannot be read. The contract comes after the page. */
async function changeIn(change: unknown): Promise<WalkChangeView | null> {
  const contract = await import('@ttc/contracts/turning-the-curve').catch(() => null)
  return contract?.WalkChangeView.safeParse(change).data ?? null
}

function layOver(client: QueryClient, at: InWalk, change: WalkChangeView | null): void {
  const { queryKey } = walkQuery(at)
  const now = client.getQueryData(queryKey)
  const next = now === undefined || change === null ? null : afterChange(now, change)
  if (next === null) void client.invalidateQueries({ queryKey, exact: true })
  else client.setQueryData(queryKey, next)
}
