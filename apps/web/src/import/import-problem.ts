import type { Problem } from '@ttc/domain/problem'
import type { SummaryError } from '../design/ErrorSummary.tsx'

/** The message of one control; null where it is right. */
export const errorOf = (errors: readonly SummaryError[], field: string): string | null =>
  errors.find((one) => one.field === field)?.message ?? null

/** A refusal in words, with all the fields it names; a lost answer with the way on. */
export function wordsOf({ code, message, fields }: Problem): string {
  const whole = [message, ...fields.map((one) => one.message).filter((one) => one !== message)].join(' ')
  if (code !== 'unavailable') return whole
  return `${whole} Your answers and the file are still here: try again when the connection is back.`
}
