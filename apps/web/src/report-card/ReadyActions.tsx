import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { asProblem } from '../problem/as-problem.ts'
import { CardFitLine } from './CardFitLine.tsx'
import { canDo } from './card-rights.ts'
import { useSignCard, useTurnCard } from './report-card.api.ts'

type ReadyActionsProps = {
  at: Readonly<{ partnership: string; priority: string }>
  writing: CardWritingView
  onDone: (words: string) => void
}

/** A refusal stands over the buttons, from the mutation itself. */
const shownAbove = () => {}

/** A card that is ready: signed by who may, or taken back by its lead. */
export function ReadyActions({ at, writing, onDone }: ReadyActionsProps) {
  const sign = useSignCard(at)
  const turn = useTurnCard(at)
  const can = canDo(writing)
  const { id, version, turns } = writing
  const reason = turns[0]?.reason ?? ''
  const refused = sign.error ?? turn.error
  if (id === null) return null
  const based = { id, version, reason: '' }
  // Once the card's new state has come these buttons are gone, and what a mutation of theirs was to call with them.
  const tell = (change: Promise<unknown>, words: string) => void change.then(() => onDone(words), shownAbove)
  return (
    <>
      {reason !== '' && (
        <Notice tone="advice" title="Why it goes to the meeting as it is">
          <p>{reason}</p>
        </Notice>
      )}
      <CardFitLine fit={writing.fit} />
      {refused && (
        <div role="alert">
          <Notice tone="problem" title="Nothing was changed">
            <p>{asProblem(refused).message}</p>
          </Notice>
        </div>
      )}
      <Actions>
        {can.sign && (
          <Button
            busy={sign.isPending}
            busyWords="Signing"
            onClick={() => tell(sign.mutateAsync({ ...based, signed: true }), 'The card is signed and kept as it is')}
          >
            Sign the card
          </Button>
        )}
        {can.write && (
          <Button
            look="secondary"
            busy={turn.isPending}
            busyWords="Saving"
            onClick={() => tell(turn.mutateAsync({ ...based, ready: false }), 'The card is a draft again')}
          >
            Take it back to a draft
          </Button>
        )}
      </Actions>
    </>
  )
}
