import { Problem } from './problem.ts'

export const meetingStates = ['planned', 'held', 'closed'] as const
export type MeetingState = (typeof meetingStates)[number]

export const itemKinds = ['promises', 'exception', 'card', 'question', 'other'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Minutes of a meeting and of one item, and how much a meeting can hold. */
export const meetingLimits = {
  leastMinutes: 15,
  mostMinutes: 480,
  mostItemMinutes: 120,
  items: 60,
  challenges: 400,
  promises: 400,
  questions: 100,
} as const

/**
 * Refuses what a meeting no longer allows. Minutes are typed while it is planned or held; once it is closed they are a
 * record, and only a correction that says why may change them. `reason` is null where none was given.
 */
export function checkMinutes(state: MeetingState, reason: string | null): void {
  if (state !== 'closed' || reason !== null) return
  const message = 'This meeting is closed. Say why its minutes are corrected.'
  throw new Problem('rule-broken', message, { fields: [{ field: 'reason', message }] })
}

/** Refuses to move on, or to lay out anew, what is over. */
export function checkOpen(state: MeetingState): void {
  if (state === 'closed')
    throw new Problem('rule-broken', 'This meeting is closed. Its minutes can be corrected with a reason.')
}

/**
 * Refuses another day for a meeting without a reason, and for one that has begun: a record cannot be moved. The same day
 * needs none.
 */
export function checkMove(
  { state, meetsOn }: Readonly<{ state: MeetingState; meetsOn: string }>,
  to: string,
  reason: string,
): void {
  if (to === meetsOn) return
  const wrong = (field: string, message: string) =>
    new Problem('rule-broken', message, { fields: [{ field, message }] })
  if (state !== 'planned') throw wrong('meetsOn', 'This meeting has begun. Its day can no longer be changed.')
  if (reason.trim() === '') throw wrong('reason', 'Say why the meeting is on another day.')
}

type Item = Readonly<{ id: string; kind: ItemKind; placementId: string | null; forPanel?: boolean | undefined }>

/**
 * Under which item a question from before the day is asked: the one it was put under, else the item of the indicator it
 * is about, else the first item for questions that is not the young people's panel's, else none yet (null). An item that
 * has left the agenda counts as none.
 */
export function itemOf(
  question: Readonly<{ itemId: string | null; placementId: string | null }>,
  items: readonly Item[],
): string | null {
  const found =
    items.find(({ id }) => id === question.itemId) ??
    items.find((one) => one.placementId !== null && one.placementId === question.placementId) ??
    items.find(({ kind, forPanel = false }) => kind === 'question' && !forPanel)
  return found?.id ?? null
}
