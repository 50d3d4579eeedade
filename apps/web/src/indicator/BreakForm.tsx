import { MarkBreak } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { DateField } from '../design/DateField.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useMarkBreak } from './indicator.api.ts'

type BreakValues = { fromOn: string; reason: string }

/** From a day on values no longer compare with earlier ones: nothing is computed across it. */
export function BreakForm({ partnership, indicator }: { partnership: string; indicator: string }) {
  const mark = useMarkBreak(partnership, indicator)
  const [id, setId] = useState(newId)
  const [saved, setSaved] = useState(false)
  const form = useContractForm({
    schema: MarkBreak,
    values: { fromOn: '', reason: '' },
    toRequest: (typed: BreakValues) => ({ id, ...typed }),
    draft: `break ${indicator}`,
  })
  const submit = form.sending({
    send: mark.mutateAsync,
    stored: () => {
      setSaved(true)
      setId(newId())
      form.forget()
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      {saved && <SuccessNotice title="The break is marked" />}
      <FormProblems form={form} />
      <Controller
        control={form.control}
        name="fromOn"
        render={({ field }) => (
          <DateField
            label="First day of the new way of counting"
            name="fromOn"
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errorAt(form, 'fromOn')}
          />
        )}
      />
      <TextInput {...form.register('reason')} label="What changed" error={errorAt(form, 'reason')} />
      <Actions>
        <Button type="submit" look="secondary" busy={mark.isPending} busyWords="Saving">
          Mark the break
        </Button>
      </Actions>
    </form>
  )
}
