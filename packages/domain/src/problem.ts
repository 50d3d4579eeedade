/** What can go wrong, in the one form every layer understands. */
export type ProblemCode =
  | 'invalid'
  | 'not-found'
  | 'forbidden'
  | 'signed-out'
  | 'conflict'
  | 'rule-broken'
  | 'too-many'
  | 'unavailable'
  | 'unexpected'

/** One wrong field: its path in the request ("targets.0.value") and, in plain English, what to do about it. */
export type FieldProblem = Readonly<{ field: string; message: string }>

/**
 * The one error class of the product. `message` is plain English for the person who caused it: what is wrong and
 * the way out. `fields` names every wrong field; `present` carries the stored state when an edit was based on an
 * older one.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly fields: readonly FieldProblem[]
  readonly present: unknown

  constructor(code: ProblemCode, message: string, more: { fields?: readonly FieldProblem[]; present?: unknown } = {}) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.fields = more.fields ?? []
    this.present = more.present ?? null
  }
}
