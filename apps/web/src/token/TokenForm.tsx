import { useSuspenseQuery } from '@tanstack/react-query'
import { newId } from '@ttc/contracts/new-id'
import { CreateToken } from '@ttc/contracts/token'
import { addDays } from '@ttc/domain/day'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { today } from '../problem/today.ts'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useCreateToken } from './token.api.ts'

type TokenValues = { name: string; planId: string; expiresOn: string }

/** A new token; its secret is shown this once and kept nowhere. */
export function TokenForm({ partnership }: { partnership: string }) {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const create = useCreateToken(partnership)
  const [id, setId] = useState(newId)
  const [secret, setSecret] = useState<string | null>(null)
  const empty: TokenValues = { name: '', planId: '', expiresOn: addDays(today(), 90) }
  const form = useContractForm({
    schema: CreateToken,
    values: empty,
    toRequest: ({ name, planId, expiresOn }: TokenValues) => ({ id, name, planId: emptyToNull(planId), expiresOn }),
    draft: `token of ${partnership}`,
  })
  const submit = form.sending({
    send: create.mutateAsync,
    stored: (made) => {
      setSecret(made.secret)
      setId(newId())
      form.reset(empty)
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  return (
    <form className="ttc-two-thirds" onSubmit={submit} noValidate>
      {secret !== null && (
        <SuccessNotice title="The token is made: copy it now">
          <p>It is shown this once and kept nowhere.</p>
          <code className="ttc-token">{secret}</code>
          <Button look="secondary" onClick={() => setSecret(null)}>
            I have copied it
          </Button>
        </SuccessNotice>
      )}
      <FormProblems form={form} />
      <TextInput
        {...form.register('name')}
        label="What it is for"
        hint="Such as “Power BI report of the data team”."
        error={errorAt(form, 'name')}
      />
      <Select
        {...form.register('planId')}
        label="What it reads"
        options={plans.map((plan) => ({ value: plan.id, text: plan.name }))}
        placeholder="The whole partnership"
        error={errorAt(form, 'planId')}
      />
      <DayInput form={form} name="expiresOn" label="Last day" hint="At most a year from today." />
      <Actions>
        <Button type="submit" busy={create.isPending} busyWords="Making">
          Make the token
        </Button>
      </Actions>
    </form>
  )
}
