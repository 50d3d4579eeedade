import type { IsoDate } from './day.ts'
import { describeDay } from './period/label.ts'
import { isOverdue, type PromiseState } from './promise.ts'

const STATES: Readonly<Record<PromiseState, string>> = {
  open: 'Open',
  kept: 'Kept',
  late: 'Late',
  dropped: 'Dropped',
}

/** How a promise stands: "Open", "Overdue" once its day has passed without word, "Kept", "Late", "Dropped". */
export function describePromise(
  promise: Readonly<{ state: PromiseState; dueOn: IsoDate | null }>,
  today: IsoDate,
): string {
  return isOverdue(promise, today) ? 'Overdue' : STATES[promise.state]
}

export function describePromiseState(state: PromiseState): string {
  return STATES[state]
}

/** "due 31 January 2027"; "no day given". */
export function describeDue(dueOn: IsoDate | null): string {
  return dueOn === null ? 'no day given' : `due ${describeDay(dueOn)}`
}

/** "5 kept, 2 late, 1 dropped and 3 open": what there is of each, in that order; "none" where there is nothing. */
export function describePromiseCounts(states: readonly PromiseState[]): string {
  const order: readonly PromiseState[] = ['kept', 'late', 'dropped', 'open']
  const parts = order
    .map((state) => [states.filter((one) => one === state).length, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`)
  if (parts.length < 2) return parts[0] ?? 'none'
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
