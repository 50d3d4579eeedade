import { useState } from 'react'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import type { Wizard } from './use-wizard.ts'
import { problemsAt, type Step } from './wizard-steps.ts'

/** Goes on where a step's questions are answered; else says all that is open, and again as it is mended. */
export function useChecked(step: Step, { values, seen }: Wizard, next: () => void) {
  const [attempt, setAttempt] = useState(0)
  const problems: readonly SummaryError[] = seen === null ? [] : problemsAt(step, values, seen)
  const [shown, setShown] = useState<readonly SummaryError[]>([])
  function go() {
    setAttempt(attempt + 1)
    setShown(problems)
    if (problems.length === 0) next()
  }
  return { go, errors: shown, attempt }
}
