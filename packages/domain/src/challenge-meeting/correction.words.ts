import { type ChallengeField, challengeFields, type Decision, decisions } from '../challenge.ts'
import { describeChallengeField, describeDecision } from '../challenge.words.ts'
import { describeDay } from '../period/label.ts'

/** What was changed of a meeting and is told: put off, or corrected after its end. */
export type MinutedChange = Readonly<{
  at: string
  by: Readonly<{ name: string }> | null
  what: 'moved' | 'corrected'
  from: string | null
  to: string | null
  field: string | null
  reason: string | null
}>

const FIELDS: Readonly<Record<string, string>> = {
  text: 'Promise',
  owner: 'Owner of a promise',
  dueOn: 'Day of a promise',
}

/** What was corrected, as the minutes call it: "Question", "Day of a promise". */
export function describeMinutesField(field: string | null): string {
  if (field === null) return 'Something'
  const isOfChallenge = (challengeFields as readonly string[]).includes(field)
  return FIELDS[field] ?? (isOfChallenge ? describeChallengeField(field as ChallengeField) : field)
}

/** A value of the minutes in words, by its field: a decision, a day, somebody's name, what was said; "nothing" for none. */
export function describeMinutesValue(field: string | null, value: string | null): string {
  if (value === null || value === '') return 'nothing'
  if (field === 'decision' && isDecision(value)) return describeDecision(value)
  if (field === 'dueOn') return describeDay(value)
  return `“${value}”`
}

const isDecision = (value: string): value is Decision => (decisions as readonly string[]).includes(value)

/** A correction in a sentence: the day, what it said and says now, by whom and why. */
export function describeCorrection({ at, by, field, from, to, reason }: MinutedChange): string {
  const what = field === 'removed' ? removedWords(to) : changeWords(field, from, to)
  const who = by === null ? '' : ` by ${by.name}`
  return `${describeDay(at.slice(0, 10))}: ${what}${who}.${reason === null ? '' : ` ${reason}`}`
}

const removedWords = (to: string | null) => `Something was ${to === 'true' ? 'taken out' : 'put back'}`
const changeWords = (field: string | null, from: string | null, to: string | null) =>
  `${describeMinutesField(field)}: ${describeMinutesValue(field, from)} became ${describeMinutesValue(field, to)}`
