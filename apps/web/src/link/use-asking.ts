import type { QuestionsAskedView } from '@ttc/contracts/link/question'
import { newId } from '@ttc/contracts/new-id'
import { Problem } from '@ttc/domain/problem'
import { useState } from 'react'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'
import { sendQuestion } from './open-link.api.ts'

export type AskingProps = {
  linkKey: string
  asked: QuestionsAskedView
  onChanged: (asked: QuestionsAskedView) => void
  onOver: (problem: Problem) => void
  onLookAgain: () => Promise<void>
}

export type TypedQuestion = { id: string; version: number; question: string; priorityId: string | null }
const nothing = (): TypedQuestion => ({ id: newId(), version: 0, question: '', priorityId: null })

/** Words that were typed are kept under the meeting, never under the key. */
const draftKey = ({ meeting, forName }: QuestionsAskedView) => `questions ${meeting.name} ${meeting.meetsOn} ${forName}`

/** What is typed as a question, kept until it is sent, and what came of sending it. */
export function useAsking({ linkKey, asked, onChanged, onOver, onLookAgain }: AskingProps) {
  const kept = draftKey(asked)
  const [typed, setTyped] = useState<TypedQuestion>(() => draftOf(kept, nothing()) ?? nothing())
  const [errors, setErrors] = useState<readonly SummaryError[]>([])
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const type = (next: TypedQuestion) => {
    setTyped(next)
    setSaid('')
    keepDraft(kept, next)
  }

  async function send({ id, version, question, priorityId }: TypedQuestion, done: string) {
    setBusy(true)
    try {
      onChanged(await sendQuestion({ key: linkKey, id, version, question, priorityId }))
      dropDraft(kept)
      setTyped(nothing())
      setErrors([])
      setSaid(done)
    } catch (error) {
      await refused(
        error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.'),
      )
    } finally {
      setBusy(false)
    }
  }

  async function refused(problem: Problem) {
    if (problem.code === 'not-found') return onOver(problem)
    if (problem.code === 'conflict') await onLookAgain()
    const away = 'Nothing was sent. What you typed is kept: send it again when you have a connection.'
    const message = problem.code === 'unavailable' ? `${problem.message} ${away}` : problem.message
    setErrors([{ field: 'question', message: problem.fields[0]?.message ?? message }])
    setTries(tries + 1)
  }

  const begin = () => type(nothing())
  return { typed, errors, tries, busy, said, type, begin, send }
}
