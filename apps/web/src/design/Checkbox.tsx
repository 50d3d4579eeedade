import type { ComponentProps, ReactNode } from 'react'
import { useField } from './Field.tsx'

type CheckboxProps = Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** One yes-or-no. Takes what react-hook-form's `register` gives. */
export function Checkbox({ label, hint, error, id, ...rest }: CheckboxProps) {
  const parts = useField(rest.name, id, { label, hint, error })
  return (
    <div className={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      {error && (
        <p className="govuk-error-message" id={parts.errorId}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            {...rest}
            className="govuk-checkboxes__input"
            id={parts.id}
            type="checkbox"
            aria-describedby={parts.describedBy}
            aria-invalid={error ? true : undefined}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={parts.id}>
            {label}
          </label>
          {hint && (
            <div className="govuk-hint govuk-checkboxes__hint" id={parts.hintId}>
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
