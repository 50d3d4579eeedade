import { useSuspenseQuery } from '@tanstack/react-query'
import { type PersonView, SetAbsence } from '@ttc/contracts/member'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Notice, SuccessNotice } from '../design/Notice.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useSetAbsence } from './member.api.ts'

type AbsenceValues = { from: string; to: string; deputyMemberId: string }
type AbsenceFormProps = { partnership: string; person: PersonView; isOwn: boolean }

/** When somebody is away, and who stands in for them. */
export function AbsenceForm({ partnership, person, isOwn }: AbsenceFormProps) {
  const { members } = useSuspenseQuery(membersQuery(partnership)).data
  const set = useSetAbsence(partnership, person.id, isOwn)
  const [saved, setSaved] = useState(false)
  const form = useContractForm({
    schema: SetAbsence,
    values: {
      from: person.absentFrom ?? '',
      to: person.absentTo ?? '',
      deputyMemberId: person.deputy?.id ?? '',
    },
    toRequest: ({ from, to, deputyMemberId }: AbsenceValues) => ({
      version: person.version,
      from: emptyToNull(from),
      to: emptyToNull(to),
      deputyMemberId: emptyToNull(deputyMemberId),
    }),
    draft: `absence ${person.id}`,
  })
  const { conflict, submit } = useEditing(form, { send: set.mutateAsync, stored: () => setSaved(true) })
  return (
    <form onSubmit={submit} noValidate>
      {saved && <SuccessNotice title="The absence is saved" />}
      <FormProblems form={form} />
      {conflict && (
        <Notice tone="warning" title="This person was changed while you were working">
          <p>Save again to put yours in its place.</p>
        </Notice>
      )}
      <DayInput form={form} name="from" label="First day away" hint="Leave empty if they are not away." optional />
      <DayInput form={form} name="to" label="Last day away" hint="Leave empty if it is not known yet." optional />
      <MemberSelect
        {...form.register('deputyMemberId')}
        label="Deputy"
        hint="Who stands in while they are away."
        placeholder="Nobody"
        members={members.filter(({ id }) => id !== person.id)}
        error={errorAt(form, 'deputyMemberId')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={set.isPending} busyWords="Saving">
          Save the absence
        </Button>
      </Actions>
    </form>
  )
}
