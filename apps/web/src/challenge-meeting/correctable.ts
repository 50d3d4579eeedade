import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { describeMinutesField } from '@ttc/domain/challenge-meeting/correction.words'

/** A question or a promise of closed minutes, with the fields of it that can be corrected. */
export type Correctable = Readonly<{
  id: string
  what: 'challenge' | 'promise'
  /** "Question: Why so late?" */
  words: string
  fields: readonly CorrectableField[]
}>

/** `value` as it is typed: of somebody the name, of a day or a decision its code, '' where there is none. */
export type CorrectableField = Readonly<{ field: string; label: string; value: string; version: number }>

const OF_CHALLENGE = ['question', 'askedBy', 'agency', 'answer', 'answeredBy', 'answerAgency', 'decision'] as const
const OF_PROMISE = ['text', 'owner', 'agency', 'dueOn'] as const

const LONGEST = 90
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** All of a meeting that stands in its minutes, in their order: questions, then promises. */
export function correctableIn({ challenges, promises }: ChallengeMeetingView): readonly Correctable[] {
  return [
    ...challenges
      .filter(({ removed }) => !removed)
      .map((one) => ({
        id: one.id,
        what: 'challenge' as const,
        words: `Question: ${shortened(one.question)}`,
        fields: OF_CHALLENGE.map((field) => fieldOf(field, one[field], one.versions)),
      })),
    ...promises
      .filter(({ removed, text }) => !removed && text !== '')
      .map((one) => ({
        id: one.id,
        what: 'promise' as const,
        words: `Promise: ${shortened(one.text)}`,
        fields: OF_PROMISE.map((field) => fieldOf(field, one[field], one.versions)),
      })),
  ]
}

function fieldOf(
  field: string,
  value: string | Readonly<{ name: string }> | null,
  versions: Readonly<Record<string, number>>,
): CorrectableField {
  const typed = typeof value === 'object' ? (value?.name ?? '') : value
  return { field, label: describeMinutesField(field), value: typed, version: versions[field] ?? 0 }
}
