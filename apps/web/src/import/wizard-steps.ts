import type { InspectionView } from '@ttc/contracts/import/inspection'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { newOnesOf, problemsOfMade, wantedOf } from './wizard-options.ts'
import { isPublished, partIn, type WizardValues } from './wizard-values.ts'

export const STEPS = ['file', 'table', 'columns', 'periods', 'measures', 'new', 'which', 'preview', 'done'] as const
export type Step = (typeof STEPS)[number]

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  file: 'File',
  table: 'Table',
  columns: 'Columns',
  periods: 'Periods',
  measures: 'Indicators',
  new: 'New ones',
  which: 'Areas',
  preview: 'Preview',
  done: 'Done',
}

export const stepFrom = (text: string): Step | null => STEPS.find((step) => step === text) ?? null

/** The questions that this file needs, in order; before it has been looked at, those that every file needs. */
export function stepsFor(values: WizardValues, seen: InspectionView | null): readonly Step[] {
  const isNeeded: Readonly<Partial<Record<Step, boolean>>> = {
    columns: seen !== null && !isPublished(seen),
    periods: seen !== null && seen.questions.length > 0,
    new: seen !== null && newOnesOf(values, seen).length > 0,
  }
  return STEPS.filter((step) => isNeeded[step] ?? true)
}

export function stepAfter(step: Step, steps: readonly Step[]): Step {
  return steps[steps.indexOf(step) + 1] ?? 'preview'
}

export function stepBefore(step: Step, steps: readonly Step[]): Step | null {
  return steps[steps.indexOf(step) - 1] ?? null
}

/** The step that may be shown where this one was asked for: the first before it that is not answered yet. */
export function openStep(step: Step, values: WizardValues, seen: InspectionView | null): Step {
  if (seen === null) return 'file'
  const steps = stepsFor(values, seen)
  if (!steps.includes(step)) return steps.find((one) => STEPS.indexOf(one) > STEPS.indexOf(step)) ?? 'preview'
  const before = steps.slice(0, steps.indexOf(step))
  return before.find((one) => problemsAt(one, values, seen).length > 0) ?? step
}

/** What keeps somebody from going on, each with the control it belongs to. */
export function problemsAt(step: Step, values: WizardValues, seen: InspectionView): readonly SummaryError[] {
  return CHECKS[step]?.(values, seen) ?? []
}

type Check = (values: WizardValues, seen: InspectionView) => readonly SummaryError[]

const CHECKS: Readonly<Partial<Record<Step, Check>>> = {
  columns: (_, seen) => (seen.problem === null ? [] : [{ field: 'columns.0', message: seen.problem }]),
  periods: ({ answers }, { questions }) =>
    questions
      .filter(({ asks, choices }) => !choices.some(({ label }) => label === answers[asks]))
      .map(({ asks }) => ({ field: `answers.${asks}`, message: ASKED[asks] })),
  measures: measureProblems,
  new: (values, seen) => {
    const ones = newOnesOf(values, seen)
    return ones.flatMap(({ key, name }) => {
      const made = values.made[key]
      if (made === undefined) return [{ message: `Say what “${name}” is.` }]
      const wrong = problemsOfMade(made, values.source)
      const which = ones.length > 1 ? `${name}: ` : ''
      return wrong.map(({ field, message }) => ({ field: `made.${made.id}.${field}`, message: `${which}${message}` }))
    })
  },
}

const ASKED: Readonly<Record<InspectionView['questions'][number]['asks'], string>> = {
  'year-type': 'Choose what kind of years these are.',
  'single-year': 'Choose which year the number names.',
  format: 'Choose how the periods are written.',
  'restart-month': 'Choose the month in which the count starts again.',
}

function measureProblems(values: WizardValues, seen: InspectionView): readonly SummaryError[] {
  const wanted = wantedOf(values, seen)
  if (seen.measures.length === 0) return [{ message: seen.problem ?? 'There is nothing in this file to bring in.' }]
  if (wanted.length === 0 && values.shares.length === 0)
    return [{ field: fieldOf(seen, ''), message: 'Choose at least one measure to bring in.' }]
  const taken = new Map<string, string>()
  const twice = wanted.flatMap(({ key, name }) => {
    const into = values.uses[key] ?? ''
    const other = into === 'new' ? undefined : taken.get(into)
    taken.set(into, name)
    if (other === undefined) return []
    return [
      {
        field: fieldOf(seen, key),
        message: `“${name}” and “${other}” go into the same indicator. Choose one, or say that one is the count behind the other.`,
      },
    ]
  })
  return [...twice, ...partProblems(values, seen), ...shareProblems(values)]
}

/** A column can be the counts behind a measure only where that goes somewhere. */
function partProblems({ uses }: WizardValues, seen: InspectionView): readonly SummaryError[] {
  return seen.measures.flatMap(({ key, name }) => {
    const part = partIn(uses[key])
    const isThere = part === null || (uses[part.of] ?? 'out') !== 'out'
    const message = `“${name}” is to be the ${part?.part} of a measure that is left out. Choose where that one goes.`
    return isThere ? [] : [{ field: fieldOf(seen, key), message }]
  })
}

function shareProblems({ shares }: WizardValues): readonly SummaryError[] {
  return shares.flatMap(({ id, group, into }) => [
    ...(group === '' ? [{ field: `share.${id}.group`, message: 'Choose the group, or take the line out.' }] : []),
    ...(into === '' ? [{ field: `share.${id}.into`, message: 'Choose the indicator that the group fills.' }] : []),
  ])
}

/** The id of the control that says where a measure goes; of the first where none is meant. */
export function fieldOf({ measures }: InspectionView, key: string): string {
  return `uses.${Math.max(
    0,
    measures.findIndex((one) => one.key === key),
  )}`
}
