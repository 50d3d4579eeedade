import { Button } from './Button.tsx'

type ShowMoreProps = {
  shown: number
  total: number | null
  /** What they are, in the plural: "measurements". */
  things: string
  busy?: boolean
  onMore: () => void
}

/** The foot of a paged list: how much of it is here, and a button for the next part while there is one. */
export function ShowMore({ shown, total, things, busy = false, onMore }: ShowMoreProps) {
  const words = total === null ? `${shown} ${things} shown` : `${shown} of ${total} ${things} shown`
  return (
    <div className="ttc-more">
      <p role="status">{words}</p>
      {(total === null || shown < total) && (
        <Button look="secondary" busy={busy} busyWords={`Loading more ${things}`} onClick={onMore}>
          Show more {things}
        </Button>
      )}
    </div>
  )
}
