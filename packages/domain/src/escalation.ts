import type { IsoDate } from './day.ts'
import type { RagStatus } from './rag.ts'

/** What is reached when an indicator stays red: its owner owes a sheet, a director looks, the board decides. */
export const escalationSteps = ['sheet', 'director', 'board'] as const
export type EscalationStep = (typeof escalationSteps)[number]

/** What a board can decide of an indicator that stays red; each with its reason. */
export const boardDecisions = ['change-plan', 'change-target', 'accept'] as const
export type BoardDecision = (typeof boardDecisions)[number]

/** How a partnership goes further with what stays red. Each step can be left out. */
export type EscalationRule = Readonly<{
  /** So many rounds red in a row until a sheet is owed; null for never by rounds. */
  sheetAfterRounds: number | null
  /** Whether a director is told when a day back to green has passed. */
  directorWhenMissed: boolean
  /** So many rounds red in a row until a board decides; null for never. */
  boardAfterRounds: number | null
}>

/** As it is where a partnership has set nothing. Source: the defaults that the product was asked for. */
export const usualEscalation: EscalationRule = {
  sheetAfterRounds: 2,
  directorWhenMissed: true,
  boardAfterRounds: 4,
}

/** How an indicator stood at the end of a round. */
export type ClosedRound = Readonly<{
  end: IsoDate
  status: RagStatus
  hasNewValue: boolean
  /** Its recovery sheet was owed or sent back, and not answered. */
  sheetUnanswered: boolean
}>

/**
 * How many rounds in a row it has counted as red, up to the latest. A round without a new value repeats what was known:
 * it counts only where the last sheet was unanswered, and does not end the row where it does not count. `rounds` oldest
 * first; the row ends at the first round that was not red.
 */
export function redRoundsOf(rounds: readonly ClosedRound[]): number {
  const lastOther = rounds.findLastIndex(({ status }) => status !== 'red')
  return rounds.slice(lastOther + 1).filter(({ hasNewValue, sheetUnanswered }) => hasNewValue || sheetUnanswered).length
}

export type Standing = Readonly<{
  rounds: readonly ClosedRound[]
  /** The day back to green that was last promised; null where none was. */
  backToGreenOn: IsoDate | null
  /** The status shown now. */
  status: RagStatus
}>

/**
 * The steps an indicator has reached on a day, each with the day it was reached on: two rounds red, a day back to green
 * that has passed while it is not green, four rounds red. None where it is neither red nor late with its promise. Pure:
 * what was reached before and decided is for whoever stores it.
 */
export function stepsReached(
  { rounds, backToGreenOn, status }: Standing,
  rule: EscalationRule,
  today: IsoDate,
): readonly Readonly<{ step: EscalationStep; on: IsoDate }>[] {
  const last = rounds.at(-1)
  const red = redRoundsOf(rounds)
  const isStill = status === 'red' && last !== undefined
  const reached = (after: number | null) => isStill && after !== null && red >= after
  const isMissed =
    rule.directorWhenMissed &&
    backToGreenOn !== null &&
    backToGreenOn < today &&
    (status === 'red' || status === 'amber')
  return [
    ...(reached(rule.sheetAfterRounds) && last ? [{ step: 'sheet' as const, on: last.end }] : []),
    ...(isMissed ? [{ step: 'director' as const, on: backToGreenOn }] : []),
    ...(reached(rule.boardAfterRounds) && last ? [{ step: 'board' as const, on: last.end }] : []),
  ]
}

/**
 * The round that a day falls in: a calendar quarter, until a partnership opens rounds of its own. `end` is its last day.
 */
export function roundOf(day: IsoDate): Readonly<{ start: IsoDate; end: IsoDate }> {
  const year = Number(day.slice(0, 4))
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3)
  const [from, to] = QUARTERS[quarter] ?? QUARTERS[0]
  return { start: `${year}-${from}`, end: `${year}-${to}` }
}

const QUARTERS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const
