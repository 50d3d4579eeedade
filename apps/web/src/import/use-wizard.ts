import type { ImportView } from '@ttc/contracts/import'
import type { InspectionView } from '@ttc/contracts/import/inspection'
import { useState } from 'react'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'
import type { Held, Upload } from './import.api.ts'
import type { Step } from './wizard-steps.ts'
import { NOTHING_YET, type WizardValues, withInspection } from './wizard-values.ts'

/** A preview with what was sent for it: exactly that is stored, under an id that stays the same when sent again. */
export type Previewed = Readonly<{ view: ImportView; upload: Upload }>

type State = Readonly<{
  held: Held | null
  seen: InspectionView | null
  previewed: Previewed | null
  stored: ImportView | null
  /** What the preview of it had said. */
  expected: ImportView | null
}>

const EMPTY: State = { held: null, seen: null, previewed: null, stored: null, expected: null }

/**
 * Where somebody is on the way from a file to its values. The answers are kept by the browser, so that a reload loses
 * none; the file cannot be, and has to be chosen again then.
 */
export function useWizard(partnership: string) {
  const draft = `import of ${partnership}`
  const [kept] = useState(() => draftOf(draft, NOTHING_YET))
  const [values, setValues] = useState<WizardValues>(kept ?? NOTHING_YET)
  const [state, setState] = useState(EMPTY)

  function keep(next: WizardValues) {
    setValues(next)
    keepDraft(draft, next)
  }
  return {
    values,
    ...state,
    /** True where answers of an earlier visit stand, and the file they were about is not here any more. */
    isBack: kept !== null && kept.about !== '' && state.held === null && state.stored === null,
    update: (patch: Partial<WizardValues>) => {
      keep({ ...values, ...patch })
      setState({ ...state, previewed: null })
    },
    /** An answer given beside a preview: what it said stands until the next one has come. */
    reconsider: (patch: Partial<WizardValues>) => {
      const next = { ...values, ...patch }
      keep(next)
      return next
    },
    /** What the file turned out to hold; answers about the same columns stay. */
    inspected: (held: Held, seen: InspectionView, patch: Partial<WizardValues> = {}) => {
      keep(withInspection({ ...values, ...patch }, seen))
      setState({ ...EMPTY, held, seen })
    },
    keepPreview: (previewed: Previewed | null) => setState({ ...state, previewed }),
    finish: (stored: ImportView, expected: ImportView) => {
      dropDraft(draft)
      setValues(NOTHING_YET)
      setState({ ...EMPTY, stored, expected })
    },
    startAgain: () => {
      dropDraft(draft)
      setValues(NOTHING_YET)
      setState(EMPTY)
    },
  }
}

export type Wizard = ReturnType<typeof useWizard>

/** What every step is given: the answers so far, and the way on. */
export type StepProps = Readonly<{ partnership: string; wizard: Wizard; go: (step: Step) => void; next: () => void }>
