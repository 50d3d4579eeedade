import { useQuery } from '@tanstack/react-query'
import { AdoptIntoPlan, type AdoptionView, type CatalogueEntryView } from '@ttc/contracts/catalogue'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Checkbox } from '../design/Checkbox.tsx'
import { Select } from '../design/Select.tsx'
import { MemberSelect } from '../partnership/MemberSelect.tsx'
import { membersQuery } from '../partnership/partnership.api.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { emptyToNull } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useAdoptIntoPlan } from './catalogue.api.ts'

type AdoptFormProps = {
  partnership: string
  entry: CatalogueEntryView
  /** The priority it was looked for, if one. */
  priority: string | null
  onAdopted: (adoption: AdoptionView) => void
}
type AdoptValues = { priorityId: string; ownerMemberId: string; headline: boolean }

/** Where the indicator goes, who owns it, and whether it is a headline: one step, which can be undone. */
export function AdoptForm({ partnership, entry, priority, onAdopted }: AdoptFormProps) {
  const { edition, code, places } = entry
  const adopt = useAdoptIntoPlan(partnership)
  const members = useQuery(membersQuery(partnership)).data?.members ?? []
  const [[id, placeId]] = useState(() => [newId(), newId()] as const)
  const [only] = places.length === 1 ? places : []
  const wanted = places.find(({ priorityId }) => priorityId === priority) ?? only
  const form = useContractForm({
    schema: AdoptIntoPlan,
    values: { priorityId: wanted?.priorityId ?? '', ownerMemberId: '', headline: false } as AdoptValues,
    toRequest: (typed: AdoptValues) => ({
      ...typed,
      id,
      placeId,
      editionId: edition.id,
      code,
      ownerMemberId: emptyToNull(typed.ownerMemberId),
    }),
    draft: null,
  })
  const submit = form.sending({
    send: (body) => {
      const plan = places.find(({ priorityId }) => priorityId === body.priorityId)?.planId ?? ''
      return adopt.mutateAsync({ plan, body })
    },
    stored: onAdopted,
  })
  return (
    <form onSubmit={submit} noValidate>
      <FormProblems form={form} />
      <Select
        {...form.register('priorityId')}
        label="Adopt into"
        placeholder="Choose a priority"
        options={groupedByPlan(places)}
        error={errorAt(form, 'priorityId')}
      />
      <MemberSelect
        {...form.register('ownerMemberId')}
        label="Owner"
        members={members}
        error={errorAt(form, 'ownerMemberId')}
      />
      <Checkbox
        {...form.register('headline')}
        label="Headline indicator"
        hint="Two or three for an outcome: drawn large on the report card."
      />
      <Actions>
        <Button type="submit" busy={adopt.isPending} busyWords="Adopting">
          Adopt
        </Button>
      </Actions>
    </form>
  )
}

function groupedByPlan(places: CatalogueEntryView['places']) {
  const plans = new Map(places.map(({ planId, planName }) => [planId, planName]))
  return [...plans].map(([id, label]) => ({
    label,
    options: places
      .filter(({ planId }) => planId === id)
      .map(({ priorityId, priorityName }) => ({ value: priorityId, text: priorityName })),
  }))
}
