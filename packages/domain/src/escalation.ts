import { addDays, addMonths, dayParts, type IsoDate } from './day.ts'
import { isRedOrAmber } from './exception.ts'
import { type FieldProblem, Problem } from './problem.ts'
import type { RagStatus } from './rag.ts'
import { isDayMissed, type Standing } from './recovery-sheet.ts'

/** How far up a red indicator is carried, in order: its owner's sheet, a director, the board. */
export const escalationSteps = ['sheet', 'director', 'board'] as const
export type EscalationStep = (typeof escalationSteps)[number]

/** `answered`: the sheet that the first step asks for was sent. `lapsed`: neither red nor amber any more, or out of the plan. */
export const escalationStates = ['open', 'decided', 'answered', 'lapsed'] as const
export type EscalationState = (typeof escalationStates)[number]

export const escalationDecisions = ['change-plan', 'change-target', 'accept'] as const
export type EscalationDecision = (typeof escalationDecisions)[number]

/** The steps that wait for somebody's decision; what the first one waits for is a recovery sheet. */
export function needsDecision(step: EscalationStep): boolean {
  return step !== 'sheet'
}

/** When a partnership carries what stays red further up. Rounds are counted, not values: a yearly one is asked about too. */
export type EscalationRule = Readonly<{
  redRoundsToSheet: number
  /** A back-to-green day that passed goes to a director. */
  missedDayToDirector: boolean
  /** How many days after it. */
  daysOfGrace: number
  redRoundsToBoard: number
}>

export const defaultEscalationRule: EscalationRule = {
  redRoundsToSheet: 2,
  missedDayToDirector: true,
  daysOfGrace: 0,
  redRoundsToBoard: 4,
}

/** What the settings hold: three years of rounds, a quarter of grace or of answering time. */
export const ruleLimits = { rounds: 12, days: 92 } as const

/** Refuses a board that is asked before the owner is: steps are taken in order. */
export function checkEscalationRule({ redRoundsToSheet, redRoundsToBoard }: EscalationRule): void {
  if (redRoundsToBoard >= redRoundsToSheet) return
  const message = `The board is asked after the owner. Enter ${redRoundsToSheet} rounds or more, or ask for a sheet earlier.`
  const fields: FieldProblem[] = [{ field: 'redRoundsToBoard', message }]
  throw new Problem('invalid', message, { fields })
}

/** How an indicator in a plan stood when a round closed. */
export type ClosedRound = Readonly<{
  /** The last day of the round, which names it. */
  end: IsoDate
  /** As it was shown: an override's where one was in force. */
  status: RagStatus
  /** The last day of the period of the latest value then. */
  latestEnd: IsoDate | null
  hasNewValue: boolean
  /** A recovery sheet was owed, or sent back, and no answer had come. */
  sheetUnanswered: boolean
}>

/**
 * The last calendar quarter that has ended by a day, named by its last day. It stands for a round until the partnership
 * opens rounds of its own: both are three months of work.
 */
