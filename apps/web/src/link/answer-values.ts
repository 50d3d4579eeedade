import type { AskedView, GiveAnswer } from '@ttc/contracts/link'
import { newId } from '@ttc/contracts/new-id'
import { emptyToNull, numberOf, typedNumber } from '../problem/typed-number.ts'

/** What the form holds, as it is typed. `known`: both numbers, or the finished one. */
export type AnswerValues = {
  known: 'counts' | 'value'
  value: string
  numerator: string
  denominator: string
  note: string
  reason: string
  why: string
}

/** Begins with the last answer, to be corrected, or empty. */
export function valuesOf({ scale, answer }: AskedView): AnswerValues {
  const isPlain = scale.multiplier === null || (answer !== null && answer.reason === null && answer.numerator === null)
  const isTold = answer?.reason != null
  return {
    known: isPlain ? 'value' : 'counts',
    value: typedNumber(answer?.value ?? null),
    numerator: typedNumber(answer?.numerator ?? null),
    denominator: typedNumber(answer?.denominator ?? null),
    note: isTold ? '' : (answer?.note ?? ''),
    reason: answer?.reason ?? '',
    why: isTold ? (answer?.note ?? '') : '',
  }
}

export type Said = Omit<GiveAnswer, 'key' | 'id' | 'replaces' | 'accepted'>

const nothing = { value: null, numerator: null, denominator: null, reason: null, note: null }

/** The number that was typed; what stands in the other form's fields is not meant. */
export function numberSaid({ known, value, numerator, denominator, note }: AnswerValues): Said {
  const words = { ...nothing, note: emptyToNull(note) }
  return known === 'value'
    ? { ...words, value: numberOf(value) }
    : { ...words, numerator: numberOf(numerator), denominator: numberOf(denominator) }
}

export function reasonSaid({ reason, why }: AnswerValues): Said {
  return { ...nothing, reason: emptyToNull(reason) as Said['reason'], note: emptyToNull(why) }
}

/** The value that is said, worked out where there are two numbers; null while there is none. */
export function valueSaid({ value, numerator, denominator }: Said, multiplier: number | null): number | null {
  const worked =
    numerator !== null && denominator !== null && denominator > 0 && multiplier !== null
      ? (numerator / denominator) * multiplier
      : value
  return worked !== null && Number.isFinite(worked) ? worked : null
}

type Wrong = { field: string; message: string }

/** What is wrong before anything is sent: a word where a number should be would not survive being sent as JSON. */
export function wrongBeforeSending(said: Said, isReason: boolean): readonly Wrong[] {
  if (isReason && said.reason === null) return [{ field: 'reason', message: 'Choose why you cannot give it.' }]
  return (['value', 'numerator', 'denominator'] as const)
    .filter((field) => Number.isNaN(said[field]))
    .map((field) => ({ field, message: 'Enter this as a number, such as 36 or 4.5.' }))
}

/** The words beside a reason have a field of their own on the page, though both are the answer's note. */
export const atField = ({ field, message }: Wrong, { reason }: Said): Wrong => ({
  field: field === 'note' && reason !== null ? 'why' : field,
  message,
})

/**
 * The same words keep their id however often they are sent, so that an answer whose receipt got lost is not taken twice;
 * other words are another answer.
 */
export class Sending {
  #said = ''
  #id = newId()

  idFor(said: Said): string {
    const words = JSON.stringify(said)
    if (words !== this.#said) this.#id = newId()
    this.#said = words
    return this.#id
  }
}
