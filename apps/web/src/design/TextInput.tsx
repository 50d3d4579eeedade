import type { ComponentProps, ReactNode } from 'react'
import type { FieldTexts } from './Field.tsx'
import { Field, splitTexts, useField } from './Field.tsx'

/** How many characters wide the control is drawn; whole line where absent. */
export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30

type TextInputProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'className' | 'width' | 'prefix'> & {
    width?: InputWidth
    /** Shown before and after the control: a unit, a sign. Also say it in the label: readers skip it. */
    prefix?: ReactNode
    suffix?: ReactNode
    numeric?: boolean
  }

/** A line of text. Takes what react-hook-form's `register` gives. */
export function TextInput(props: TextInputProps) {
  const { texts, control } = splitTexts(props)
  const { width, prefix, suffix, numeric, id, type, ...rest } = control
  const parts = useField(rest.name, id, texts, rest['aria-describedby'])
  const classes = ['govuk-input']
  if (width !== undefined) classes.push(`govuk-input--width-${width}`)
  if (numeric) classes.push('govuk-input--number')
  if (texts.error) classes.push('govuk-input--error')
  const input = (
    <input
      {...rest}
      className={classes.join(' ')}
      id={parts.id}
      type={type ?? 'text'}
      aria-describedby={parts.describedBy}
      aria-invalid={texts.error ? true : undefined}
    />
  )
  return (
    <Field texts={texts} parts={parts}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && (
            <div className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          )}
          {input}
          {suffix && (
            <div className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}

/**
 * A number, typed as text: a browser's own number control drops what it cannot read, changes on scrolling and hides
 * the mistake from the check that should name it.
 */
export function NumberInput({
  whole = false,
  ...rest
}: Omit<TextInputProps, 'type' | 'numeric' | 'inputMode'> & { whole?: boolean }) {
  return <TextInput {...rest} numeric inputMode={whole ? 'numeric' : 'decimal'} autoComplete="off" spellCheck={false} />
}
