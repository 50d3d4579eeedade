import { Button } from '../design/Button.tsx'

type AnswerOrderProps = {
  what: string
  onMove: ((by: -1 | 1) => void) | null
  isFirst: boolean
  isLast: boolean
}

/** Up and down, by button; the grip beside them is for dragging. Nothing where the order cannot be changed. */
export function AnswerOrder({ what, onMove, isFirst, isLast }: AnswerOrderProps) {
  if (onMove === null) return <div className="ttc-answer__order" />
  return (
    <div className="ttc-answer__order">
      <span className="ttc-answer__grip" aria-hidden="true" title="Drag to move">
        ⋮⋮
      </span>
      <Button look="link" disabled={isFirst} onClick={() => onMove(-1)}>
        <span aria-hidden="true">↑</span>
        <span className="govuk-visually-hidden">Move {what} up</span>
      </Button>
      <Button look="link" disabled={isLast} onClick={() => onMove(1)}>
        <span aria-hidden="true">↓</span>
        <span className="govuk-visually-hidden">Move {what} down</span>
      </Button>
    </div>
  )
}
