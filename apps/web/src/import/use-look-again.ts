import { useState } from 'react'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { useInspectFile } from './import.api.ts'
import { wordsOf } from './import-problem.ts'
import type { Wizard } from './use-wizard.ts'
import { tableOf } from './wizard-options.ts'
import type { WizardValues } from './wizard-values.ts'

/** Looks at the file once more, read another way; what went wrong stands for the page to show. */
export function useLookAgain(partnership: string, wizard: Wizard) {
  const inspect = useInspectFile(partnership)
  const [errors, setErrors] = useState<readonly SummaryError[]>([])
  const [attempt, setAttempt] = useState(0)

  function refuse(problems: readonly SummaryError[]) {
    setErrors(problems)
    setAttempt(attempt + 1)
  }
  function look(patch: Partial<WizardValues>, field: string, then: (problem: string | null) => void) {
    const { held, seen, values } = wizard
    if (held === null) return
    const read = { ...values, ...patch }
    // Another sheet or header has other columns: what was said of those of before does not hold there.
    const table = tableOf(patch.columns === undefined ? { ...read, columns: {} } : read, seen)
    inspect.mutate(
      { ...held, table },
      {
        onSuccess: (found) => {
          wizard.inspected(held, found, patch)
          setErrors([])
          then(found.problem)
        },
        onError: (problem) => refuse([{ field, message: wordsOf(problem) }]),
      },
    )
  }
  return { look, refuse, errors, attempt, isLooking: inspect.isPending }
}
