import { useBlocker } from '@tanstack/react-router'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { importsAddress } from '../http/address.ts'

/** A browser gives no page a file back: who leaves or loads anew is asked first, while one is chosen and not stored. */
export function LeaveWarning({ partnership, isHeld }: { partnership: string; isHeld: boolean }) {
  const inside = `${importsAddress(partnership)}/new/`
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ next }) => isHeld && !next.pathname.startsWith(inside),
    enableBeforeUnload: isHeld,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title="Leave without storing the file?" onClose={reset}>
      <p>What you answered is kept. The file is not, because a browser cannot keep it: choose it again to go on.</p>
      <Actions>
        <Button onClick={reset}>Stay here</Button>
        <Button look="secondary" onClick={proceed}>
          Leave
        </Button>
      </Actions>
    </Dialog>
  )
}
