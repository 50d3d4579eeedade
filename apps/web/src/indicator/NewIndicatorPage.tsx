import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CreateIndicator } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { PeriodKindView } from '@ttc/contracts/period'
import type { Accumulation, PeriodKind } from '@ttc/domain/period'
import { describeKind } from '@ttc/domain/period/reading'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { BackLink } from '../design/BackLink.tsx'
import { Actions, Button } from '../design/Button.tsx'
import { Page } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { placementAddress, priorityAddress } from '../http/address.ts'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { priorityIn } from '../plan/crumbs.ts'
import { planQuery } from '../plan/plan.api.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull, numberOf } from '../problem/typed-number.ts'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { type DefinitionValues, definitionFields, NEW_DEFINITION } from './definition-values.ts'
import { useAddIndicator } from './indicator.api.ts'
import { YearStartField } from './YearStartField.tsx'

type NewValues = DefinitionValues & {
  periodKind: PeriodKind
  accumulation: Accumulation
  yearStartsIn: string
  ownerMemberId: string
}

const PERIODS = PeriodKindView.options.map((value) => ({ value, text: describeKind(value) }))

const ACCUMULATIONS = [
  { value: 'single', text: 'Each period stands for itself' },
  { value: 'year-to-date', text: 'From the year’s start to date' },
  { value: 'rolling', text: 'Rolling: the twelve months before' },
  { value: 'pooled', text: 'Pooled over several years' },
] as const

/** A new indicator under a priority. */
export function NewIndicatorPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority/indicators/new' })
  const navigate = useNavigate()
  const { priority } = priorityIn(useSuspenseQuery(planQuery(at)).data, at.priority)
  checkOffered(priority.allowed, 'placement.edit')
  const { members } = useSuspenseQuery(membersQuery(at.partnership)).data
  const add = useAddIndicator(at)
  const [[id, placementId]] = useState(() => [newId(), newId()] as const)
  const form = useContractForm({
    schema: CreateIndicator,
    values: {
      ...NEW_DEFINITION,
      periodKind: 'financial-year',
      accumulation: 'single',
      yearStartsIn: '',
      ownerMemberId: '',
    } as NewValues,
    toRequest: (typed: NewValues) => ({
      ...typed,
      id,
      ...definitionFields(typed, null),
      yearStartsIn: typed.accumulation === 'year-to-date' ? numberOf(typed.yearStartsIn) : null,
    }),
    draft: `indicator of ${at.priority}`,
  })
  const accumulation = useWatch({ control: form.control, name: 'accumulation' })
  const submit = form.sending({
    send: (indicator) =>
      add.mutateAsync({
        indicator,
        placement: {
          id: placementId,
          indicatorId: id,
          priorityId: priority.id,
          ownerMemberId: emptyToNull(form.getValues('ownerMemberId')),
          headline: false,
        },
      }),
    stored: (answer) => void navigate({ href: placementAddress(at, answer.id) }),
  })
  return (
    <>
      <BackLink href={priorityAddress(at, priority.id)}>{priority.name}</BackLink>
      <Page title="Add an indicator" caption={priority.name} width="question">
        <form onSubmit={submit} noValidate>
          <FormProblems form={form} />
          <DefinitionFields form={form as unknown as FormOf<DefinitionValues, unknown>} />
          <Select
            {...form.register('periodKind')}
            label="Measured by"
            options={PERIODS}
            error={errorAt(form, 'periodKind')}
          />
          <Select
            {...form.register('accumulation')}
            label="A value covers"
            options={[...ACCUMULATIONS]}
            error={errorAt(form, 'accumulation')}
          />
          {accumulation === 'year-to-date' && (
            <YearStartField
              {...form.register('yearStartsIn')}
              hint="Values are recorded as the total so far; what is judged and forecast is worked out from each step."
              error={errorAt(form, 'yearStartsIn')}
            />
          )}
          <MemberSelect {...form.register('ownerMemberId')} label="Owner" members={members} />
          <Actions>
            <Button type="submit" busy={add.isPending} busyWords="Saving">
              Add the indicator
            </Button>
          </Actions>
        </form>
      </Page>
    </>
  )
}
