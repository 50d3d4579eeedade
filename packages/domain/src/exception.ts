import { dayNumber, type IsoDate } from './day.ts'
import type { RagStatus } from './rag.ts'

/**
 * How an indicator in a plan stands before a director. Red, amber, and red or amber by forecast are exceptions; the
 * others stand apart. That data are late, or a series broken, is told beside any of them.
 */
export const exceptionKinds = ['red', 'amber', 'forecast', 'no-value', 'no-target', 'green', 'contextual'] as const
export type ExceptionKind = (typeof exceptionKinds)[number]

/** The parts of the list, each with a count that is a link. One indicator can stand in several. */
export const exceptionParts = [
  'red-amber',
  'red',
  'amber',
  'forecast',
  'late',
  'no-target',
  'not-due',
  'break',
  'contextual',
  'all',
] as const
export type ExceptionPart = (typeof exceptionParts)[number]

/** What the list is narrowed to besides, each a question a director asks. */
export const exceptionFlags = [
  'escalated',
  'no-sheet',
  'stale-words',
  'same-words',
  'slipped',
  'asks',
  'overdue-action',
  'no-effect',
  'no-reason',
  'overridden',
] as const
export type ExceptionFlag = (typeof exceptionFlags)[number]

export const exceptionOrders = ['worst', 'children', 'words', 'chance', 'name', 'owner', 'outcome', 'due'] as const
export type ExceptionOrder = (typeof exceptionOrders)[number]

/**
 * The kind by the status that is shown (an override's where one is in force) and the forecast at the last target. Green
 * by now and red or amber by forecast is an exception of its own; what is red already is not counted twice.
 */
export function exceptionKindOf(shown: RagStatus, forecast: RagStatus | null): ExceptionKind {
  return shown === 'green' && isRedOrAmber(forecast) ? 'forecast' : shown
}

export function isRedOrAmber(status: RagStatus | null): boolean {
  return status === 'red' || status === 'amber'
}

const severities: Readonly<Record<ExceptionKind, number>> = {
  red: 6,
  amber: 5,
  forecast: 4,
  'no-value': 3,
  'no-target': 2,
  green: 1,
  contextual: 0,
}

const MOST_DAYS = 1_000_000

/**
 * Worst first, and among equals the longest so: one whole number, the higher the sooner in the list. `since` is the first
 * day of the period since which it has stood so; null (nothing judged yet) comes after all others of its kind.
 */
export function rankOf(kind: ExceptionKind, since: IsoDate | null): number {
  return severities[kind] * MOST_DAYS + (since === null ? 0 : MOST_DAYS - 1 - dayNumber(since))
}

/** The words about an indicator are stale when they have not changed for more than a quarter of a year. */
export const STALE_DAYS = 92
