import type { ExceptionKind } from '../exception.ts'

/** An indicator of the list of exceptions, as far as an agenda needs it. */
export type Candidate = Readonly<{ placementId: string; name: string; kind: ExceptionKind; isLate: boolean }>

export type ProposedItem = Readonly<{
  kind: 'promises' | 'exception' | 'question' | 'other'
  placementId: string | null
  title: string
  minutes: number
  /** The one under which the young people’s panel’s questions stand. */
  forPanel: boolean
}>

export type ProposedAgenda = Readonly<{
  items: readonly ProposedItem[]
  /** Exceptions that found no room, the worst of them first. */
  leftOut: readonly Candidate[]
}>

/** Nobody says much that is new about one indicator after a quarter of an hour. */
const MOST_FOR_ONE = 15
const READ_BACK = 3
/** Young people come for this: it keeps its minutes before what is red and amber gets any. */
const PANEL = { least: 5, aQuestion: 2, most: 15 } as const

/**
 * The minutes an exception needs at least: 5 for red, 3 for amber or for red or amber by forecast, and one more where
 * its value is late, since why that is must be asked too. Source: what a chair can get through in 90 minutes with ten
 * red and amber indicators.
 */
export function leastMinutesFor({ kind, isLate }: Pick<Candidate, 'kind' | 'isLate'>): number {
  return (kind === 'red' ? 5 : 3) + (isLate ? 1 : 0)
}

/** The minutes for the young people's panel: 5, and 2 for each question they sent, 15 at most; none without a panel (null). */
function panelMinutesOf(questions: number | null): number {
  return questions === null ? 0 : Math.min(PANEL.most, PANEL.least + PANEL.aQuestion * questions)
}

type Meeting = Readonly<{
  minutes: number
  promises: number
  /** Of the young people's panel, which has an item of its own; null where none is asked. */
  panel: number | null
  /** Of everybody else from before the day. */
  questions: number
  exceptions: readonly Candidate[]
}>

/**
 * An agenda for a meeting of so many minutes. Promises from last time come first (a minute for each, 3 to 10), then what
 * the young people's panel asks (5 minutes, and 2 a question, at most 15), then the exceptions in the order given (worst first), as many as fit with their least minutes: the first that does not fit ends
 * them, so that nothing worse is left out for something milder. Questions from before the day follow (2 minutes each,
 * 4 to 15), and 3 minutes for reading back what was decided. What is left of the time is shared out among the exceptions
 * by their least minutes, up to 15 for one. The sum is never more than a meeting of 43 minutes or more; it is less where nothing needs it.
 */
export function proposeAgenda(meeting: Meeting): ProposedAgenda {
  const panel = panelMinutesOf(meeting.panel)
  const promises = meeting.promises === 0 ? 0 : clamp(meeting.promises, 3, 10)
  const questions = meeting.questions === 0 ? 0 : clamp(meeting.questions * 2, 4, 15)
  const left = meeting.minutes - promises - panel - questions - READ_BACK
  const fitting = howManyFit(meeting.exceptions, left)
  const chosen = meeting.exceptions.slice(0, fitting)
  const minutes = shareOut(chosen.map(leastMinutesFor), left)
  const items: ProposedItem[] = [
    ...some(promises, { kind: 'promises', title: 'Promises from last time' }),
    ...some(panel, { kind: 'question', title: 'Questions of the young people’s panel', forPanel: true }),
    ...chosen.map(
      ({ placementId, name }, i): ProposedItem => ({
        kind: 'exception',
        placementId,
        title: name,
        minutes: minutes[i] ?? 0,
        forPanel: false,
      }),
    ),
    ...some(questions, { kind: 'question', title: 'Questions from before the day' }),
    ...some(READ_BACK, { kind: 'other', title: 'Decisions and promises read back' }),
  ]
  return { items, leftOut: meeting.exceptions.slice(fitting) }
}

type Titled = Pick<ProposedItem, 'kind' | 'title'> & Partial<Pick<ProposedItem, 'forPanel'>>

const some = (minutes: number, item: Titled): ProposedItem[] =>
  minutes === 0 ? [] : [{ forPanel: false, ...item, placementId: null, minutes }]

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

function howManyFit(candidates: readonly Candidate[], minutes: number): number {
  let sum = 0
  const first = candidates.findIndex((one) => {
    sum += leastMinutesFor(one)
    return sum > minutes
  })
  return first === -1 ? candidates.length : first
}

/** Shares the spare minutes out by weight in whole minutes: each in turn to whoever is furthest below their share. */
function shareOut(least: readonly number[], minutes: number): number[] {
  const given = [...least]
  const sum = least.reduce((all, one) => all + one, 0)
  for (let spare = minutes - sum; spare > 0; spare--) {
    const next = furthestBelow(given, least)
    if (next === -1) break
    given[next] = (given[next] ?? 0) + 1
  }
  return given
}

/** Of those under the most for one, the first with the least time for what it needs; -1 where all have the most. */
function furthestBelow(given: readonly number[], least: readonly number[]): number {
  let found = -1
  let lowest = Number.POSITIVE_INFINITY
  for (const [i, minutes] of given.entries()) {
    const share = minutes / (least[i] ?? 1)
    if (minutes < MOST_FOR_ONE && share < lowest) {
      found = i
      lowest = share
    }
  }
  return found
}
