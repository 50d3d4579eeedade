import { Problem } from '@ttc/domain/problem'

/** What a query threw, as the one kind of error that pages can show. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.')
}
