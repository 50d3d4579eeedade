import { UpdateAction } from '@ttc/contracts/action'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { today } from '../problem/today.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { type OfAction, useUpdateAction } from './action.api.ts'
import { statusChoices } from './action-words.ts'

type UpdateValues = { status: string; on: string; note: string }

/** How an action stands by a day, and what happened. */
export function UpdateForm({ of, onStored, onLeave }: { of: OfAction; onStored: () => void; onLeave: () => void }) {
  const update = useUpdateAction(of)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: UpdateAction,
    values: { status: '', on: today(), note: '' },
    toRequest: (typed: UpdateValues) => ({ id, ...typed }),
    draft: `update ${of.id}`,
  })
  const submit = form.sending({ send: update.mutateAsync, stored: onStored })
  return (
    <form className="ttc-action__update" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <Radios
        {...form.register('status')}
        label="How does it stand?"
        choices={statusChoices}
        small
        error={errorAt(form, 'status')}
      />
      <DayInput form={form} name="on" label="On" hint="Today, or the earlier day when it was so." />
      <TextArea {...form.register('note')} label="What happened" rows={3} error={errorAt(form, 'note')} />
      <Actions>
        <Button type="submit" busy={update.isPending} busyWords="Saving">
          Save
        </Button>
        <Button look="link" onClick={onLeave}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}
