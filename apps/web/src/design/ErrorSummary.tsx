import type { MouseEvent } from 'react'
import { useEffect, useRef } from 'react'
import { markErrorInTitle } from './page-title.ts'

/** A problem to mend; `field` is the id (and name) of the control it belongs to, absent where it is the whole form. */
export type SummaryError = { field?: string | null; message: string }

type ErrorSummaryProps = {
  errors: readonly SummaryError[]
  /** Changes at every try (a form's submit count), so that a second refusal takes the focus again. */
  attempt?: number
}

/** Everything that is wrong, at the top of the form, with links to the fields; nothing where nothing is wrong. */
export function ErrorSummary({ errors, attempt = 0 }: ErrorSummaryProps) {
  return errors.length === 0 ? null : <Summary key={attempt} errors={errors} />
}

function Summary({ errors }: { errors: readonly SummaryError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => markErrorInTitle(), [])
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field ?? ''} ${message}`}>
                {field ? (
                  <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** A browser would scroll to the bare control and hide its question; show the question, then focus the control. */
function goTo(event: MouseEvent, field: string): void {
  const control = document.getElementById(field) ?? document.getElementsByName(field)[0]
  if (!control) return
  event.preventDefault()
  const question = control.closest('fieldset')?.querySelector('legend') ?? labelOf(control)
  question?.scrollIntoView?.()
  control.focus({ preventScroll: true })
}

function labelOf(control: HTMLElement): HTMLElement | null {
  return 'labels' in control && control.labels instanceof NodeList ? (control.labels[0] as HTMLElement) : null
}
