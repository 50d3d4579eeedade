import type { SameWords } from './commentary.ts'
import { describeNewValue, describeSameWords } from './commentary.words.ts'
import { addDays, dayNumber, type IsoDate } from './day.ts'
import { type ExceptionKind, STALE_DAYS } from './exception.ts'
import type { Control } from './factor.ts'
import { describeDay } from './period/label.ts'

const CONTROLS: Readonly<Record<Control, string>> = {
  us: 'We can change it',
  partners: 'Our partners can change it',
  others: 'Others can change it',
  nobody: 'Nobody can change it',
}

/** Who could change a cause; that nobody has said so is told. */
export function describeControl(control: Control | null): string {
  return control === null ? 'Not said yet' : CONTROLS[control]
}

/** Whether the words about an indicator are older than a quarter of a year on a day; none at all are stale too. */
export function areWordsStale(wordsOn: IsoDate | null, today: IsoDate): boolean {
  return wordsOn === null || wordsOn < addDays(today, -STALE_DAYS)
}

/** How old the story is: "No story yet", "unchanged since 3 March 2026", "changed 12 November 2026". */
export function describeWordsAge(wordsOn: IsoDate | null, today: IsoDate): string {
  if (wordsOn === null) return 'No story yet'
  return `${areWordsStale(wordsOn, today) ? 'unchanged since' : 'changed'} ${describeDay(wordsOn)}`
}

/**
 * The age of the words, and whether they were rewritten for the latest value: "unchanged since 3 March 2026, though a new
 * value came on 20 November 2026"; "changed 21 November 2026; 94% the same as in 2026/27 Q2, though …".
 */
export function describeCommentary(wordsOn: IsoDate | null, same: SameWords | null, today: IsoDate): string {
  const age = describeWordsAge(wordsOn, today)
  if (same === null) return age
  if (same.share === 1 && wordsOn !== null && areWordsStale(wordsOn, today)) return `${age}, ${describeNewValue(same)}`
  return `${age}; ${describeSameWords(same)}, ${describeNewValue(same)}`
}

/** How often a day was put off, beside the day: "not slipped", "slipped once", "slipped twice", "slipped 3 times". */
export function describeSlipped(slips: number): string {
  if (slips === 0) return 'not slipped'
  return `slipped ${slips === 1 ? 'once' : slips === 2 ? 'twice' : `${slips} times`}`
}

export type SheetFacts = Readonly<{
  state: 'owed' | 'submitted' | 'accepted' | 'returned'
  dueOn: IsoDate
  on: IsoDate
}>

/** How a recovery sheet stands on a day: "4 days late", "owed by 7 December 2026", "accepted 20 January 2026". */
export function describeSheet({ state, dueOn, on }: SheetFacts, today: IsoDate): string {
  if (state === 'submitted') return `sent ${describeDay(on)}, waits for an answer`
  if (state === 'accepted') return `accepted ${describeDay(on)}`
  const asked = state === 'returned' ? 'sent back with a question, ' : ''
  if (dueOn < today) return `${asked}${describeDays(dayNumber(today) - dayNumber(dueOn))} late`
  return `${asked}${state === 'returned' ? 'due' : 'owed by'} ${describeDay(dueOn)}`
}

/** "1 day", "14 days". */
export function describeDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`
}

export type FirstFacts = Readonly<{
  kind: ExceptionKind
  /** How long it has stood so, in its own periods: "for 6 quarters". */
  since: string
  slips: number
  sheet: SheetFacts | null
  wordsOn: IsoDate | null
  overdueAction: boolean
}>

/**
 * Why the first of a list comes first, in one sentence of what is known of it: "Red for 6 quarters, the day back slipped
 * twice, no recovery sheet, words unchanged since 3 March 2026."
 */
export function describeFirst(facts: FirstFacts, today: IsoDate): string {
  const { kind, since, slips, sheet, wordsOn, overdueAction } = facts
  const isMissing = sheet?.state === 'owed' || sheet?.state === 'returned'
  const parts = [
    `${kind === 'amber' ? 'Amber' : 'Red'} ${since}`,
    slips > 0 ? `the day back ${describeSlipped(slips)}` : '',
    sheet === null ? 'no recovery sheet' : isMissing ? `its recovery sheet ${describeSheet(sheet, today)}` : '',
    wordsOn === null
      ? 'no story yet'
      : areWordsStale(wordsOn, today)
        ? `words ${describeWordsAge(wordsOn, today)}`
        : '',
    overdueAction ? 'an action is overdue' : '',
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}
