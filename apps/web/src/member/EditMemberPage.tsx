import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditMember } from '@ttc/contracts/member'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { memberAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { DayInput } from '../problem/DayInput.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { MemberFields, type MemberValues } from './MemberFields.tsx'
import { personQuery, useEditMember } from './member.api.ts'

type EditValues = MemberValues & { agencyFrom: string }

export function EditMemberPage() {
  const at = useParams({ from: '/partnerships/$partnership/members/$member/edit' })
  const { person, allowed } = useSuspenseQuery(personQuery(at.partnership, at.member)).data
  checkOffered(allowed, 'member.edit')
  const navigate = useNavigate()
  const edit = useEditMember(at.partnership, at.member)
  const back = memberAddress(at.partnership, at.member)
  const stored: EditValues = { name: person.name, agency: person.agency, email: person.email ?? '', agencyFrom: '' }
  const form = useContractForm({
    schema: EditMember,
    values: stored,
    toRequest: (typed: EditValues) => ({
      name: typed.name,
      agency: typed.agency,
      version: person.version,
      email: emptyToNull(typed.email),
      agencyFrom: emptyToNull(typed.agencyFrom),
    }),
    draft: `member ${person.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  return (
    <>
      <BackLink href={back}>{person.name}</BackLink>
      <Page title="Edit the person" width="question">
        <EditForm
          form={form}
          editing={editing}
          what="the person"
          stored={stored}
          fields={[
            { name: 'name', label: 'Role title or name' },
            { name: 'agency', label: 'Agency' },
            { name: 'email', label: 'E-mail address' },
          ]}
          busy={edit.isPending}
          save="Save the person"
          back={back}
        >
          <MemberFields
            form={form as unknown as FormOf<MemberValues, unknown>}
            withAddress={allowed.includes('member.invite')}
          />
          <DayInput
            form={form}
            name="agencyFrom"
            label="With another agency since"
            hint="Only where the agency changes; today if left empty. The earlier agency stays in the history."
            optional
          />
        </EditForm>
      </Page>
    </>
  )
}
