import type { MemberView } from '@ttc/contracts/partnership'
import { Checkboxes } from '../design/Choices.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import type { Outcome } from '../plan/crumbs.ts'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'

export type PriorityValues = { name: string; aim: string; leadMemberId: string; outcomeIds: string[] }

export const requestOf = (typed: PriorityValues) => ({
  ...typed,
  leadMemberId: typed.leadMemberId === '' ? null : typed.leadMemberId,
})

type PriorityFieldsProps<Request> = {
  form: FormOf<PriorityValues, Request>
  outcomes: readonly Outcome[]
  members: readonly MemberView[]
}

export function PriorityFields<Request>({ form, outcomes, members }: PriorityFieldsProps<Request>) {
  return (
    <>
      <TextInput {...form.register('name')} label="Name of the priority" error={errorAt(form, 'name')} />
      <TextArea
        {...form.register('aim')}
        label="What the group is trying to achieve"
        optional
        most={1000}
        error={errorAt(form, 'aim')}
      />
      <Checkboxes
        {...form.register('outcomeIds')}
        label="Outcomes it serves"
        hint="It is shown under the first; all its indicators count once."
        choices={outcomes.map(({ id, statement }) => ({ value: id, label: statement }))}
        error={errorAt(form, 'outcomeIds')}
      />
      <MemberSelect
        {...form.register('leadMemberId')}
        label="Priority lead"
        members={members}
        error={errorAt(form, 'leadMemberId')}
      />
    </>
  )
}
