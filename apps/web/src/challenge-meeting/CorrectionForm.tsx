import { useQuery } from '@tanstack/react-query'
import { WriteChallenge } from '@ttc/contracts/challenge'
import type { MemberView } from '@ttc/contracts/partnership'
import { WritePromise } from '@ttc/contracts/promise'
import { decisions } from '@ttc/domain/challenge'
import { describeDecision } from '@ttc/domain/challenge.words'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { type InMeeting, useCorrectMinutes } from './challenge-meeting.api.ts'
import type { Correctable, CorrectableField } from './correctable.ts'
import { namedOf, offeredAs } from './people-typed.ts'

type Values = { change: { value: string }; reason: string }
type Correction = WriteChallenge | WritePromise
type CorrectionFormProps = { at: InMeeting; entry: Correctable; field: CorrectableField; onDone: () => void }

/** One field as it should read, and why. */
export function CorrectionForm({ at, entry, field, onDone }: CorrectionFormProps) {
  const members = useQuery(membersQuery(at.partnership)).data?.members ?? []
  const correct = useCorrectMinutes(at, entry)
  const form = useContractForm<Values, Correction>({
    schema: entry.what === 'challenge' ? WriteChallenge : WritePromise,
    values: { change: { value: field.value }, reason: '' },
    toRequest: ({ change, reason }) => ({
      version: field.version,
      reason,
      change: { field: field.field, value: asSent(field.field, change.value, members) },
    }),
    draft: null,
  })
  const submit = form.sending({ send: correct.mutateAsync, stored: onDone })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <AsItShouldRead form={form} field={field} members={members} />
      <TextInput
        {...form.register('reason')}
        label="Why"
        hint="Everybody who reads the minutes reads this too."
        error={errorAt(form, 'reason')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={correct.isPending} busyWords="Correcting">
          Correct it
        </Button>
      </Actions>
    </form>
  )
}

const PEOPLE = new Set(['askedBy', 'answeredBy', 'owner'])

function asSent(field: string, typed: string, members: readonly MemberView[]): unknown {
  if (PEOPLE.has(field)) return namedOf(members)(typed)
  if (field === 'decision' || field === 'dueOn') return typed === '' ? null : typed
  return typed
}

type FieldProps = { form: FormOf<Values, Correction>; field: CorrectableField; members: readonly MemberView[] }

function AsItShouldRead({ form, field: { field, label, value }, members }: FieldProps) {
  const control = { ...form.register('change.value'), error: errorAt(form, 'change.value') }
  if (field === 'dueOn') return <DayInput form={form} name="change.value" label={label} optional />
  if (field === 'decision')
    return (
      <Select
        {...control}
        label={label}
        placeholder="None"
        options={decisions.map((one) => ({ value: one, text: describeDecision(one) }))}
      />
    )
  if (PEOPLE.has(field))
    return (
      <>
        <TextInput {...control} label={label} hint="A name, or one of the members offered." list="correct-people" />
        <datalist id="correct-people">
          {members.map((one) => (
            <option key={one.id} value={offeredAs(one)} />
          ))}
        </datalist>
      </>
    )
  if (field === 'agency' || field === 'answerAgency') return <TextInput {...control} label={label} />
  return <TextArea {...control} label={label} rows={value.length > 200 ? 6 : 3} />
}
