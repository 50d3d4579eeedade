import { type LinkView, type MadeLinkView, SendLinkAgain } from '@ttc/contracts/link'
import { newId } from '@ttc/contracts/new-id'
import { proposedLinkDay } from '@ttc/domain/link'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { Notice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { LinkAddress } from './LinkAddress.tsx'
import { useSendAgain, useWithdrawLink } from './link.api.ts'

type SendAgainProps = { partnership: string; link: LinkView; today: string }

/** A new key for the same request, by mail or to copy; or the end of it. */
export function SendAgain({ partnership, link, today }: SendAgainProps) {
  const [made, setMade] = useState<MadeLinkView | null>(null)
  const withdraw = useWithdrawLink(partnership, link.id)
  if (made !== null)
    return (
      <LinkAddress
        address={made.address}
        forName={link.forName}
        forEmail={link.forEmail}
        onDone={() => setMade(null)}
      />
    )
  return (
    <Details summary={link.open ? 'Send it again, or withdraw it' : 'Send it again'}>
      {link.state !== 'out-of-plan' && (
        <AgainForm partnership={partnership} link={link} today={today} onMade={setMade} />
      )}
      {withdraw.error !== null && <Notice tone="warning" title={withdraw.error.message} />}
      {link.open && (
        <Actions>
          <Button
            look="warning"
            busy={withdraw.isPending}
            busyWords="Withdrawing"
            onClick={() => withdraw.mutate({ version: link.version })}
          >
            Withdraw the link<span className="govuk-visually-hidden"> for {link.forName}</span>
          </Button>
        </Actions>
      )}
    </Details>
  )
}

type AgainFormProps = SendAgainProps & { onMade: (made: MadeLinkView) => void }

function AgainForm({ partnership, link, today, onMade }: AgainFormProps) {
  const again = useSendAgain(partnership, link.id)
  const [id, setId] = useState(newId)
  const form = useContractForm({
    schema: SendLinkAgain,
    values: { forEmail: link.forEmail ?? '' },
    toRequest: ({ forEmail }: { forEmail: string }) => ({
      id,
      version: link.version,
      forEmail: emptyToNull(forEmail.trim()),
      expiresOn: proposedLinkDay(today),
    }),
    draft: null,
  })
  const submit = form.sending({
    send: again.mutateAsync,
    stored: onMade,
    refused: () => {
      setId(newId())
      return false
    },
  })
  const field = `again-${link.id}`
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} ids={{ forEmail: field }} />
      <TextInput
        {...form.register('forEmail')}
        id={field}
        type="email"
        label="Their e-mail address"
        hint="Empty: copy the new link yourself. The old one stops working; the new one works for three weeks."
        optional
        spellCheck={false}
        error={errorAt(form, 'forEmail')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={again.isPending} busyWords="Making a new link">
          Send a new link<span className="govuk-visually-hidden"> to {link.forName}</span>
        </Button>
      </Actions>
    </form>
  )
}
