import type { AnswerView } from '@ttc/contracts/answer'
import { Problem } from '@ttc/domain/problem'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'
import {
  inContent,
  inTime,
  isSame,
  isToSend,
  isUnsaid,
  problemsOf,
  type Typed,
  typedIn,
  type Waiting,
} from './waiting-answer.ts'

export type SendAnswer = (typed: Typed) => Promise<AnswerView>

type Parts = Readonly<{
  /** Names the place in the browser's tab where unsent words are kept. */
  key: string
  send: SendAnswer
  stored: (answer: AnswerView) => void
  /** Told of a refusal that is about the person and not about their words: their role or their session has ended. */
  barred?: (problem: Problem) => void
  waitMs?: number
  retryMs?: number
  patienceMs?: number
}>

/**
 * What is on its way from the fields to the store: each answer's words are sent when typing rests, one answer at a time
 * and in the order in which they were begun, again until an answer comes, and never over somebody else's. Kept by the
 * tab until stored, so that a reload or a lost connection loses nothing.
 */
export class AnswerOutbox {
  readonly #parts: Parts
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #due = new Set<string>()
  #waiting: ReadonlyMap<string, Waiting>
  #isSending = false

  constructor(parts: Parts) {
    this.#parts = parts
    const kept = draftOf<{ waiting: Waiting[] }>(parts.key, { waiting: [] })?.waiting ?? []
    const stays = ({ state }: Waiting) => state === 'conflict' || state === 'held'
    this.#waiting = new Map(kept.map((one) => [one.id, stays(one) ? one : { ...one, state: 'away' }]))
    this.flush()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): ReadonlyMap<string, Waiting> => this.#waiting

  /** Keeps what was typed and sends it once typing rests. */
  put(typed: Typed, waitMs = this.#parts.waitMs ?? 800): void {
    const before = this.#waiting.get(typed.id)
    const isEmpty = typed.base === 0 && isUnsaid(typed.content) && before?.state !== 'sending'
    const base = before === undefined ? typed.base : Math.max(before.base, typed.base)
    const stays = before?.state === 'conflict' || before?.state === 'sending' || before?.state === 'away'
    const state = stays ? before.state : isEmpty ? 'held' : 'waiting'
    const { present = null, asked = null } = before ?? {}
    this.#set({ ...typed, base, state, problems: [], present, asked })
    if (isToSend(state)) this.#sendAfter(typed.id, waitMs)
  }

  /** Sends now what waits: on leaving a field, a page, or when the connection is back. */
  flush(): void {
    for (const [id, { state }] of this.#waiting) if (isToSend(state)) this.#sendAfter(id, 0)
  }

  /** Sends again what the person was not let store: their role may have been given back. */
  tryAgain(): void {
    for (const one of this.#waiting.values()) if (one.state === 'barred') this.#set({ ...one, state: 'away' })
    this.flush()
  }

  /** Forgets a new answer that nothing was typed into. */
  forget(id: string): void {
    this.#clear(id)
  }

  /** Settles two versions: mine is sent over theirs, or theirs is taken. */
  settle(id: string, whose: 'mine' | 'theirs'): void {
    const one = this.#waiting.get(id)
    if (one?.present == null) return
    if (whose === 'theirs') {
      const { present } = one
      this.#clear(id)
      this.#parts.stored(present)
      return
    }
    this.#set({ ...one, base: one.present.version, present: null, asked: null, state: 'waiting' })
    this.#sendAfter(id, 0)
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #sendAfter(id: string, ms: number): void {
    clearTimeout(this.#timers.get(id))
    const due = () => {
      this.#timers.delete(id)
      this.#due.add(id)
      void this.#sendDue()
    }
    this.#timers.set(id, setTimeout(due, ms))
  }

  /** Where no answer comes to one, those behind it wait with it: what was said first is stored first. */
  async #sendDue(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    for (let one = this.#nextDue(); one !== undefined; one = this.#nextDue()) {
      clearTimeout(this.#timers.get(one.id))
      this.#due.delete(one.id)
      await this.#send(one)
      if (this.#waiting.get(one.id)?.state === 'away') break
    }
    this.#isSending = false
  }

  /** The first that is to be sent, up to the last that is due: what was begun earlier goes with it. */
  #nextDue(): Waiting | undefined {
    const all = [...this.#waiting.values()]
    const last = all.findLastIndex(({ id, state }) => state === 'away' || (state === 'waiting' && this.#due.has(id)))
    return all.slice(0, last + 1).find(({ state }) => isToSend(state))
  }

  async #send(one: Waiting): Promise<void> {
    const problems = one.asked === null ? problemsOf(one) : []
    if (problems.length > 0) return this.#set({ ...one, state: 'refused', problems })
    const asked = one.asked ?? typedIn(one)
    this.#set({ ...one, state: 'sending', asked })
    try {
      this.#came(asked, await inTime(this.#parts.send(asked), this.#parts.patienceMs ?? 20_000))
    } catch (error) {
      this.#refused(one.id, error instanceof Problem ? error : new Problem('unexpected', 'This could not be stored.'))
    }
  }

  #came(sent: Typed, answer: AnswerView): void {
    const now = this.#waiting.get(sent.id)
    this.#parts.stored(answer)
    // Typed on while it was on its way: that is based on what has just been stored.
    if (now !== undefined && !isSame(now, sent)) {
      this.#set({ ...now, base: answer.version, state: 'waiting', asked: null })
      this.#sendAfter(sent.id, this.#parts.waitMs ?? 800)
    } else this.#clear(sent.id)
  }

  #refused(id: string, problem: Problem): void {
    const now = this.#waiting.get(id)
    if (now === undefined) return
    const { code, fields } = problem
    if (code === 'unavailable' || code === 'too-many' || code === 'signed-out') {
      this.#set({ ...now, state: 'away' })
      // Whoever is signed out is led to sign in: it goes on when they are back.
      if (code === 'signed-out') this.#parts.barred?.(problem)
      else this.#sendAfter(id, this.#parts.retryMs ?? 3000)
    } else if (code === 'conflict' && problem.present !== null) {
      this.#set({ ...now, state: 'conflict', present: problem.present as AnswerView, asked: null })
    } else if (code === 'forbidden' || code === 'not-found') {
      this.#set({ ...now, state: 'barred', asked: null })
      this.#parts.barred?.(problem)
    } else {
      const problems = fields.length > 0 ? fields.map(inContent) : [{ field: 'text', message: problem.message }]
      this.#set({ ...now, state: 'refused', problems, asked: null })
    }
  }

  #set(one: Waiting): void {
    this.#change(new Map(this.#waiting).set(one.id, one))
  }

  #clear(id: string): void {
    const rest = new Map(this.#waiting)
    rest.delete(id)
    this.#due.delete(id)
    this.#change(rest)
  }

  #change(waiting: ReadonlyMap<string, Waiting>): void {
    this.#waiting = waiting
    if (waiting.size === 0) dropDraft(this.#parts.key)
    else keepDraft(this.#parts.key, { waiting: [...waiting.values()] })
    for (const listener of this.#listeners) listener()
  }
}
