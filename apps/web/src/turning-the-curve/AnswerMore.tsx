import { useSuspenseQuery } from '@tanstack/react-query'
import type { AnswerView } from '@ttc/contracts/answer'
import { namesEffect } from '@ttc/domain/action'
import { DOTS_EACH } from '@ttc/domain/turning-the-curve/answer'
import { standingWords } from '../action/action-words.ts'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { AnswerVersions } from './AnswerVersions.tsx'
import { answerForms } from './answer-forms.ts'
import { EvidencePart } from './EvidencePart.tsx'
import { saidBeside } from './said-beside.ts'
import { useGiveDots } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** Under a stored answer: what became of it, its dots while the group meets, who said it when, and what it said before. */
export function AnswerMore({ answer, dots }: { answer: AnswerView; dots: boolean }) {
  const { changedAt, changedBy, version } = answer
  return (
    <>
      <AlsoSaid answer={answer} />
      <Outcome answer={answer} />
      <EvidencePart answer={answer} />
      <div className="ttc-answer__foot">
        {dots && <Dots answer={answer} />}
        <span className="ttc-muted">
          {version === 1 ? 'Added' : 'Changed'} <Day date={changedAt} short />
          {changedBy !== null && changedBy.name !== '' && `, ${changedBy.name}`}
        </span>
        <AnswerVersions answer={answer} />
      </div>
    </>
  )
}

/** What was said under “More”, so that nobody has to open it to read. */
function AlsoSaid({ answer: { content, linkId } }: { answer: AnswerView }) {
  const { at, walk } = useWalkRoom()
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const mayWrite = walk.allowed.includes('walk.contribute')
  if (content.kind === 'evidence' || content.kind === 'working-baseline') return null
  const { link } = answerForms[content.kind]
  const linked = walk.answers.find(({ id }) => id === linkId)
  const words = [
    ...(link === null || linked === undefined ? [] : [`${link.label}: ${linked.content.text}`]),
    // Whoever writes has these in controls of their own.
    ...saidBeside(content, members, ({ beside }) => !mayWrite || beside !== true),
  ]
  return words.length === 0 ? null : <p className="ttc-answer__also">{words.join(' · ')}</p>
}

/** Of an action how it stands; of an idea or a factor the actions that took it up. */
function Outcome({ answer }: { answer: AnswerView }) {
  const { walk } = useWalkRoom()
  if (answer.action !== null && answer.content.kind === 'action') {
    const { effect } = answer.content
    const { status } = answer.action
    const isOver = status === 'done' || status === 'stopped'
    const isBare = !isOver && !namesEffect({ effect, linkId: answer.linkId, placementId: walk.placementId })
    return (
      <p className="ttc-answer__outcome">
        {standingWords(answer.action)}
        {isBare && <span className="ttc-late">; names nothing that it is to change</span>}
      </p>
    )
  }
  if (answer.content.kind !== 'idea') return null
  const taken = walk.answers.filter(({ linkId, action }) => linkId === answer.id && action !== null)
  return taken.map(({ id, content, action }) => (
    <p key={id} className="ttc-answer__outcome">
      Taken up: {content.text} ({action === null ? '' : standingWords(action).toLowerCase()})
    </p>
  ))
}

function Dots({ answer }: { answer: AnswerView }) {
  const { at, walk } = useWalkRoom()
  const give = useGiveDots(at)
  const { all, mine } = walk.dots[answer.id] ?? { all: 0, mine: 0 }
  const isOpen = walk.meeting !== null && walk.meeting.closedAt === null && walk.allowed.includes('walk.contribute')
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
