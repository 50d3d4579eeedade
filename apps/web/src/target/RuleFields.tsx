import type { ScaleView } from '@ttc/contracts/figure'
import { describeUnit } from '@ttc/domain/figure/value'
import { Controller } from 'react-hook-form'
import { Checkbox } from '../design/Checkbox.tsx'
import { Radios } from '../design/Choices.tsx'
import { DateField } from '../design/DateField.tsx'
import { NumberInput, TextInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import type { RuleValues } from './rule-values.ts'

export function RuleFields<Request>(props: { form: FormOf<RuleValues, Request>; scale: ScaleView }) {
  const form = props.form as unknown as FormOf<RuleValues, unknown>
  const points = props.scale.unit === '%' ? 'points' : describeUnit(props.scale.unit) || 'the indicator’s own unit'
  return (
    <>
      <Controller
        control={form.control}
        name="appliesFrom"
        render={({ field }) => (
          <DateField
            label="The rule applies from"
            hint="A period is judged by the rule in force on its last day."
            name="appliesFrom"
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errorAt(form, 'appliesFrom')}
          />
        )}
      />
      <Radios
        {...form.register('kind')}
        id="tolerance.kind"
        label="Off target, amber is"
        error={errorAt(form, 'tolerance.kind')}
        choices={[
          { value: 'points', label: `within so many ${points}` },
          { value: 'percent', label: 'within so many per cent of the target' },
          { value: 'floor', label: 'up to a fixed value' },
        ]}
      />
      <NumberInput
        {...form.register('amount')}
        id="tolerance.amount"
        label="Tolerance"
        hint="How far, or the fixed value. Beyond it is red."
        width={10}
        error={errorAt(form, 'tolerance.amount')}
      />
      <Radios
        {...form.register('path')}
        label="Between two dated targets"
        error={errorAt(form, 'path')}
        choices={[
          { value: 'straight', label: 'the target moves on a straight line' },
          { value: 'stepped', label: 'the target stands until the next date' },
        ]}
      />
      <Checkbox
        {...form.register('amberIfImproved')}
        label="Amber if improved"
        hint="Beyond the tolerance, but better than in the same period last year, is amber."
      />
      <TextInput
        {...form.register('reason')}
        id="rule-reason"
        label="Reason for this rule"
        error={errorAt(form, 'reason')}
      />
    </>
  )
}
