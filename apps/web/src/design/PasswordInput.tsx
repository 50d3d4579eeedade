import type { ComponentProps } from 'react'
import { useState } from 'react'
import type { FieldTexts } from './Field.tsx'
import { Field, splitTexts, useField } from './Field.tsx'

type PasswordInputProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'className' | 'type' | 'autoComplete'> & {
    /** Tells a password manager whether to fill one in or to make one up. */
    autoComplete: 'current-password' | 'new-password'
  }

/** A password that can be shown while it is typed; it may be pasted. Takes what react-hook-form's `register` gives. */
export function PasswordInput(props: PasswordInputProps) {
  const { texts, control } = splitTexts(props)
  const { id, ...rest } = control
  const [shown, setShown] = useState(false)
  const parts = useField(rest.name, id, texts)
  return (
    <Field texts={texts} parts={parts}>
      <div className="ttc-password">
        <input
          {...rest}
          className={texts.error ? 'govuk-input govuk-input--error' : 'govuk-input'}
          id={parts.id}
          type={shown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={parts.describedBy}
          aria-invalid={texts.error ? true : undefined}
        />
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          aria-controls={parts.id}
          aria-label={shown ? 'Hide password' : 'Show password'}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      </div>
      <p className="govuk-visually-hidden" role="status">
        {shown ? 'Your password is visible' : ''}
      </p>
    </Field>
  )
}
