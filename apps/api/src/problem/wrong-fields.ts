import { type FieldProblem, Problem } from '@ttc/domain/problem'

export type WrongFields = Readonly<{
  note: (field: string, message: string) => void
  /** What the check answers, or null where it refuses: its fields are kept, and the next check can run. */
  check: <Result>(check: () => Result) => Result | null
  /** Throws one Problem that names every field noted so far; nothing where there is none. */
  refuse: () => void
}>

/** Gathers what several checks find wrong, so that one answer names every wrong field and not the first alone. */
export function wrongFields(): WrongFields {
  const fields: FieldProblem[] = []
  return {
    note: (field, message) => {
      fields.push({ field, message })
    },
    check: (check) => {
      try {
        return check()
      } catch (error) {
        if (!(error instanceof Problem) || error.fields.length === 0) throw error
        fields.push(...error.fields)
        return null
      }
    },
    refuse: () => {
      const [first, ...others] = fields
      if (first === undefined) return
      const message =
        others.length === 0 ? first.message : `${fields.length} fields need to be put right. Nothing was stored.`
      throw new Problem('invalid', message, { fields })
    },
  }
}
