import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditPriority } from '@ttc/contracts/plan'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { priorityAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { priorityIn } from '../plan/crumbs.ts'
import { planQuery } from '../plan/plan.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { PriorityFields, type PriorityValues, requestOf } from './PriorityFields.tsx'
import { useEditPriority } from './priority.api.ts'

export function EditPriorityPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/edit' })
  const navigate = useNavigate()
  const plan = useSuspenseQuery(planQuery(at)).data
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const { priority } = priorityIn(plan, at.priority)
  checkOffered(priority.allowed, 'plan.edit')
  const edit = useEditPriority(at, priority.id)
  const back = priorityAddress(at, priority.id)
  const stored: PriorityValues = {
    name: priority.name,
    aim: priority.aim,
    leadMemberId: priority.lead?.id ?? '',
    outcomeIds: [...priority.outcomeIds],
  }
  const form = useContractForm({
    schema: EditPriority,
    values: stored,
    toRequest: (typed: PriorityValues) => ({ ...requestOf(typed), version: priority.version, retired: false }),
    draft: `priority ${priority.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  const role = (id: unknown) => members.find((member) => member.id === id)?.name ?? 'nobody yet'
  const statements = (ids: unknown) =>
    plan.outcomes
      .filter(({ id }) => Array.isArray(ids) && ids.includes(id))
      .map(({ statement }) => statement)
      .join('; ')
  return (
    <>
      <BackLink href={back}>{priority.name}</BackLink>
      <Page title="Edit the priority" width="question">
        <EditForm
          form={form}
          editing={editing}
          what="the priority"
          stored={stored}
          fields={[
            { name: 'name', label: 'Name' },
            { name: 'aim', label: 'Aim' },
            { name: 'leadMemberId', label: 'Lead', words: role },
            { name: 'outcomeIds', label: 'Outcomes', words: statements },
          ]}
          busy={edit.isPending}
          save="Save the priority"
          back={back}
        >
          <PriorityFields form={form} outcomes={plan.outcomes} members={members} />
        </EditForm>
      </Page>
    </>
  )
}
