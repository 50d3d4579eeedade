import { type EscalationRuleView, SetEscalationRule } from '@ttc/contracts/escalation'
import { Checkbox } from '../design/Checkbox.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { EditForm } from '../problem/EditForm.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import { numberOf, typedNumber } from '../problem/typed-number.ts'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useSetEscalationRule } from './escalation.api.ts'

const numbers = ['redRoundsToSheet', 'daysOfGrace', 'redRoundsToBoard', 'stayedQuarters', 'daysToAnswer'] as const
type NumberField = (typeof numbers)[number]
type Values = Record<NumberField, string> & { missedDayToDirector: boolean; forForecast: boolean; reason: string }

type EscalationRuleFormProps = {
  partnership: string
  rule: EscalationRuleView
  back: string
  onStored: () => void
}

/** The settings, from today on, with a reason. */
export function EscalationRuleForm({ partnership, rule, back, onStored }: EscalationRuleFormProps) {
  const set = useSetEscalationRule(partnership)
  const stored = valuesOf(rule)
  const form = useContractForm({
    schema: SetEscalationRule,
    values: stored,
    toRequest: (typed: Values) => ({
      ...typed,
      ...Object.fromEntries(numbers.map((name) => [name, numberOf(typed[name])])),
      version: rule.version,
    }),
    draft: `escalation rule ${partnership}`,
  })
  const editing = useEditing(form, { send: set.mutateAsync, stored: onStored })
  const counted = (name: NumberField) => ({
    ...form.register(name),
    whole: true,
    width: 3 as const,
    error: errorAt(form, name),
  })
  return (
    <EditForm
      form={form}
      editing={editing}
      what="when something is carried up"
      stored={stored}
      fields={[
        { name: 'redRoundsToSheet', label: 'Red rounds until another sheet' },
        { name: 'stayedQuarters', label: 'Quarters until another sheet' },
        { name: 'daysToAnswer', label: 'Days to answer' },
        { name: 'daysOfGrace', label: 'Days of grace' },
        { name: 'redRoundsToBoard', label: 'Red rounds until the board decides' },
        { name: 'reason', label: 'Reason' },
      ]}
      busy={set.isPending}
      save="Change it from today"
      back={back}
    >
      <h3 className="govuk-heading-s">Recovery sheets</h3>
      <Checkbox
        {...form.register('forForecast')}
        label="Green that is forecast to turn red or amber owes a sheet too"
        error={errorAt(form, 'forForecast')}
      />
      <NumberInput {...counted('daysToAnswer')} label="Days to answer a sheet" hint="From 1 to 92." />
      <NumberInput
        {...counted('stayedQuarters')}
        label="Quarters in the same status until another sheet is owed"
        hint="From 1 to 12. Red or amber, counted from the last answer."
      />
      <NumberInput
        {...counted('redRoundsToSheet')}
        label="Red rounds running until another sheet is owed"
        hint="From 1 to 12. A sheet sent within the last round answers it."
      />
      <h3 className="govuk-heading-s">Directors</h3>
      <Checkbox
        {...form.register('missedDayToDirector')}
        label="A back-to-green day that was missed goes to a director"
        error={errorAt(form, 'missedDayToDirector')}
      />
      <NumberInput {...counted('daysOfGrace')} label="Days of grace after that day" hint="From 0 to 92." />
      <h3 className="govuk-heading-s">The board</h3>
      <NumberInput
        {...counted('redRoundsToBoard')}
        label="Red rounds running until the board decides"
        hint="From 1 to 12. A round without a new value counts only if its sheet was not answered."
      />
      <TextArea
        {...form.register('reason')}
        label="Why is it changed?"
        rows={2}
        most={1000}
        error={errorAt(form, 'reason')}
      />
    </EditForm>
  )
}

function valuesOf(rule: EscalationRuleView): Values {
  const { missedDayToDirector, forForecast } = rule
  const typed = Object.fromEntries(numbers.map((name) => [name, typedNumber(rule[name])])) as Record<
    NumberField,
    string
  >
  return { ...typed, missedDayToDirector, forForecast, reason: '' }
}
