import { type OverrideView, WithdrawOverride } from '@ttc/contracts/override'
import { describeRag } from '@ttc/domain/rag.words'
import { Button } from '../design/Button.tsx'
import { Details } from '../design/Details.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useWithdrawOverride } from './override.api.ts'

type WithdrawFormProps = { partnership: string; placement: string; override: OverrideView; onStored: () => void }

/** Ends an override before its day; from then on the computed status alone is shown. */
export function WithdrawForm({ partnership, placement, override, onStored }: WithdrawFormProps) {
  const withdraw = useWithdrawOverride(partnership, placement)
  const form = useContractForm({
    schema: WithdrawOverride,
    values: { reason: '' },
    toRequest: ({ reason }: { reason: string }) => ({
      overrideId: override.id,
      reason: reason.trim() === '' ? null : reason,
    }),
    draft: null,
  })
  const submit = form.sending({ send: withdraw.mutateAsync, stored: onStored })
  return (
    <Details summary="Withdraw it">
      <form onSubmit={submit} noValidate>
        <FormProblems form={form} ids={{ reason: 'withdraw-reason' }} />
        <TextInput
          {...form.register('reason')}
          id="withdraw-reason"
          label="Why it is withdrawn"
          hint="Kept in the audit trail."
          optional
          error={errorAt(form, 'reason')}
        />
        <Button type="submit" look="warning" busy={withdraw.isPending} busyWords="Withdrawing">
          Stop showing {describeRag(override.status).toLowerCase()}
        </Button>
      </form>
    </Details>
  )
}
