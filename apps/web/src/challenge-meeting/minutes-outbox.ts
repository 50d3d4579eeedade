import type { ChallengeView } from '@ttc/contracts/challenge'
import type { PromiseView } from '@ttc/contracts/promise'
import { typedDay } from '@ttc/domain/day/typed'
import { Problem } from '@ttc/domain/problem'
import { cleanText } from '@ttc/domain/turning-the-curve/typed-text'
import { inTime } from '../answer/waiting-answer.ts'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'

/** One field of a challenge or a promise as it stands in the page, over the version that was shown when it was typed. */
export type TypedField = Readonly<{
  what: 'challenge' | 'promise'
  id: string
  field: string
  value: unknown
  base: number
  itemId: string | null
  /** Of a promise: what it answers. */
  challengeId: string | null
  /** Why closed minutes are corrected. */
  reason: string | null
}>

export type WaitingField = TypedField &
  Readonly<{
    /** Away: no answer came, it is tried again. Barred: this person may not store it any more; it is kept for them. */
    state: 'waiting' | 'sending' | 'away' | 'refused' | 'conflict' | 'barred'
    message: string | null
    /** Sent without an answer, so that any of these may be what is stored: our own words are no other's. */
    asked: readonly unknown[]
    /** What is stored now, where another typed in the same field first. */
    present: ChallengeView | PromiseView | null
  }>

type Stored = ChallengeView | PromiseView
/** Whether a typed value is a stored one: text is tidied and days are read on the way. */
function sameWords(typed: unknown, stored: unknown): boolean {
  if (typeof typed !== 'string') return JSON.stringify(typed) === JSON.stringify(stored)
  return cleanText(typed) === stored || (stored !== null && typedDay(typed) === stored)
}

type Parts = Readonly<{
  /** Names the place in the browser's tab where unsent words are kept. */
  key: string
  send: (typed: TypedField) => Promise<Stored>
  stored: (what: TypedField['what'], view: Stored) => void
  barred: (problem: Problem) => void
  waitMs?: number
  retryMs?: number
  patienceMs?: number
}>

export const keyOf = ({ what, id, field }: Pick<TypedField, 'what' | 'id' | 'field'>) => `${what} ${id} ${field}`

/**
 * What is on its way from the minutes to the store: each field is sent when typing rests, one at a time and in the order
 * in which they were begun (a question before the promise that answers it), again until an answer comes, and never over
 * somebody else's. Kept by the tab until stored, so that a reload, a lost connection or a killed server loses nothing.
 */
export class MinutesOutbox {
  readonly #parts: Parts
  readonly #listeners = new Set<() => void>()
  #waiting: ReadonlyMap<string, WaitingField>
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false

