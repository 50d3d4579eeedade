import type { ScaleView } from '@ttc/contracts/figure'
import { describeUnit, describeValue } from '@ttc/domain/figure/value'
import { useWatch } from 'react-hook-form'
import { Select } from '../design/Select.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { type MeasurementValues, valueOfCounts } from './measurement-values.ts'

type Form = FormOf<MeasurementValues, unknown>

export function ValueField({ form, scale }: { form: Form; scale: ScaleView }) {
  const unit = describeUnit(scale.unit)
  return (
    <NumberInput
      {...form.register('value')}
      label={unit === '' ? 'Value' : `Value (${unit})`}
      width={10}
      suffix={scale.unit === '%' ? '%' : undefined}
      prefix={scale.unit === '£' ? '£' : undefined}
      error={errorAt(form, 'value')}
    />
  )
}

/** Counts of children, with the value they give as soon as both are there. */
export function CountFields({ form, scale }: { form: Form; scale: ScaleView }) {
  const typed = useWatch({ control: form.control }) as MeasurementValues
  const value = valueOfCounts(typed, scale.multiplier)
  return (
    <>
      <NumberInput
        {...form.register('numerator')}
        label="Numerator"
        hint="How many it is true of"
        width={10}
        error={errorAt(form, 'numerator') ?? errorAt(form, 'value')}
      />
      <NumberInput
        {...form.register('denominator')}
        label="Denominator"
        hint="Out of how many"
        width={10}
        error={errorAt(form, 'denominator')}
      />
      <p role="status">{value !== null && <b>That is {describeValue(value, scale)}</b>}</p>
    </>
  )
}

const REASONS = [
  { value: 'missing', text: 'Not received' },
  { value: 'suppressed', text: 'Suppressed to protect individuals' },
  { value: 'not-applicable', text: 'Not applicable: there were no children to count' },
  { value: 'not-available', text: 'Not available' },
] as const

export function ReasonField({ form }: { form: Form }) {
  return <Select {...form.register('status')} label="Why there is none" options={[...REASONS]} />
}
