import { STEP_NAMES, type Step } from './wizard-steps.ts'

/** Where on the way this is. A list to read, not to press: the way back is one step at a time, and loses nothing. */
export function StepStrip({ steps, at }: { steps: readonly Step[]; at: Step }) {
  const place = steps.indexOf(at)
  return (
    <ol className="ttc-steps" aria-label="Steps">
      {steps.map((step, i) => (
        <li
          key={step}
          className={i < place ? 'ttc-steps__done' : undefined}
          aria-current={step === at ? 'step' : undefined}
        >
          {i < place ? <span aria-hidden="true">✓</span> : <span>{i + 1}</span>} {STEP_NAMES[step]}
          {i < place && <span className="govuk-visually-hidden"> (answered)</span>}
        </li>
      ))}
    </ol>
  )
}
