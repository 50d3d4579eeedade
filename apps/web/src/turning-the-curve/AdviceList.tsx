import type { AdviceView } from '@ttc/contracts/turning-the-curve'
import type { Step } from '@ttc/domain/turning-the-curve/step'
import { useId, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { useSetAdviceAside } from './walk.api.ts'
import { useWalkRoom } from './walk-room.tsx'

/** What the method advises on a step. Each piece can be kept as it is with a reason, and says so from then on. */
export function AdviceList({ step }: { step: Step }) {
  const { walk } = useWalkRoom()
  const here = walk.advice.filter((one) => one.step === step)
  return here.map((advice) => <Piece key={`${advice.code} ${advice.answerId}`} advice={advice} />)
}

function Piece({ advice }: { advice: AdviceView }) {
  const { at, walk } = useWalkRoom()
  const { code, answerId, sentence, setAside } = advice
  const change = useSetAdviceAside(at)
  const about = walk.answers.find(({ id }) => id === answerId)?.content
  const of = about !== undefined && 'text' in about ? `“${about.text}”: ` : ''
  const mayWrite = walk.allowed.includes('walk.contribute')
  if (setAside !== null)
    return (
      <div className="ttc-notice ttc-notice--plain">
        <p>
          {of}Kept as it is: {setAside.reason} ({setAside.by?.name ?? 'a former member'}){' '}
          {mayWrite && (
            <Button look="link" busy={change.isPending} onClick={() => change.mutate({ code, answerId, reason: null })}>
              Take that back
            </Button>
          )}
        </p>
      </div>
    )
  return (
    <div className="ttc-notice ttc-notice--advice">
      <p>
        <b>Advice:</b> {of}
        {sentence}
      </p>
      {mayWrite && (
        <KeepIt
          busy={change.isPending}
          problem={change.error?.message ?? null}
          onKeep={(reason) => change.mutate({ code, answerId, reason })}
        />
      )}
    </div>
  )
}

function KeepIt({
  busy,
  problem,
  onKeep,
}: {
  busy: boolean
  problem: string | null
  onKeep: (reason: string) => void
}) {
  const [reason, setReason] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const id = useId()
  if (reason === null)
    return (
      <Button look="link" onClick={() => setReason('')}>
        Keep it and say why
      </Button>
    )
  const keep = () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') onKeep(reason)
  }
  return (
    <div className="ttc-advice__why">
      <TextInput
        label="Why it stays as it is"
        id={id}
        value={reason}
        error={missing ? 'Enter the reason.' : problem}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Button look="secondary" busy={busy} onClick={keep}>
        Keep it
      </Button>
    </div>
  )
}
