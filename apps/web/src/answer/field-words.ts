import type { MemberView } from '@ttc/contracts/partnership'
import { describeDay } from '@ttc/domain/period/label'
import type { AnswerField } from './answer-field.ts'

type Words = (field: AnswerField, value: unknown, members: readonly MemberView[]) => string | null

const asText: Words = (_, value) => String(value)

const wordsFor: Readonly<Record<AnswerField['look'], Words>> = {
  long: asText,
  line: asText,
  number: asText,
  day: (_, value) => describeDay(String(value)),
  check: (_, value) => (value === true ? 'yes' : null),
  member: (_, value, members) => members.find(({ id }) => id === value)?.name ?? 'a former member',
  indicator: () => 'an indicator of the plan',
  choice: (field, value) =>
    field.look === 'choice' ? (field.choices.find((one) => one.value === String(value))?.text ?? null) : null,
  score: (_, value) => {
    const { score, reason } = value as { score: string | null; reason: string }
    if (score === null) return null
    return reason === '' ? score : `${score} (${reason})`
  },
}

/** What a field of an answer says, as it is read; null where it says nothing. */
export function fieldWords(field: AnswerField, value: unknown, members: readonly MemberView[]): string | null {
  return value === null || value === undefined || value === '' ? null : wordsFor[field.look](field, value, members)
}
