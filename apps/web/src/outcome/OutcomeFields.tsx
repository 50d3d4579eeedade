import { TextArea } from '../design/TextArea.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'

export type OutcomeValues = { statement: string; explanation: string }

export const OUTCOME_FIELDS = [
  { name: 'statement', label: 'Outcome' },
  { name: 'explanation', label: 'What it means' },
] as const

export function OutcomeFields<Request>({ form }: { form: FormOf<OutcomeValues, Request> }) {
  return (
    <>
      <TextInput
        {...form.register('statement')}
        label="Outcome"
        hint="A condition of well-being of children, young people or families, in plain words. No service, no number, and not “improve” or “reduce”: “Children are safe and have stable homes”."
        error={errorAt(form, 'statement')}
      />
      <TextArea
        {...form.register('explanation')}
        label="What it means"
        optional
        hint="What it would look like if people could see it."
        most={4000}
        error={errorAt(form, 'explanation')}
      />
    </>
  )
}