  constructor(parts: Parts) {
    this.#parts = parts
    const kept = draftOf<{ fields: WaitingField[] }>(parts.key, { fields: [] })?.fields ?? []
    this.#waiting = new Map(
      kept.map((one) => [keyOf(one), one.state === 'conflict' ? one : { ...one, state: 'away', message: null }]),
    )
    this.flush()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): ReadonlyMap<string, WaitingField> => this.#waiting

  /** Keeps what was typed and sends it once typing rests. What stands against another's words waits for a choice. */
  put(typed: TypedField, waitMs = this.#parts.waitMs ?? 600): void {
    const before = this.#waiting.get(keyOf(typed))
    const base = before?.base ?? typed.base
    const stays = before?.state === 'conflict' || before?.state === 'sending'
    this.#set({
      ...typed,
      base,
      state: stays ? before.state : 'waiting',
      message: null,
      asked: before?.asked ?? [],
      present: before?.present ?? null,
    })
    this.#sendAfter(waitMs)
  }

  /** Sends now what waits: on leaving a field or a page, or when the connection is back. */
  flush(): void {
    this.#sendAfter(0)
  }

  /** Settles two versions: mine is sent over theirs, or theirs is taken. */
  settle(key: string, whose: 'mine' | 'theirs'): void {
    const one = this.#waiting.get(key)
    if (one?.present == null) return
    if (whose === 'theirs') {
      this.#clear(key)
      this.#parts.stored(one.what, one.present)
      return
    }
    this.#set({ ...one, base: one.present.versions[one.field] ?? 0, present: null, state: 'waiting', asked: [] })
    this.flush()
  }

  /** Sends again what could not be stored: the right to may have been given back. */
  tryAgain(): void {
    for (const one of this.#waiting.values())
      if (one.state === 'barred' || one.state === 'refused') this.#set({ ...one, state: 'away', message: null })
    this.flush()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #sendAfter(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#sendAll(), ms)
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let one = this.#next(); one !== undefined; one = this.#next()) {
      await this.#send(one)
      if (this.#waiting.get(keyOf(one))?.state === 'away') break
    }
    this.#isSending = false
  }

  #next(): WaitingField | undefined {
    return [...this.#waiting.values()].find(({ state }) => state === 'waiting' || state === 'away')
  }

  async #send(one: WaitingField): Promise<void> {
    this.#set({ ...one, state: 'sending', asked: [...one.asked, one.value] })
    try {
      this.#came(one, await inTime(this.#parts.send(one), this.#parts.patienceMs ?? 20_000))
    } catch (error) {
      this.#refused(keyOf(one), error instanceof Problem ? error : new Problem('unexpected', 'This was not stored.'))
    }
  }

  #came(sent: WaitingField, view: Stored): void {
    const key = keyOf(sent)
    const now = this.#waiting.get(key)
    // Typed on while it was on its way: that is based on what has just been stored.
    if (now !== undefined && JSON.stringify(now.value) !== JSON.stringify(sent.value)) {
      this.#set({ ...now, base: view.versions[sent.field] ?? 0, state: 'waiting', asked: [] })
      this.#parts.stored(sent.what, view)
      this.#sendAfter(this.#parts.waitMs ?? 600)
      return
    }
    this.#parts.stored(sent.what, view)
    this.#clear(key)
  }

  #refused(key: string, problem: Problem): void {
    const now = this.#waiting.get(key)
    if (now === undefined) return
    const { code, present, message, fields } = problem
    if (code === 'unavailable' || code === 'too-many' || code === 'signed-out') {
      this.#set({ ...now, state: 'away' })
      // Whoever is signed out is led to sign in: it goes on when they are back.
      if (code === 'signed-out') this.#parts.barred(problem)
      else this.#sendAfter(this.#parts.retryMs ?? 3000)
    } else if (code === 'conflict' && present !== null) {
      this.#meet(now, present as Stored)
    } else if (code === 'forbidden' || code === 'not-found') {
      this.#set({ ...now, state: 'barred', message })
      this.#parts.barred(problem)
    } else this.#set({ ...now, state: 'refused', message: fields[0]?.message ?? message })
  }

  /** Another version is stored: one of our own, whose answer was lost, is gone on from; somebody else's is a choice. */
  #meet(now: WaitingField, present: Stored): void {
    const base = present.versions[now.field] ?? 0
    const stored = (present as Readonly<Record<string, unknown>>)[now.field]
    const isOwn = now.asked.slice(0, -1).some((value) => sameWords(value, stored))
    const state = isOwn ? 'waiting' : 'conflict'
    this.#set({ ...now, base: isOwn ? base : now.base, state, present: isOwn ? null : present, asked: [] })
    if (isOwn) this.#sendAfter(0)
  }

  #set(one: WaitingField): void {
    this.#change(new Map(this.#waiting).set(keyOf(one), one))
  }

  #clear(key: string): void {
    const rest = new Map(this.#waiting)
    rest.delete(key)
    this.#change(rest)
  }

  #change(waiting: ReadonlyMap<string, WaitingField>): void {
    this.#waiting = waiting
    if (waiting.size === 0) dropDraft(this.#parts.key)
    else keepDraft(this.#parts.key, { fields: [...waiting.values()] })
    for (const listener of this.#listeners) listener()
  }
}
