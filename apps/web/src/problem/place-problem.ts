import type { Problem } from '@ttc/domain/problem'
import type { FieldErrors, FieldValues, Path, UseFormReturn } from 'react-hook-form'
import type { SummaryError } from '../design/ErrorSummary.tsx'

/** Puts a refusal of the API where its fields are; what belongs to no field stands for the whole form. */
export function placeProblem<Values extends FieldValues, Request>(
  form: UseFormReturn<Values, unknown, Request>,
  problem: Problem,
): void {
  for (const { field, message } of problem.fields) form.setError(field as Path<Values>, { type: 'server', message })
  if (problem.fields.length === 0) form.setError('root.server', { type: problem.code, message: wholeMessage(problem) })
}

/** Where no answer came nothing is known to be stored; sending again does no harm, for the request keeps its id. */
function wholeMessage({ code, message }: Problem): string {
  if (code !== 'unavailable') return message
  return `${message} What you typed is still here: send it again when the connection is back.`
}

/** Every error of a form in a flat list, in the order of its fields, each with the address of its control. */
export function summaryOf(errors: FieldErrors, at = ''): readonly SummaryError[] {
  return Object.entries(errors).flatMap(([name, error]): readonly SummaryError[] => {
    if (error === undefined || name === 'ref' || name === 'types') return []
    const path = at === '' ? name : `${at}.${name}`
    if (typeof error.message === 'string') return [{ field: isWhole(path) ? null : path, message: error.message }]
    return typeof error === 'object' ? summaryOf(error as FieldErrors, path) : []
  })
}

function isWhole(path: string): boolean {
  return path === 'root' || path.startsWith('root.')
}
