import type { ChallengeView } from '@ttc/contracts/challenge'
import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import type { PromiseView } from '@ttc/contracts/promise'
import { itemOf } from '@ttc/domain/challenge-meeting'
import type { WaitingField } from './minutes-outbox.ts'

type Meeting = ChallengeMeetingView

/** The meeting with a challenge or a promise as it has just been stored; an older answer changes nothing. */
export function withStored(meeting: Meeting, what: WaitingField['what'], view: ChallengeView | PromiseView): Meeting {
  return what === 'challenge'
    ? { ...meeting, challenges: placed(meeting.challenges, view as ChallengeView) }
    : { ...meeting, promises: placed(meeting.promises, view as PromiseView) }
}

function placed<Row extends Readonly<{ id: string; version: number }>>(rows: readonly Row[], row: Row): Row[] {
  const known = rows.find(({ id }) => id === row.id)
  if (known === undefined) return [...rows, row]
  return known.version > row.version ? [...rows] : rows.map((one) => (one.id === row.id ? row : one))
}

/** A challenge or promise to be typed into: stored, or so far only typed. */
export type Entry<View> = Readonly<{ id: string; stored: View | null }>

/** The challenges under an item in their order: those stored, and those that are only typed. Taken out ones are left out. */
export function challengesUnder(
  { challenges, items }: Pick<Meeting, 'challenges' | 'items'>,
  waiting: ReadonlyMap<string, WaitingField>,
  itemId: string,
): Entry<ChallengeView>[] {
  const stored = challenges.filter(
    (one) => !one.removed && (one.source === 'before' ? itemOf(one, items) : one.itemId) === itemId,
  )
  const known = new Set(challenges.map(({ id }) => id))
  const typed = idsIn(waiting, (one) => one.what === 'challenge' && one.itemId === itemId && !known.has(one.id))
  return [...stored.map((one) => ({ id: one.id, stored: one })), ...typed.map((id) => ({ id, stored: null }))]
}

/** The promises that answer a challenge, likewise. */
export function promisesUnder(
  { promises }: Pick<Meeting, 'promises'>,
  waiting: ReadonlyMap<string, WaitingField>,
  challengeId: string,
): Entry<PromiseView>[] {
  const stored = promises.filter((one) => !one.removed && one.challengeId === challengeId)
  const known = new Set(promises.map(({ id }) => id))
  const typed = idsIn(waiting, (one) => one.what === 'promise' && one.challengeId === challengeId && !known.has(one.id))
  return [...stored.map((one) => ({ id: one.id, stored: one })), ...typed.map((id) => ({ id, stored: null }))]
}

function idsIn(waiting: ReadonlyMap<string, WaitingField>, which: (one: WaitingField) => boolean): string[] {
  return [...new Set([...waiting.values()].filter(which).map(({ id }) => id))]
}

/** Whether what was typed has been stored, in words; and whether all is well. */
export function savedWords(
  waiting: ReadonlyMap<string, WaitingField>,
  isLost: boolean,
): [well: boolean, words: string] {
  const states = [...waiting.values()].map(({ state }) => state)
  if (states.includes('conflict')) return [false, 'Two versions: choose which one stays']
  if (states.includes('barred')) return [false, 'Not saved: you may no longer take these minutes']
  if (states.includes('refused')) return [false, 'Not saved: see what is wrong']
  if (states.includes('away')) return [false, 'No connection. What you typed is kept here and sent when it is back']
  if (states.length > 0) return [true, 'Saving']
  return isLost ? [false, 'Connection lost. What you type is kept here'] : [true, 'All saved']
}
