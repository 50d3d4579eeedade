import type { ReactNode } from 'react'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import { DateField } from '../design/DateField.tsx'
import { errorAt } from './FormProblems.tsx'
import type { FormOf } from './use-contract-form.ts'

type DayInputProps<Values extends FieldValues, Request> = {
  form: FormOf<Values, Request>
  name: Path<Values>
  label: string
  hint?: ReactNode
  optional?: boolean
}

/** A day of a form, kept there as an ISO day or as it was typed. */
export function DayInput<Values extends FieldValues, Request>(props: DayInputProps<Values, Request>) {
  const { form, name, ...texts } = props
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref: _, ...field } }) => <DateField {...texts} {...field} error={errorAt(form, name)} />}
    />
  )
}
