import type { IsoDate } from './day.ts'
import { Problem } from './problem.ts'

/** `late`: not kept by its day, and still promised. */
export const promiseStates = ['open', 'kept', 'late', 'dropped'] as const
export type PromiseState = (typeof promiseStates)[number]

/** The longest promise, note, name and agency, in characters. */
export const promiseLimits = { text: 2000, note: 1000, name: 200, agency: 200 } as const

type Standing = Readonly<{ state: PromiseState; dueOn: IsoDate | null }>

/** Whether it is still promised: open, or late and not given up. */
export function isStillPromised({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'open' || state === 'late'
}

/**
 * Whether its day has passed without word: still open, and due before today. One without a day is never overdue; one
 * said to be late is late, not overdue.
 */
export function isOverdue({ state, dueOn }: Standing, today: IsoDate): boolean {
  return state === 'open' && dueOn !== null && dueOn < today
}

/**
 * Refuses a state that says too little: late and dropped need a note, since the next meeting asks why; a day that has
 * not come yet is none on which anything was kept.
 */
export function checkSettled(
  settled: Readonly<{ state: PromiseState; note: string; on: IsoDate }>,
  { today, madeOn }: Readonly<{ today: IsoDate; madeOn: IsoDate }>,
): void {
  const { state, note, on } = settled
  const wrong = (field: string, message: string) =>
    new Problem('rule-broken', message, { fields: [{ field, message }] })
  if (note.trim() === '' && (state === 'late' || state === 'dropped'))
    throw wrong('note', state === 'late' ? 'Say why it is late.' : 'Say why it is dropped.')
  if (on > today) throw wrong('on', 'Enter today or an earlier day.')
  if (on < madeOn) throw wrong('on', 'Enter a day on or after the one on which it was promised.')
}

/**
 * The median of whole days, from how often each number of days occurred; of an even count the mean of the middle two, so
 * that it may end in .5. Null where nothing has been counted.
 */
export function medianDays(counts: readonly Readonly<{ days: number; count: number }>[]): number | null {
  const sorted = counts.filter(({ count }) => count > 0).toSorted((a, b) => a.days - b.days)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const at = (place: number) => {
    let passed = 0
    return sorted.find(({ count }) => {
      passed += count
      return place < passed
    })?.days as number
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}
