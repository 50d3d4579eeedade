import type { AnswerView } from '@ttc/contracts/answer'
import { DOTS_EACH } from '@ttc/domain/turning-the-curve/answer'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { useGiveDots } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** Under a stored answer: who said it when, and its dots while the group meets. */
export function AnswerMore({ answer, dots }: { answer: AnswerView; dots: boolean }) {
  const { changedAt, changedBy, version } = answer
  return (
    <div className="ttc-answer__foot">
      {dots && <Dots answer={answer} />}
      <span className="ttc-muted">
        {version === 1 ? 'Added' : 'Changed'} <Day date={changedAt} short />
        {changedBy !== null && changedBy.name !== '' && `, ${changedBy.name}`}
      </span>
    </div>
  )
}

function Dots({ answer }: { answer: AnswerView }) {
  const { at, walk } = useWalkRoom()
  const give = useGiveDots(at)
  const { all, mine } = walk.dots[answer.id] ?? { all: 0, mine: 0 }
  const isOpen = walk.meeting !== null && walk.meeting.closedAt === null
  if (!isOpen && all === 0) return null
  const words = `${all} dot${all === 1 ? '' : 's'}`
  return (
    <span className="ttc-dots">
      <span aria-hidden="true">{'●'.repeat(Math.min(all, 12))}</span> {words}
      {isOpen && (
        <>
          {mine > 0 && (
            <Button look="link" busy={give.isPending} onClick={() => give.mutate({ id: answer.id, dots: mine - 1 })}>
              Take one back<span className="govuk-visually-hidden"> from {answer.content.text}</span>
            </Button>
          )}
          {mine < DOTS_EACH && (
            <Button look="link" busy={give.isPending} onClick={() => give.mutate({ id: answer.id, dots: mine + 1 })}>
              Give a dot<span className="govuk-visually-hidden"> to {answer.content.text}</span>
            </Button>
          )}
        </>
      )}
      {give.error !== null && <span role="alert">{give.error.message}</span>}
    </span>
  )
}
