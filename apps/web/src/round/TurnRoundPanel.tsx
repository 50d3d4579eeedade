import type { RoundView } from '@ttc/contracts/round'
import { describeDay } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Notice } from '../design/Notice.tsx'
import { useTurnRound } from './round.api.ts'

type TurnRoundPanelProps = { partnership: string; round: RoundView; asOf: string }

/** The one thing to do with a round as it stands: open it, or close it once it has met. Each is asked about first. */
export function TurnRoundPanel({ partnership, round, asOf }: TurnRoundPanelProps) {
  const turn = useTurnRound(partnership)
  const [asks, setAsks] = useState<'open' | 'closed' | null>(null)
  if (round.state === 'closed') return null
  const isPlanned = round.state === 'planned'
  const hasMet = round.meetsOn < asOf
  const press = (state: 'open' | 'closed') =>
    turn.mutate({ id: round.id, version: round.version, state }, { onSettled: () => setAsks(null) })
  return (
    <div className="ttc-screen">
      {turn.error && (
        <Notice tone="problem" title="That was not done">
          <p>{turn.error.message}</p>
        </Notice>
      )}
      {isPlanned && (
        <Notice tone="advice" title="This round is not open yet">
          <p>
            Below is what would be asked for if it opened today.{' '}
            {round.opensByItself
              ? `It opens by itself on ${describeDay(round.opensOn)}.`
              : `It is planned to open on ${describeDay(round.opensOn)}, by your press.`}
          </p>
          <Actions>
            <Button onClick={() => setAsks('open')}>Open the round now</Button>
            <Button look="link" onClick={() => setAsks('closed')}>
              Call it off
            </Button>
          </Actions>
        </Notice>
      )}
      {!isPlanned && (
        <p>
          {hasMet && 'The meeting has been. '}
          <Button look={hasMet ? 'secondary' : 'link'} onClick={() => setAsks('closed')}>
            Close the round
          </Button>
        </p>
      )}
      {asks !== null && (
        <Dialog title={asks === 'open' ? `Open ${round.name}?` : `Close ${round.name}?`} onClose={() => setAsks(null)}>
          <p>
            {asks === 'open'
              ? 'Everyone who owes something is mailed what they owe, and nothing else. It cannot be taken back.'
              : 'Nobody is asked for anything in it any more, and no reminder is sent. It cannot be opened again.'}
          </p>
          <Actions>
            <Button
              look={asks === 'open' ? 'primary' : 'warning'}
              busy={turn.isPending}
              busyWords={asks === 'open' ? 'Opening' : 'Closing'}
              onClick={() => press(asks)}
            >
              {asks === 'open' ? 'Open it' : 'Close it'}
            </Button>
            <Button look="link" onClick={() => setAsks(null)}>
              Not now
            </Button>
          </Actions>
        </Dialog>
      )}
    </div>
  )
}
