import type { AskedView } from '@ttc/contracts/link'
import { describeDay, describePeriod } from '@ttc/domain/period/label'
import { Problem } from '@ttc/domain/problem'
import { type ReactNode, useState } from 'react'
import type { SummaryError } from '../design/ErrorSummary.tsx'
import { draftOf, dropDraft, keepDraft } from '../problem/draft.ts'
import { Answered } from './Answered.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { type AnswerValues, atField, type Said, Sending, valuesOf, wrongBeforeSending } from './answer-values.ts'
import { sendAnswer, warningsOf } from './open-link.api.ts'
import { SanityQuestion } from './SanityQuestion.tsx'
import { useTitle } from './use-title.ts'

type AskedQuestionProps = {
  linkKey: string
  asked: AskedView
  onChanged: (asked: AskedView) => void
  onOver: (problem: Problem) => void
  onLookAgain: () => Promise<void>
}

type Doubt = Readonly<{ said: Said; warnings: ReturnType<typeof warningsOf> }>

/** Words that were typed are kept under what was asked, never under the key. */
const draftKey = ({ indicator, period, forName }: AskedView) =>
  `link ${indicator.name} ${indicator.group ?? ''} ${period.start} ${period.end} ${forName}`

/** The question, the check of what looks wrong, and the thanks: one after another on one page. */
export function AskedQuestion({ linkKey, asked, onChanged, onOver, onLookAgain }: AskedQuestionProps) {
  const { indicator, period, scale, answer } = asked
  const kept = draftKey(asked)
  const [typed, setTyped] = useState<AnswerValues>(() => draftOf(kept, valuesOf(asked)) ?? valuesOf(asked))
  const [isOpen, setOpen] = useState(() => draftOf(kept, valuesOf(asked)) !== null)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const [errors, setErrors] = useState<readonly SummaryError[]>([])
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const [sending] = useState(() => new Sending())
  const isAnswered = answer !== null && answer.state !== 'refused' && !isOpen
  const type = (over: Partial<AnswerValues>) => {
    const next = { ...typed, ...over }
    setTyped(next)
    setOpen(true)
    keepDraft(kept, next)
  }

  async function send(said: Said, isReason: boolean, accepted: readonly string[] = []) {
    const wrong = wrongBeforeSending(said, isReason)
    if (wrong.length > 0) return refuse(wrong)
    setBusy(true)
    try {
      const given = { ...said, key: linkKey, id: sending.idFor(said), replaces: answer?.id ?? null }
      const next = await sendAnswer({ ...given, accepted: [...accepted] })
      dropDraft(kept)
      setDoubt(null)
      setErrors([])
      setOpen(false)
      setTyped(valuesOf(next))
      onChanged(next)
    } catch (error) {
      await refused(
        error instanceof Problem ? error : new Problem('unexpected', 'Something on this page does not work.'),
        said,
      )
    } finally {
      setBusy(false)
    }
  }

  async function refused(problem: Problem, said: Said) {
    const warnings = warningsOf(problem)
    if (warnings.length > 0) {
      setErrors([])
      return setDoubt({ said, warnings })
    }
    if (problem.code === 'not-found') return onOver(problem)
    if (problem.code === 'conflict') await onLookAgain()
    refuse(
      problem.fields.length > 0 ? problem.fields.map((one) => atField(one, said)) : [{ message: wordsOf(problem) }],
    )
  }

  function refuse(wrong: readonly SummaryError[]) {
    setDoubt(null)
    setErrors(wrong)
    setTries(tries + 1)
  }

  useTitle(isAnswered ? 'Thank you' : indicator.name)
  if (isAnswered) return <Answered asked={asked} answer={answer} onChange={() => setOpen(true)} />
  return (
    <>
      <div className="ttc-asked__head">
        <h1 className="ttc-asked__title">{indicator.name}</h1>
        <p>
          Asked of: {asked.forName}, {asked.agency}, by {asked.askedBy.name} ({asked.askedBy.agency}). One number, about
          one minute. No account. Works until {describeDay(asked.expiresOn)}.
        </p>
      </div>
      {doubt === null ? (
        <Question title={`${questionOf(asked)} ${describePeriod(period, scale.accumulation)}`}>
          <AnswerForm
            asked={asked}
            typed={typed}
            errors={errors}
            tries={tries}
            busy={busy}
            onType={type}
            onSend={(said, isReason) => void send(said, isReason)}
          />
        </Question>
      ) : (
        <SanityQuestion
          asked={asked}
          said={doubt.said}
          warnings={doubt.warnings}
          note={typed.note}
          busy={busy}
          onNote={(note) => type({ note })}
          onRight={(said) =>
            void send(
              said,
              false,
              doubt.warnings.map(({ code }) => code),
            )
          }
          onChange={() => setDoubt(null)}
        />
      )}
    </>
  )
}

const questionOf = ({ indicator }: AskedView) =>
  indicator.group === null ? 'Your number for' : `Your number of ${indicator.group} for`

function wordsOf({ code, message }: Problem): string {
  return code === 'unavailable'
    ? `${message} Nothing was sent. What you typed is kept: send it again when you have a connection.`
    : message
}

function Question({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="ttc-asked__part" aria-labelledby="question">
      <h2 id="question">{title}</h2>
      {children}
    </section>
  )
}
