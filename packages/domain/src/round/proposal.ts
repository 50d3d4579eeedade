import { addDays, dayParts, type IsoDate } from '../day.ts'
import { periodOf, seasonOf } from '../period.ts'
import { type KnownRound, type RoundDayName, type RoundDays, roundDayNames } from '../round.ts'
import { workingDayFrom, workingDayUntil } from './working-day.ts'

const YEAR_OF_WEEKS = 364
const QUARTER_OF_WEEKS = 91
/** Two rounds are a quarter apart; a meeting nearer than this to the last one is that one, held again. */
const LEAST_APART = 42
/** Time to set the first round up before it opens. */
const FIRST_AHEAD = 28

const earlier = (a: IsoDate, b: IsoDate) => (a < b ? a : b)
const later = (a: IsoDate, b: IsoDate) => (a > b ? a : b)

/**
 * The days of a round that meets on a day: T−21, T−14, T−10, T−7, T, T+2, T+30, all working days of England and Wales.
 * A meeting on a weekend or a bank holiday moves to the next working day; what comes before it moves to the working day
 * before, so that nobody has less time, and never onto the next deadline; what comes after it to the one after.
 */
export function daysFor(meeting: IsoDate): RoundDays {
  const meetsOn = workingDayFrom(meeting)
  const before = (days: number, next: IsoDate) => workingDayUntil(earlier(addDays(meetsOn, -days), addDays(next, -1)))
  const freezeOn = before(7, meetsOn)
  const cardsDueOn = before(10, freezeOn)
  const numbersDueOn = before(14, cardsDueOn)
  const noteOn = workingDayFrom(addDays(meetsOn, 2))
  const nudgeOn = workingDayFrom(later(addDays(meetsOn, 30), noteOn))
  return { opensOn: before(21, numbersDueOn), numbersDueOn, cardsDueOn, freezeOn, meetsOn, noteOn, nudgeOn }
}

export type ProposedRound = RoundDays & Readonly<{ name: string; from: 'last-year' | 'last-round' | 'today' }>

/**
 * The next round of a plan: a year of weeks after last year's same quarter (the same weekday and week), else a quarter
 * of weeks after the last round, as often as it takes to be ahead of today, else four weeks from today.
 */
export function proposeRound(rounds: readonly KnownRound[], today: IsoDate): ProposedRound {
  const meetings = rounds.map(({ meetsOn }) => meetsOn).toSorted()
  const last = meetings.at(-1) ?? null
  const { meeting, from } = nextMeeting(meetings, last, today)
  const days = daysFor(meeting)
  return { ...days, name: freeName(days.meetsOn, rounds), from }
}

function nextMeeting(meetings: readonly IsoDate[], last: IsoDate | null, today: IsoDate) {
  if (last === null) return { meeting: addDays(today, FIRST_AHEAD), from: 'today' as const }
  const next = afterAt(last, today)
  const again = meetings
    .map((day) => addDays(day, YEAR_OF_WEEKS))
    .find((day) => day >= addDays(last, LEAST_APART) && day >= today && day <= addDays(next, LEAST_APART))
  return again === undefined
    ? { meeting: next, from: 'last-round' as const }
    : { meeting: again, from: 'last-year' as const }
}

function afterAt(last: IsoDate, today: IsoDate): IsoDate {
  const next = addDays(last, QUARTER_OF_WEEKS)
  return next >= today ? next : afterAt(next, today)
}

/** "Quarter 3, 2026/27": the quarter of the financial year that a day lies in. */
export function quarterName(day: IsoDate): string {
  const { year } = dayParts(periodOf('financial-year', day).start)
  const quarter = seasonOf(periodOf('financial-quarter', day)) + 1
  return `Quarter ${quarter}, ${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

function freeName(day: IsoDate, rounds: readonly KnownRound[]): string {
  const name = quarterName(day)
  const taken = new Set(rounds.map((one) => one.name.toLowerCase()))
  const free = [name, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${name} (${n})`)].find(
    (one) => !taken.has(one.toLowerCase()),
  )
  return free ?? name
}

/**
 * The days of a round whose meeting is moved to another day: those that have passed stay as they were, the others are
 * proposed afresh and never before one that has passed.
 */
export function movedDays(present: RoundDays, meeting: IsoDate, today: IsoDate): RoundDays {
  const fresh = daysFor(meeting)
  const passed = roundDayNames.filter((name) => present[name] < today)
  const floor = passed.map((name) => present[name]).reduce(later, today)
  const day = (name: RoundDayName) =>
    passed.includes(name) ? present[name] : workingDayFrom(later(fresh[name], floor))
  return Object.fromEntries(roundDayNames.map((name) => [name, day(name)])) as Record<RoundDayName, IsoDate>
}
