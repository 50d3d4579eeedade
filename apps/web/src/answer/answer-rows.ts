import type { AnswerView } from '@ttc/contracts/answer'
import type { Waiting } from './waiting-answer.ts'

type AnswerRows = Readonly<{
  answers: readonly AnswerView[]
  waiting: ReadonlyMap<string, Waiting>
  /** Whether something that was typed and has no place yet belongs to this list. */
  holds: (content: Waiting['content']) => boolean
}>

type Row = Readonly<{ id: string; stored: AnswerView | null; waiting: Waiting | null }>

/** What is stored in its order, then what is new; what was taken out and waits for that to be stored is gone already. */
export function rowsOf({ answers, waiting, holds }: AnswerRows): readonly Row[] {
  const stored = answers.map((answer) => ({ id: answer.id, stored: answer, waiting: waiting.get(answer.id) ?? null }))
  const known = new Set(stored.map(({ id }) => id))
  const fresh = [...waiting.values()]
    .filter(({ id, base, content, present }) => !known.has(id) && (base === 0 || present !== null) && holds(content))
    .map((one) => ({ id: one.id, stored: null, waiting: one }))
  return [...stored, ...fresh].filter((row) => row.waiting?.removed !== true || row.waiting.state === 'conflict')
}
