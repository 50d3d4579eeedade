import { isDay } from './day.ts'
import { describeDay } from './period/label.ts'
import type { OwedKind, OwedState } from './round/owed.ts'
import type { ProposedRound } from './round/proposal.ts'
import { isBankHoliday, isWorkingDay, weekdayOf } from './round/working-day.ts'
import { type RoundState, usualReminders } from './round.ts'

const states: Readonly<Record<RoundState, string>> = {
  planned: 'Planned',
  open: 'Open',
  frozen: 'Pack frozen',
  closed: 'Closed',
}

export function describeRoundState(state: RoundState): string {
  return states[state]
}

const owed: Readonly<Record<OwedState, string>> = {
  late: 'Late',
  owed: 'Owed',
  opened: 'Opened',
  answered: 'Answered',
}

/** How something that is asked for stands, in a word. */
export function describeOwedState(state: OwedState): string {
  return owed[state]
}

/** What is asked for in a round, what somebody promised in a meeting, and what the young people's panel asks them. */
type Thing = OwedKind | 'promise' | 'answer'

const kinds: Readonly<Record<Thing, readonly [one: string, many: string]>> = {
  value: ['value', 'values'],
  card: ['report card', 'report cards'],
  sheet: ['recovery sheet', 'recovery sheets'],
  promise: ['promise', 'promises'],
  answer: ['answer to young people', 'answers to young people'],
}

/** "1 value, 2 report cards and 1 recovery sheet"; "nothing" where it is nothing. */
export function describeOwed(asks: readonly Readonly<{ kind: Thing }>[]): string {
  const parts = (Object.keys(kinds) as Thing[]).flatMap((kind) => {
    const count = asks.filter((ask) => ask.kind === kind).length
    return count === 0 ? [] : [`${count} ${kinds[kind][count === 1 ? 0 : 1]}`]
  })
  if (parts.length < 2) return parts[0] ?? 'nothing'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export function describeOwedKind(kind: OwedKind): string {
  const [one] = kinds[kind]
  return one.charAt(0).toUpperCase() + one.slice(1)
}

/** "3 days before", "on the day", "2 days after, to whoever is late". */
export function describeReminder(days: number): string {
  if (days === 0) return 'on the day'
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return days < 0 ? `${count} before` : `${count} after, to whoever is late`
}

/** The days of reminders in a sentence's order; the usual ones where none is said. */
export function describeReminders(reminders: readonly number[] = usualReminders): string {
  if (reminders.length === 0) return 'none'
  return reminders
    .toSorted((a, b) => a - b)
    .map(describeReminder)
    .join('; ')
}

/** Where the proposed days come from. */
export function describeProposal({ from, meetsOn }: Pick<ProposedRound, 'from' | 'meetsOn'>): string {
  const origin = {
    'last-year': 'the same weekday and week as last year’s round',
    'last-round': 'a quarter after the last round',
    today: 'four weeks from today, as this is the first round',
  }[from]
  return `Proposed from ${origin}: a meeting on ${describeDay(meetsOn)}. Weekends and bank holidays are left out.`
}

/** Why an indicator is not asked for. */
export function describeNotAsked(until: string | null): string {
  return until === null ? 'No value yet, so no day is known' : `Not due until ${describeDay(until)}`
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Monday"; "Saturday: not a working day"; null for what is no day. For a hint: nobody is refused a Saturday. */
export function describeWeekday(day: string): string | null {
  if (!isDay(day)) return null
  const name = WEEKDAYS[weekdayOf(day)] ?? ''
  if (isBankHoliday(day)) return `${name}: a bank holiday in England and Wales`
  return isWorkingDay(day) ? name : `${name}: not a working day`
}
