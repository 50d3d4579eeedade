import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { sessionQuery, useStay } from './session.api.ts'
import { describeLeft, isLastEnd, sessionLeft } from './session-left.ts'
import { useLeave } from './use-person-change.ts'

/** The longest that a browser's timer can wait. */
const LONGEST_WAIT = 2_147_483_647
const TICK_MS = 10_000

/**
 * Warns before a session ends. What other requests and other tabs did for it this page does not know: so it asks the
 * server when by its own count the time for a warning has come, and again at the end.
 */
export function SessionWarning() {
  const { data: session, dataUpdatedAt, refetch } = useQuery(sessionQuery)
  const [now, setNow] = useState(Date.now)
  const [dismissed, setDismissed] = useState<string | null>(null)
  const left = session ? sessionLeft(session, dataUpdatedAt, Math.max(now, dataUpdatedAt)) : null
  const warnMs = (session?.warnSeconds ?? 0) * 1000
  useEffect(() => {
    if (left === null) return
    const wait = left > warnMs ? left - warnMs : left > 0 ? Math.min(left, TICK_MS) : TICK_MS
    const timer = setTimeout(
      async () => {
        if (left > warnMs || left <= TICK_MS) await refetch()
        setNow(Date.now())
      },
      Math.min(wait + 500, LONGEST_WAIT),
    )
    return () => clearTimeout(timer)
  }, [left, warnMs, refetch])

  const isLast = session !== undefined && isLastEnd(session)
  if (left === null || left > warnMs || (isLast && dismissed === session?.endsAt)) return null
  return <Warning left={left} isLast={isLast} onDismiss={() => setDismissed(session?.endsAt ?? null)} />
}

type WarningProps = { left: number; isLast: boolean; onDismiss: () => void }

function Warning({ left, isLast, onDismiss }: WarningProps) {
  const stay = useStay()
  const leave = useLeave()
  const goOn = isLast ? onDismiss : () => stay.mutate(undefined)
  return (
    <Dialog title="You will be signed out soon" onClose={goOn}>
      <p role="status">
        {isLast
          ? `Your session ends in ${describeLeft(left)} in any case: it has lasted as long as one may. Store what you are working on.`
          : `Nothing has been asked of the server for a while. You will be signed out in ${describeLeft(left)}.`}
      </p>
      <p>What you have typed into a form is kept in this tab, and is there again after signing in.</p>
      {stay.error && <p>{stay.error.message}</p>}
      <Actions>
        <Button busy={stay.isPending} busyWords="One moment" onClick={goOn}>
          {isLast ? 'Go on' : 'Stay signed in'}
        </Button>
        <Button look="link" onClick={() => void leave()}>
          Sign out
        </Button>
      </Actions>
    </Dialog>
  )
}
