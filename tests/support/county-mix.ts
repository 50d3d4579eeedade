import type { CountyRole } from './county-plan.ts'
import { reads } from './county-reads.ts'
import type { Doing } from './county-worker.ts'
import { writes } from './county-writes.ts'

/**
 * A working day before a challenge meeting, in shares of a thousand. Nine of ten requests read, as a tracker is looked at
 * more than it is written: the dashboard and an indicator's page first, then what a director watches (red and amber),
 * what everybody owes, and the walk. Values, answers and words on cards are written by members and leads; numbers come
 * through links; an analyst takes a file in and a coordinator freezes a pack now and then.
 */
export const mix: readonly Doing[] = [...reads, ...writes]

export const doneBy = (role: CountyRole): readonly Doing[] =>
  mix.filter(({ by }) => by === undefined || by.includes(role))

/** One of the things somebody does, as often as its weight says; `chance` is from 0 to 1. */
export function chosenOf(things: readonly Doing[], chance: number): Doing {
  const all = things.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance * all
  for (const one of things) {
    left -= one.weight
    if (left < 0) return one
  }
  const last = things.at(-1)
  if (last === undefined) throw new Error('Somebody has nothing to do.')
  return last
}
