import type { PromiseView } from '@ttc/contracts/promise'
import { promiseStates } from '@ttc/domain/promise'
import { describePromiseState } from '@ttc/domain/promise.words'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useSettlePromise } from './promise.api.ts'

const settlePromise = () => import('@ttc/contracts/promise').then(({ SettlePromise }) => SettlePromise)

type SettleValues = { state: string; note: string }

type SettleFormProps = {
  partnership: string
  promise: Pick<PromiseView, 'id' | 'state' | 'note' | 'version'>
  /** The meeting in which it is said; null between meetings. */
  meetingId: string | null
  onDone: () => void
}

/** What became of a promise; what is typed is kept by the browser until it is stored. */
export function SettleForm({ partnership, promise, meetingId, onDone }: SettleFormProps) {
  const settle = useSettlePromise(partnership, promise.id)
  const form = useContractForm({
    schema: settlePromise,
    values: { state: promise.state, note: promise.note },
    toRequest: (typed: SettleValues) => ({ ...typed, version: promise.version, on: null, meetingId }),
    draft: `settle ${promise.id}`,
  })
  const submit = form.sending({ send: settle.mutateAsync, stored: onDone })
  return (
    <form className="ttc-settle" onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <Radios
        {...form.register('state')}
        id={`state-${promise.id}`}
        label="What became of it?"
        inline
        small
        choices={promiseStates.map((value) => ({ value, label: describePromiseState(value) }))}
        error={errorAt(form, 'state')}
      />
      <TextInput
        {...form.register('note')}
        id={`note-${promise.id}`}
        label="Note"
        hint="Late and dropped need one."
        error={errorAt(form, 'note')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={settle.isPending} busyWords="Saving">
          Save
        </Button>
        <Button look="link" onClick={onDone}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}
