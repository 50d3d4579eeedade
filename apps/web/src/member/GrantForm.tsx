import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { GrantRole } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import type { PlanView } from '@ttc/contracts/plan'
import { heldFor, type Kind, type Role, roles } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { type Option, type OptionGroup, Select } from '../design/Select.tsx'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useGrantRole } from './member.api.ts'

type GrantValues = { role: string; place: string }

const EMPTY: GrantValues = { role: '', place: 'partnership' }
const ROLES = roles.map((role) => ({ value: role, text: describeRole(role) }))

/** A role for the partnership, one plan or one priority: offered is what the role may be held for. */
export function GrantForm({ partnership, member }: { partnership: string; member: string }) {
  const grant = useGrantRole(partnership, member)
  const [id, setId] = useState(newId)
  const places = usePlaces(partnership)
  const form = useContractForm({
    schema: GrantRole,
    values: EMPTY,
    toRequest: ({ role, place }: GrantValues) => {
      const [kind, placeId = null] = place.split(' ')
      return {
        id,
        role,
        planId: kind === 'plan' ? placeId : null,
        priorityId: kind === 'priority' ? placeId : null,
      }
    },
    draft: `role of ${member}`,
  })
  const submit = form.sending({
    send: grant.mutateAsync,
    stored: () => {
      form.reset(EMPTY)
      setId(newId())
    },
    refused: () => {
      setId(newId())
      return false
    },
  })
  const role = form.watch('role')
  const kinds: readonly Kind[] = isRole(role) ? heldFor[role] : ['partnership']
  const ids = { planId: 'place', priorityId: 'place' }
  return (
    <form onSubmit={submit} noValidate>
      <h3>Give a role</h3>
      <FormProblems form={form} ids={ids} />
      <Select
        {...form.register('role', { onChange: () => form.setValue('place', firstOf(form.getValues('role'), places)) })}
        label="Role"
        options={ROLES}
        placeholder="Choose a role"
        error={errorAt(form, 'role')}
      />
      <Select
        {...form.register('place')}
        label="For"
        options={optionsFor(kinds, places)}
        error={errorAt(form, 'planId') ?? errorAt(form, 'priorityId')}
      />
      <Actions>
        <Button type="submit" look="secondary" busy={grant.isPending} busyWords="Saving">
          Give the role
        </Button>
      </Actions>
    </form>
  )
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}

type Places = Readonly<Record<'plan' | 'priority', readonly (Option | OptionGroup)[]>>

function usePlaces(partnership: string): Places {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const loaded = useQueries({ queries: plans.map((plan) => planQuery({ partnership, plan: plan.id })) })
  return {
    plan: plans.map(({ id, name }) => ({ value: `plan ${id}`, text: name })),
    priority: loaded.flatMap(({ data }) => (data === undefined ? [] : [prioritiesOf(data)])),
  }
}

function prioritiesOf(plan: PlanView): OptionGroup {
  const priorities = plan.outcomes.flatMap((outcome) => outcome.priorities)
  const distinct = [...new Map(priorities.map((priority) => [priority.id, priority])).values()]
  return {
    label: `Priorities of ${plan.name}`,
    options: distinct.map(({ id, name }) => ({ value: `priority ${id}`, text: name })),
  }
}

function optionsFor(kinds: readonly Kind[], places: Places): (Option | OptionGroup)[] {
  return [
    ...(kinds.includes('partnership') ? [{ value: 'partnership', text: 'The whole partnership' }] : []),
    ...(kinds.includes('plan') ? [{ label: 'One plan', options: places.plan as Option[] }] : []),
    ...(kinds.includes('priority') ? places.priority : []),
  ]
}

/** Another role may not be held for what was chosen before. */
function firstOf(role: string, places: Places): string {
  if (!isRole(role) || heldFor[role].includes('partnership')) return 'partnership'
  const [first] = places.plan
  return first !== undefined && 'value' in first ? first.value : ''
}
