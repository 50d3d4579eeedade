import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import { cardLimits } from '@ttc/domain/report-card'
import { Actions, Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSignCard } from './report-card.api.ts'

const signCard = () => import('@ttc/contracts/report-card/writing').then(({ SignCard }) => SignCard)

type ReopenFormProps = {
  at: Readonly<{ partnership: string; priority: string }>
  writing: CardWritingView
  onDone: (words: string) => void
}

/** Opens a signed card again, with a reason; not once the round's pack is frozen. */
export function ReopenForm({ at, writing, onDone }: ReopenFormProps) {
  const { round } = writing
  if (round?.state === 'frozen')
    return <p>The pack of {round.name} is frozen, and this card with it. It cannot be opened again.</p>
  return (
    <Details summary="Open the card again">
      <ReasonForm at={at} writing={writing} onDone={onDone} />
    </Details>
  )
}

function ReasonForm({ at, writing: { id, version }, onDone }: ReopenFormProps) {
  const sign = useSignCard(at)
  const form = useContractForm({
    schema: signCard,
    values: { reason: '' },
    toRequest: ({ reason }: { reason: string }) => ({ id, version, signed: false, reason }),
    draft: `open the card again ${id}`,
  })
  const send = form.sending({ send: sign.mutateAsync, stored: () => onDone('The card is a draft again') })
  return (
    <form onSubmit={send} noValidate>
      <FormProblems form={form} />
      <TextArea
        {...form.register('reason')}
        id="reason"
        label="Why it is opened again"
        hint="Everybody who reads the card can read this. The signed copy stays kept."
        rows={2}
        most={cardLimits.reason}
        error={errorAt(form, 'reason')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={sign.isPending} busyWords="Saving">
          Open it again
        </Button>
      </Actions>
    </form>
  )
}
