import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditOutcome } from '@ttc/contracts/plan'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { outcomeAddress } from '../http/address.ts'
import { outcomeIn } from '../plan/crumbs.ts'
import { planQuery } from '../plan/plan.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { OUTCOME_FIELDS, OutcomeFields, type OutcomeValues } from './OutcomeFields.tsx'
import { useEditOutcome } from './outcome.api.ts'

export function EditOutcomePage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/outcomes/$outcome/edit' })
  const navigate = useNavigate()
  const plan = useSuspenseQuery(planQuery(at)).data
  checkOffered(plan.allowed, 'plan.edit')
  const outcome = outcomeIn(plan, at.outcome)
  const edit = useEditOutcome(at, outcome.id)
  const stored: OutcomeValues = { statement: outcome.statement, explanation: outcome.explanation }
  const back = outcomeAddress(at, outcome.id)
  const form = useContractForm({
    schema: EditOutcome,
    values: stored,
    toRequest: (typed: OutcomeValues) => ({ ...typed, version: outcome.version, retired: false }),
    draft: `outcome ${outcome.id}`,
  })
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  return (
    <>
      <BackLink href={back}>{outcome.statement}</BackLink>
      <Page title="Edit the outcome" width="question">
        <EditForm
          form={form}
          editing={editing}
          what="the outcome"
          stored={stored}
          fields={OUTCOME_FIELDS}
          busy={edit.isPending}
          save="Save the outcome"
          back={back}
        >
          <OutcomeFields form={form} />
        </EditForm>
      </Page>
    </>
  )
}