export function lastQuarterEnd(today: IsoDate): IsoDate {
  const { year, month } = dayParts(today)
  const first = `${String(year).padStart(4, '0')}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  return addDays(first, -1)
}

/** The red rounds an indicator has behind it without a break, oldest first. */
export type RedRun = Readonly<{
  rounds: readonly ClosedRound[]
  /** Those that count toward the board: with a new value, or with a sheet that nobody answered. */
  counted: readonly ClosedRound[]
}>

/**
 * The rounds red in a row up to the last one, of rounds in any order. A round without a new value says nothing new, so it
 * counts toward the board only where the last sheet was not answered either; it does not break the run. What has turned
 * red anew since the last round (by a later value, from another colour), or is not red now, has no run behind it.
 */
export function redRunOf(rounds: readonly ClosedRound[], standing: Standing): RedRun {
  const ordered = rounds.toSorted((a, b) => (a.end < b.end ? -1 : 1))
  const last = ordered.at(-1)
  if (last === undefined || standing.status !== 'red' || hasTurnedAnew(standing, last))
    return { rounds: [], counted: [] }
  const run = ordered.slice(ordered.findLastIndex(({ status }) => status !== 'red') + 1)
  return { rounds: run, counted: run.filter(({ hasNewValue, sheetUnanswered }) => hasNewValue || sheetUnanswered) }
}

function hasTurnedAnew({ since, before }: Standing, { latestEnd }: ClosedRound): boolean {
  return before !== 'red' && since !== null && latestEnd !== null && since.end > latestEnd
}

/** A step that was reached before, in any state. */
export type EarlierStep = Readonly<{
  step: EscalationStep
  state: EscalationState
  /** The round at whose close it was reached; null where a day was missed. */
  roundEnd: IsoDate | null
  missedOn: IsoDate | null
  reachedOn: IsoDate
  /** The day it was decided, answered or lapsed. */
  endedOn: IsoDate | null
}>

/** All that decides which steps an indicator has reached. */
export type Position = Readonly<{
  standing: Standing
  rounds: readonly ClosedRound[]
  /** The back-to-green day that was given last and still binds. */
  greenOn: IsoDate | null
  /** The day the last sheet was sent; null where none was. */
  sheetSentOn: IsoDate | null
  earlier: readonly EarlierStep[]
}>

/** A step reached now. A sheet that was sent within the round answers the first step at once. */
export type ReachedStep = Readonly<{
  step: EscalationStep
  /** Red in so many rounds running, whether or not each counts; 0 where a day was missed. */
  redRounds: number
  roundEnd: IsoDate | null
  missedOn: IsoDate | null
  answeredOn: IsoDate | null
}>

/**
 * The steps that are reached on a day and were not before, each where it can first be true: a sheet once in a run of red
 * rounds; a director for each back-to-green day that was missed; the board again only after as many more red rounds as
 * the rule says have closed since its last decision. An open step is not reached twice, and one that lapsed is reached
 * again where it turns out that nothing has changed.
 */
export function stepsReached(position: Position, rule: EscalationRule, today: IsoDate): readonly ReachedStep[] {
  const run = redRunOf(position.rounds, position.standing)
  return [sheetStep(run, position, rule), directorStep(position, rule, today), boardStep(run, position, rule)].filter(
    (step) => step !== null,
  )
}

const held = ({ state }: EarlierStep) => state !== 'lapsed'

function sheetStep(run: RedRun, { earlier, sheetSentOn }: Position, rule: EscalationRule): ReachedStep | null {
  const first = run.rounds[0]
  const last = run.rounds.at(-1)
  if (first === undefined || last === undefined || run.rounds.length < rule.redRoundsToSheet) return null
  const isKnown = earlier.some(
    (one) => one.step === 'sheet' && held(one) && one.roundEnd !== null && one.roundEnd >= first.end,
  )
  if (isKnown || isOpen(earlier, 'sheet')) return null
  const isAnswered = sheetSentOn !== null && sheetSentOn > askedFromOf(last.end)
  const answeredOn = isAnswered ? sheetSentOn : null
  return { step: 'sheet', redRounds: run.rounds.length, roundEnd: last.end, missedOn: null, answeredOn }
}

function directorStep(position: Position, rule: EscalationRule, today: IsoDate): ReachedStep | null {
  const { standing, greenOn, earlier } = position
  if (!rule.missedDayToDirector || greenOn === null || !isRedOrAmber(standing.status)) return null
  if (addDays(greenOn, rule.daysOfGrace) >= today || !isDayMissed(greenOn, standing, today)) return null
  const isKnown = earlier.some((one) => one.step === 'director' && held(one) && one.missedOn === greenOn)
  if (isKnown || isOpen(earlier, 'director')) return null
  return { step: 'director', redRounds: 0, roundEnd: null, missedOn: greenOn, answeredOn: null }
}

function boardStep({ rounds, counted }: RedRun, { earlier }: Position, rule: EscalationRule): ReachedStep | null {
  const decidedOn = earlier
    .flatMap(({ step, state, endedOn }) =>
      step === 'board' && state === 'decided' && endedOn !== null ? [endedOn] : [],
    )
    .toSorted()
    .at(-1)
  const since = decidedOn === undefined ? counted : counted.filter(({ end }) => end > decidedOn)
  const last = since.at(-1)
  if (last === undefined || since.length < rule.redRoundsToBoard || isOpen(earlier, 'board')) return null
  return { step: 'board', redRounds: rounds.length, roundEnd: last.end, missedOn: null, answeredOn: null }
}

function isOpen(earlier: readonly EarlierStep[], of: EscalationStep): boolean {
  return earlier.some(({ step, state }) => step === of && state === 'open')
}

/** The day after which a sheet must have been sent to answer a step that was reached when a round closed: the round's own. */
export function askedFromOf(roundEnd: IsoDate): IsoDate {
  return addMonths(roundEnd, -3)
}

/** Whether an open step is over without anybody's doing: its indicator is neither red nor amber, or has left the plan. */
export function isStepOver(standing: Standing | null): boolean {
  return standing === null || !isRedOrAmber(standing.status)
}
