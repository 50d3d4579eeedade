import type { FieldValues } from 'react-hook-form'
import { Button } from '../design/Button.tsx'
import { ErrorSummary, type SummaryError } from '../design/ErrorSummary.tsx'
import { Notice } from '../design/Notice.tsx'
import { summaryOf } from './place-problem.ts'
import type { FormOf } from './use-contract-form.ts'

type FormProblemsProps<Values extends FieldValues, Request> = {
  form: FormOf<Values, Request>
  /** Controls whose id is not their field's name, where two forms on a page have a field of one name. */
  ids?: Readonly<Record<string, string>>
  /** What is wrong beside the contract's own rules. */
  also?: readonly SummaryError[]
}

/** What is wrong with the form, all of it, at its top; and that a draft of an earlier visit was put back. */
export function FormProblems<Values extends FieldValues, Request>({
  form,
  ids = {},
  also = [],
}: FormProblemsProps<Values, Request>) {
  const { errors, submitCount } = form.formState
  const found = summaryOf(errors).map((error) => ({
    ...error,
    field: error.field && (ids[error.field] ?? error.field),
  }))
  return (
    <>
      <ErrorSummary errors={[...also, ...found]} attempt={submitCount} />
      {form.restored && form.formState.submitCount === 0 && (
        <Notice tone="advice" title="What you typed before is still here">
          <p>
            It has not been stored yet.{' '}
            <Button look="link" onClick={form.forget}>
              Start again from what is stored
            </Button>
          </p>
        </Notice>
      )}
    </>
  )
}

/** The message for one field, by its address in the form. */
export function errorAt<Values extends FieldValues, Request>(form: FormOf<Values, Request>, field: string) {
  return summaryOf(form.formState.errors).find((error) => error.field === field)?.message ?? null
}
