import { type AnswerView, Content } from '@ttc/contracts/answer'
import { type FieldProblem, Problem } from '@ttc/domain/problem'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'

/** What was typed of an answer and is not stored yet. `base` is the version it was typed over; 0 for a new answer. */
export type Typed = Readonly<{
  id: string
  base: number
  content: Readonly<Record<string, unknown>>
  linkId: string | null
  removed: boolean
  after?: string | null
}>

export type Waiting = Typed &
  Readonly<{
    /** Held: nothing to send yet. Waiting: soon. Sending: on its way. Away: no answer came, it is tried again. */
    state: 'held' | 'waiting' | 'sending' | 'away' | 'refused' | 'conflict'
    problems: readonly FieldProblem[]
    /** What is stored now, where another edit came first. */
    present: AnswerView | null
  }>

export type SendAnswer = (typed: Typed) => Promise<AnswerView>

type Parts = Readonly<{
  /** Names the place in the browser's tab where unsent words are kept. */
  key: string
  send: SendAnswer
  stored: (answer: AnswerView) => void
  /** Whether anything unsent may go out by itself. */
  waitMs?: number
  retryMs?: number
}>

/**
 * What is on its way from the fields to the store: each answer's words are sent when typing rests, one request at a
 * time, again until an answer comes, and never over somebody else's. Kept by the tab until stored, so that a reload or
 * a lost connection loses nothing.
 */
export class AnswerOutbox {
  readonly #parts: Parts
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #waiting: ReadonlyMap<string, Waiting>

  constructor(parts: Parts) {
    this.#parts = parts
    const kept = draftOf<{ waiting: Waiting[] }>(parts.key, { waiting: [] })?.waiting ?? []
    this.#waiting = new Map(kept.map((one) => [one.id, one.state === 'conflict' ? one : { ...one, state: 'away' }]))
    for (const [id, { state }] of this.#waiting) if (state === 'away') this.#sendAfter(id, 0)
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
    const state =
      before?.state === 'conflict' || before?.state === 'sending' ? before.state : isEmpty ? 'held' : 'waiting'
    this.#set({ ...typed, base, state, problems: [], present: before?.present ?? null })
    if (state === 'waiting') this.#sendAfter(typed.id, waitMs)
  }

  /** Sends now what waits: on leaving a field, a page, or when the connection is back. */
  flush(): void {
    for (const [id, { state }] of this.#waiting) if (state === 'waiting' || state === 'away') this.#sendAfter(id, 0)
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
    this.#set({ ...one, base: one.present.version, present: null, state: 'waiting' })
    this.#sendAfter(id, 0)
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #sendAfter(id: string, ms: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.set(
      id,
      setTimeout(() => void this.#send(id), ms),
    )
  }

  async #send(id: string): Promise<void> {
    this.#timers.delete(id)
    const one = this.#waiting.get(id)
    if (one === undefined || (one.state !== 'waiting' && one.state !== 'away')) return
    const problems = problemsOf(one)
    this.#set({ ...one, state: problems.length > 0 ? 'refused' : 'sending', problems })
    if (problems.length > 0) return
    try {
      const answer = await this.#parts.send(one)
      this.#came(one, answer)
    } catch (error) {
      this.#refused(id, error instanceof Problem ? error : new Problem('unexpected', 'This could not be stored.'))
    }
  }

  #came(sent: Typed, answer: AnswerView): void {
    const now = this.#waiting.get(sent.id)
    this.#parts.stored(answer)
    // Typed on while it was on its way: that is based on what has just been stored.
    if (now !== undefined && !isSame(now, sent)) {
      this.#set({ ...now, base: answer.version, state: 'waiting' })
      this.#sendAfter(sent.id, this.#parts.waitMs ?? 800)
    } else this.#clear(sent.id)
  }

  #refused(id: string, problem: Problem): void {
    const now = this.#waiting.get(id)
    if (now === undefined) return
    if (problem.code === 'conflict' && problem.present !== null) {
      this.#set({ ...now, state: 'conflict', present: problem.present as AnswerView })
      return
    }
    if (problem.code === 'unavailable' || problem.code === 'too-many') {
      this.#set({ ...now, state: 'away' })
      this.#sendAfter(id, this.#parts.retryMs ?? 3000)
      return
    }
    const problems =
      problem.fields.length > 0 ? problem.fields.map(inContent) : [{ field: 'text', message: problem.message }]
    this.#set({ ...now, state: 'refused', problems })
  }

  #set(one: Waiting): void {
    this.#change(new Map(this.#waiting).set(one.id, one))
  }

  #clear(id: string): void {
    const rest = new Map(this.#waiting)
    rest.delete(id)
    this.#change(rest)
  }

  #change(waiting: ReadonlyMap<string, Waiting>): void {
    this.#waiting = waiting
    if (waiting.size === 0) dropDraft(this.#parts.key)
    else keepDraft(this.#parts.key, { waiting: [...waiting.values()] })
    for (const listener of this.#listeners) listener()
  }
}

/** What an answer cannot do without, where its kind has it: until then a new one is kept, and not sent to be refused. */
const NEEDED = ['text', 'unit', 'now', 'course', 'future']

function isUnsaid(content: Typed['content']): boolean {
  if (NEEDED.some((name) => content[name] === '' || content[name] === null)) return true
  return content.speed === null && content.course !== 'the same' && 'course' in content
}

/** The contract's own rules, asked before anything is sent; what is taken out is not asked to be right. */
function problemsOf({ content, removed }: Typed): FieldProblem[] {
  if (removed) return []
  const checked = Content.safeParse(content)
  if (checked.success) return []
  return checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}

const inContent = ({ field, message }: FieldProblem): FieldProblem => ({
  field: field.replace(/^content\./, ''),
  message,
})

const isSame = (a: Typed, b: Typed) =>
  a.removed === b.removed && a.linkId === b.linkId && JSON.stringify(a.content) === JSON.stringify(b.content)
