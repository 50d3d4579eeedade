import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { newId } from '@ttc/contracts/new-id'
import { CreateOutcome } from '@ttc/contracts/plan'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { outcomeAddress, planAddress } from '../http/address.ts'
import { planQuery } from '../plan/plan.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { OutcomeFields, type OutcomeValues } from './OutcomeFields.tsx'
import { useCreateOutcome } from './outcome.api.ts'

export function NewOutcomePage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/outcomes/new' })
  const navigate = useNavigate()
  checkOffered(useSuspenseQuery(planQuery(at)).data.allowed, 'plan.edit')
  const create = useCreateOutcome(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: CreateOutcome,
    values: { statement: '', explanation: '' },
    toRequest: (typed: OutcomeValues) => ({ id, ...typed }),
    draft: `outcome of ${at.plan}`,
  })
  const submit = form.sending({
    send: create.mutateAsync,
    stored: (answer) => void navigate({ href: outcomeAddress(at, answer.id) }),
  })
  return (
    <>
      <BackLink href={planAddress(at)}>The plan</BackLink>
      <Page title="Add an outcome" width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <OutcomeFields form={form} />
          <Actions>
            <Button type="submit" busy={create.isPending} busyWords="Saving">
              Add the outcome
            </Button>
          </Actions>
        </form>
      </Page>
    </>
  )
}
