import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { newId } from '@ttc/contracts/new-id'
import { PlanRound } from '@ttc/contracts/round'
import { usualReminders } from '@ttc/domain/round'
import { describeProposal } from '@ttc/domain/round.words'
import { useState } from 'react'
import { BackLink } from '../design/BackLink.tsx'
import { Page } from '../design/Page.tsx'
import { roundsAddress, whoOwesAddress } from '../http/address.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { RoundForm } from './RoundForm.tsx'
import { roundsQuery, usePlanRound } from './round.api.ts'
import { requestOf, valuesOf } from './round-values.ts'
import './round.scss'

/** A new round, filled in from last year's or the last one. */
export function PlanRoundPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/rounds/new' })
  const router = useRouter()
  const { proposed, asOf, plan } = useSuspenseQuery(roundsQuery(at)).data
  const save = usePlanRound(at)
  const [id, setId] = useState(newId)
  const [first] = useState(() => valuesOf({ ...proposed, reminders: usualReminders, opensByItself: false }))
  const form = useContractForm({
    schema: PlanRound,
    values: first,
    toRequest: (values: typeof first) => ({ id, ...requestOf(values) }),
    draft: `round of ${at.plan}`,
  })
  const submit = form.sending({
    send: save.mutateAsync,
    stored: () => router.history.push(whoOwesAddress(at, id)),
    refused: () => {
      setId(newId())
      return false
    },
  })
  return (
    <>
      <BackLink href={roundsAddress(at)}>Rounds</BackLink>
      <Page title="Plan the next round" caption={plan.name} width="question">
        <p>{describeProposal(proposed)}</p>
        <RoundForm
          form={form}
          first={first}
          running={null}
          asOf={asOf}
          stored={usualReminders}
          busy={save.isPending}
          button="Plan this round"
          onSubmit={submit}
        />
      </Page>
    </>
  )
}
