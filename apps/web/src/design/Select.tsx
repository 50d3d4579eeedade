import type { ComponentProps } from 'react'
import type { FieldTexts } from './Field.tsx'
import { Field, splitTexts, useField } from './Field.tsx'

export type Option = { value: string; text: string; disabled?: boolean }
export type OptionGroup = { label: string; options: readonly Option[] }

type SelectProps = FieldTexts &
  Omit<ComponentProps<'select'>, 'className' | 'children'> & {
    options: readonly (Option | OptionGroup)[]
    /** The first, empty choice: "Choose a period". */
    placeholder?: string
  }

/** One of many. Takes what react-hook-form's `register` gives. */
export function Select(props: SelectProps) {
  const { texts, control } = splitTexts(props)
  const { options, placeholder, id, ...rest } = control
  const parts = useField(rest.name, id, texts)
  return (
    <Field texts={texts} parts={parts}>
      <select
        {...rest}
        className={texts.error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={parts.id}
        aria-describedby={parts.describedBy}
        aria-invalid={texts.error ? true : undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          'options' in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(asOption)}
            </optgroup>
          ) : (
            asOption(entry)
          ),
        )}
      </select>
    </Field>
  )
}

function asOption({ value, text, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {text}
    </option>
  )
}
