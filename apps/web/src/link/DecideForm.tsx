import { type LinkView, RefuseAnswer } from '@ttc/contracts/link'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Notice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useAcceptAnswer, useRefuseAnswer } from './link.api.ts'

type DecideFormProps = { partnership: string; link: LinkView }

/** Accepting records the number; refusing tells its giver why, who may send another while the link works. */
export function DecideForm({ partnership, link }: DecideFormProps) {
  const accept = useAcceptAnswer(partnership, link.id)
  const [refuses, setRefuses] = useState(false)
  const { answer, standing, warnings, agency } = link
  if (answer === null) return null
  const said = {
    answerId: answer.id,
    basedOnRevision: standing?.revision ?? 0,
    accepted: warnings.map((one) => one.code),
  }
  return (
    <>
      {accept.error !== null && (
        <Notice tone="warning" title={accept.error.message}>
          <p>The list shows how it stands now.</p>
        </Notice>
      )}
      {refuses ? (
        <RefuseForm partnership={partnership} link={link} answerId={answer.id} onCancel={() => setRefuses(false)} />
      ) : (
        <Actions>
          <Button busy={accept.isPending} busyWords="Accepting" onClick={() => accept.mutate(said)}>
            Accept<span className="govuk-visually-hidden"> the number of {agency}</span>
          </Button>
          <Button look="secondary" onClick={() => setRefuses(true)}>
            Refuse<span className="govuk-visually-hidden"> the number of {agency}</span>
          </Button>
        </Actions>
      )}
    </>
  )
}

type RefuseFormProps = DecideFormProps & { answerId: string; onCancel: () => void }

function RefuseForm({ partnership, link, answerId, onCancel }: RefuseFormProps) {
  const refuse = useRefuseAnswer(partnership, link.id)
  const form = useContractForm({
    schema: RefuseAnswer,
    values: { reason: '' },
    toRequest: ({ reason }: { reason: string }) => ({ answerId, reason }),
    draft: null,
  })
  const id = `refuse-${link.id}`
  return (
    <form onSubmit={form.sending({ send: refuse.mutateAsync, stored: onCancel })} noValidate>
      <FormProblems form={form} ids={{ reason: id }} />
      <TextInput
        {...form.register('reason')}
        id={id}
        label="Why is it refused?"
        hint={`${link.forName} reads this when they open the link again.`}
        error={errorAt(form, 'reason')}
      />
      <Actions>
        <Button type="submit" look="warning" busy={refuse.isPending} busyWords="Refusing">
          Refuse it
        </Button>
        <Button look="link" onClick={onCancel}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}
