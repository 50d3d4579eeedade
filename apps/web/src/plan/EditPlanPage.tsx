import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { EditPlan, type PlanView } from '@ttc/contracts/plan'
import { Controller } from 'react-hook-form'
import { BackLink } from '../design/BackLink.tsx'
import { DateField } from '../design/DateField.tsx'
import { Page } from '../design/Page.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { planAddress } from '../http/address.ts'
import { checkOffered } from '../problem/check-offered.ts'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { type FormOf, useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { planQuery } from './plan.api.ts'
import { useEditPlan } from './plan-edit.api.ts'

type PlanValues = {
  name: string
  startsOn: string
  endsOn: string
  marking: PlanView['marking']
  answers: 'wait' | 'count'
}

const FIELDS = [
  { name: 'name', label: 'Name' },
  { name: 'startsOn', label: 'Starts' },
  { name: 'endsOn', label: 'Ends' },
  { name: 'marking', label: 'Protective marking' },
  { name: 'answers', label: 'Numbers given through a link' },
] as const

const MARKINGS = ['none', 'OFFICIAL', 'OFFICIAL-SENSITIVE', 'Part 2 exempt'].map((value) => ({
  value,
  text: value === 'none' ? 'None' : value,
}))

const ANSWERS = [
  { value: 'wait', text: 'Wait until a lead accepts them' },
  { value: 'count', text: 'Count at once' },
]

export function EditPlanPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/edit' })
  const navigate = useNavigate()
  const plan = useSuspenseQuery(planQuery(at)).data
  checkOffered(plan.allowed, 'plan.edit')
  const edit = useEditPlan(at)
  const stored: PlanValues = {
    name: plan.name,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    marking: plan.marking,
    answers: plan.linkAnswersWait ? 'wait' : 'count',
  }
  const form = useContractForm({
    schema: EditPlan,
    values: stored,
    toRequest: ({ answers, ...typed }: PlanValues) => ({
      ...typed,
      linkAnswersWait: answers === 'wait',
      version: plan.version,
    }),
    draft: `plan ${plan.id}`,
  })
  const back = planAddress(at)
  const editing = useEditing(form, { send: edit.mutateAsync, stored: () => void navigate({ href: back }) })
  return (
    <>
      <BackLink href={back}>{plan.name}</BackLink>
      <Page title="Edit the plan" width="question">
        <p>
          <a href={`${back}/outcomes/new`}>Add an outcome</a> · <a href={`${back}/priorities/new`}>Add a priority</a>
        </p>
        <EditForm
          form={form}
          editing={editing}
          what="the plan"
          stored={stored}
          fields={FIELDS}
          busy={edit.isPending}
          save="Save the plan"
          back={back}
        >
          <PlanFields form={form} />
        </EditForm>
      </Page>
    </>
  )
}

function PlanFields<Request>({ form }: { form: FormOf<PlanValues, Request> }) {
  const day = (name: 'startsOn' | 'endsOn', label: string) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <DateField
          label={label}
          name={name}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          error={errorAt(form, name)}
        />
      )}
    />
  )
  return (
    <>
      <TextInput {...form.register('name')} label="Name of the plan" error={errorAt(form, 'name')} />
      {day('startsOn', 'First day')}
      {day('endsOn', 'Last day')}
      <Select
        {...form.register('marking')}
        label="Protective marking"
        hint="Carried by everything printed from the plan."
        options={MARKINGS}
        error={errorAt(form, 'marking')}
      />
      <Select
        {...form.register('answers')}
        label="Numbers given through a link"
        hint="People outside give them without an account. Where a value stands already they always wait."
        options={ANSWERS}
        error={errorAt(form, 'linkAnswersWait')}
      />
    </>
  )
}
