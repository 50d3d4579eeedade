import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { newId } from '@ttc/contracts/new-id'
import { CreatePriority } from '@ttc/contracts/plan'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { planAddress, priorityAddress } from '../http/address.ts'
import { membersQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { PriorityFields, type PriorityValues, requestOf } from './PriorityFields.tsx'
import { useCreatePriority } from './priority.api.ts'

export function NewPriorityPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/new' })
  const { outcome } = useSearch({ strict: false }) as { outcome?: string }
  const navigate = useNavigate()
  const plan = useSuspenseQuery(planQuery(at)).data
  checkOffered(plan.allowed, 'plan.edit')
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const create = useCreatePriority(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: CreatePriority,
    values: { name: '', aim: '', leadMemberId: '', outcomeIds: outcome === undefined ? [] : [outcome] },
    toRequest: (typed: PriorityValues) => ({ id, ...requestOf(typed) }),
    draft: `priority of ${at.plan}`,
  })
  const submit = form.sending({
    send: create.mutateAsync,
    stored: (answer) => void navigate({ href: priorityAddress(at, answer.id) }),
  })
  return (
    <>
      <BackLink href={planAddress(at)}>The plan</BackLink>
      <Page title="Add a priority" width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <PriorityFields form={form} outcomes={plan.outcomes} members={members} />
          <Actions>
            <Button type="submit" busy={create.isPending} busyWords="Saving">
              Add the priority
            </Button>
          </Actions>
        </form>
      </Page>
    </>
  )
}
