import { dayNumber, type IsoDate } from './day.ts'
import { describeDay } from './period/label.ts'
import { type FieldProblem, Problem } from './problem.ts'

export const roundStates = ['planned', 'open', 'frozen', 'closed'] as const
export type RoundState = (typeof roundStates)[number]

/** The days of a round, in their order. T is the day it meets: T−21, T−14, T−10, T−7, T, T+2, T+30. */
export const roundDayNames = [
  'opensOn',
  'numbersDueOn',
  'cardsDueOn',
  'freezeOn',
  'meetsOn',
  'noteOn',
  'nudgeOn',
] as const
export type RoundDayName = (typeof roundDayNames)[number]
export type RoundDays = Readonly<Record<RoundDayName, IsoDate>>

/** Another round of the same plan, as far as this one has to keep clear of it. */
export type KnownRound = Readonly<{ id: string; name: string; state: RoundState }> & RoundDays

export const roundLimits = {
  name: 80,
  /** From opening to the nudge. */
  days: 200,
  reminders: 6,
  /** The earliest and the latest a reminder is sent, in days from the day something is due. */
  reminderFrom: -21,
  reminderTo: 21,
} as const

/** Three days before something is due, on the day, and two days after to whoever is late. */
export const usualReminders: readonly number[] = [-3, 0, 2]

/** What people call each day: the label of its field, and what a message names it by. */
export const roundDayWords: Readonly<Record<RoundDayName, string>> = {
  opensOn: 'Round opens',
  numbersDueOn: 'Numbers due',
  cardsDueOn: 'Report cards due',
  freezeOn: 'Pack is frozen',
  meetsOn: 'Challenge meeting',
  noteOn: 'Follow-up note',
  nudgeOn: 'Nudge about promises',
}

/** Pairs that may fall on the same day: a small partnership may freeze on the day the cards are due. */
const mayCoincide: ReadonlySet<RoundDayName> = new Set(['cardsDueOn', 'freezeOn', 'noteOn', 'nudgeOn'])

/**
 * What is wrong with the days of a round, each by the field that comes too early: every day follows the one before it;
 * numbers follow the opening and the meeting the freezing by a day at least. A round longer than 200 days is a slip of
 * the keyboard.
 */
export function roundDayProblems(days: RoundDays): readonly FieldProblem[] {
  const late = roundDayNames.flatMap((field, i) => {
    const before = roundDayNames[i - 1]
    if (before === undefined) return []
    const isRight = mayCoincide.has(field) ? days[field] >= days[before] : days[field] > days[before]
    if (isRight) return []
    const day = describeDay(days[before])
    const from = mayCoincide.has(field) ? `${day} or a later day` : `a day after ${day}`
    return [{ field, message: `${roundDayWords[field]}: enter ${from}, since it follows “${roundDayWords[before]}”.` }]
  })
  if (late.length > 0) return late
  const long = dayNumber(days.nudgeOn) - dayNumber(days.opensOn) > roundLimits.days
  const message = `A round takes ${roundLimits.days} days at most, from opening to the nudge. Check the years.`
  return long ? [{ field: 'nudgeOn', message }] : []
}

/**
 * Days that have passed while the round was open are facts: people were asked by them. Refuses to change one; a day
 * still ahead cannot be set to one that has passed.
 */
export function movedDayProblems(before: RoundDays, after: RoundDays, today: IsoDate): readonly FieldProblem[] {
  return roundDayNames.flatMap((field) => {
    if (before[field] === after[field]) return []
    if (before[field] < today)
      return [
        {
          field,
          message: `${roundDayWords[field]}: ${describeDay(before[field])} has passed and cannot be changed. Enter it again.`,
        },
      ]
    return after[field] < today
      ? [{ field, message: `${roundDayWords[field]}: this day has passed. Enter today or a later day.` }]
      : []
  })
}

type Checked = Readonly<{ id: string; name: string }> & RoundDays

/**
 * Refuses days out of their order; and, as against a rule of the plan, a name that another of its rounds has and a round
 * that would run at the same time as another (from its opening to its meeting), naming the field and the other round.
 * Closed rounds block no days.
 */
export function checkRound(round: Checked, others: readonly KnownRound[], more: readonly FieldProblem[] = []): void {
  const rest = others.filter(({ id }) => id !== round.id)
  const wrong = [...roundDayProblems(round), ...more]
  const fields = [...wrong]
  if (rest.some(({ name }) => name.toLowerCase() === round.name.toLowerCase()))
    fields.push({ field: 'name', message: 'Another round of this plan has this name. Choose another name.' })
  const beside = rest.find(
    (one) => one.state !== 'closed' && one.opensOn <= round.meetsOn && round.opensOn <= one.meetsOn,
  )
  if (beside !== undefined)
    fields.push({
      field: 'opensOn',
      message: `“${beside.name}” runs from ${describeDay(beside.opensOn)} to ${describeDay(beside.meetsOn)}. Enter a day after its meeting, or close it first.`,
    })
  const [first] = fields
  if (first !== undefined) throw new Problem(wrong.length > 0 ? 'invalid' : 'rule-broken', first.message, { fields })
}

/** The rounds that opening another one closes, since their meeting has been; throws where one is still under way. */
export function closedByOpening(others: readonly KnownRound[], today: IsoDate): readonly KnownRound[] {
  const running = others.filter(({ state }) => state === 'open' || state === 'frozen')
  const under = running.find(({ meetsOn }) => meetsOn >= today)
  if (under !== undefined)
    throw new Problem(
      'rule-broken',
      `“${under.name}” is open until its meeting on ${describeDay(under.meetsOn)}. Close it first: a plan has one open round at a time.`,
    )
  return running
}

const follows: Readonly<Record<RoundState, readonly RoundState[]>> = {
  planned: ['open', 'closed'],
  open: ['frozen', 'closed'],
  frozen: ['open', 'closed'],
  closed: [],
}

/** Whether a round in one state may come into another. A closed one stays closed. */
export function canBecome(from: RoundState, to: RoundState): boolean {
  return follows[from].includes(to)
}

/** Whether people are asked for something now. */
export function isRunning(state: RoundState): boolean {
  return state === 'open' || state === 'frozen'
}
