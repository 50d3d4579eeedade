import { dayNumber, type IsoDate } from './day.ts'

/** An action is scored on leverage (will it move the curve), feasibility, specificity and values. */
export type ActionScore = Readonly<{ score: 'high' | 'medium' | 'low' | null; reason: string }>

/** Something that is done. What it comes from (an idea, or a factor) is its link; its status comes by updates alone. */
export type Action = Readonly<{
  kind: 'action'
  text: string
  ownerMemberId: string | null
  startsOn: IsoDate | null
  dueOn: IsoDate | null
  /** What is stopped to make room. */
  stops: string
  /** What it is expected to change, in a sentence. */
  effect: string
  leverage: ActionScore
  feasibility: ActionScore
  specificity: ActionScore
  values: ActionScore
}>

/** What an update can say. An action without one is planned. */
export const updateStatuses = ['on-track', 'late', 'done', 'stopped'] as const
export type UpdateStatus = (typeof updateStatuses)[number]
export type ActionStatus = 'planned' | UpdateStatus

/** An action's status is what its latest update says; where two are of one day, the one recorded last. */
export type ActionState = Readonly<{
  status: ActionStatus
  /** Days since it was due, where that day has passed and it is neither done nor stopped; else null. */
  overdueDays: number | null
}>

/**
 * Whether an action says what it is to change: in words, by the idea or the factor it comes from, or by standing in the
 * walk of the indicator it is to move (`placementId`). A process that names none of these is work without an outcome.
 */
export function namesEffect({
  effect,
  linkId,
  placementId,
}: Readonly<{ effect: string; linkId: string | null; placementId: string | null }>): boolean {
  return effect.trim() !== '' || linkId !== null || placementId !== null
}

/** How a list of actions is narrowed: what is still to do, what of it is past its day or names no effect, what is done or stopped. */
export const actionStates = ['open', 'overdue', 'no-effect', 'over'] as const

/** How an action stands on a day. Without a due day it is never overdue: that it lacks one is said elsewhere. */
export function stateOfAction(
  { dueOn, status }: Readonly<{ dueOn: IsoDate | null; status: ActionStatus }>,
  today: IsoDate,
): ActionState {
  const isOver = status === 'done' || status === 'stopped'
  if (isOver || dueOn === null || dueOn >= today) return { status, overdueDays: null }
  return { status, overdueDays: dayNumber(today) - dayNumber(dueOn) }
}

/** Worst first: what is overdue longest, then late, on track and planned by due day, then what is over. */
export function byUrgency<One extends ActionState & Readonly<{ dueOn: IsoDate | null }>>(a: One, b: One): number {
  const rank = ({ status, overdueDays }: One) => {
    if (status === 'done' || status === 'stopped') return 3
    if (overdueDays !== null) return 0
    return status === 'late' ? 1 : 2
  }
  return (
    rank(a) - rank(b) ||
    (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')
  )
}
