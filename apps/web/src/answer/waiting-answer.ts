import type { AnswerView, Content } from '@ttc/contracts/answer'
import { type FieldProblem, Problem } from '@ttc/domain/problem'

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
    /**
     * Held: nothing to send yet. Waiting: soon. Sending: on its way. Away: no answer came, it is tried again. Barred: it
     * may not be stored by this person any more, and is kept for them.
     */
    state: 'held' | 'waiting' | 'sending' | 'away' | 'refused' | 'conflict' | 'barred'
    /** Sent without an answer, so that it may be stored or not: it goes again word for word before anything newer. */
    asked: Typed | null
    problems: readonly FieldProblem[]
    /** What is stored now, where another edit came first. */
    present: AnswerView | null
  }>

export const isToSend = (state: Waiting['state']) => state === 'waiting' || state === 'away'

export const typedIn = ({ id, base, content, linkId, removed, after }: Typed): Typed => ({
  id,
  base,
  content,
  linkId,
  removed,
  ...(after === undefined ? {} : { after }),
})

/** A request that hangs is one without an answer: the others must not wait for it for ever. */
export function inTime<Answer>(answer: Promise<Answer>, ms: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Problem('unavailable', 'No answer came.')), ms)
    answer.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/** What an answer cannot do without, where its kind has it: until then a new one is kept, and not sent to be refused. */
const NEEDED = ['text', 'unit', 'now', 'course', 'future']

export function isUnsaid(content: Typed['content']): boolean {
  if (NEEDED.some((name) => content[name] === '' || content[name] === null)) return true
  return content.speed === null && content.course !== 'the same' && 'course' in content
}

let rules: typeof Content | null = null

/** Fetches the contract's own rules, after the page: until they are here the API alone has them. */
export async function fetchRules(): Promise<void> {
  const contract = await import('@ttc/contracts/answer').catch(() => null)
  rules = contract?.Content ?? rules
}

/** The contract's own rules, asked before anything is sent; what is taken out is not asked to be right. */
export function problemsOf({ content, removed }: Typed): FieldProblem[] {
  if (removed || rules === null) return []
  const checked = rules.safeParse(content)
  if (checked.success) return []
  return checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
}

export const inContent = ({ field, message }: FieldProblem): FieldProblem => ({
  field: field.replace(/^content\./, ''),
  message,
})

export const isSame = (a: Typed, b: Typed) =>
  a.removed === b.removed && a.linkId === b.linkId && JSON.stringify(a.content) === JSON.stringify(b.content)
