import { AskBefore, type ChallengeView } from '@ttc/contracts/challenge'
import type { ChallengeMeetingView } from '@ttc/contracts/challenge-meeting'
import { newId } from '@ttc/contracts/new-id'
import { challengeLimits } from '@ttc/domain/challenge'
import { itemOf } from '@ttc/domain/challenge-meeting'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { QuestionLinks } from '../link/QuestionLinks.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { moved } from './AgendaEditor.tsx'
import { type InMeeting, useAskBefore, useOrderQuestions } from './challenge-meeting.api.ts'

type QuestionsBeforeProps = { at: InMeeting; meeting: ChallengeMeetingView }

/** What was asked in writing before the day: in the chair's order, each under an item of the agenda. */
export function QuestionsBefore({ at, meeting }: QuestionsBeforeProps) {
  const order = useOrderQuestions(at)
  const questions = meeting.challenges.filter(({ source, removed }) => source === 'before' && !removed)
  const mayOrder = meeting.allowed.includes('challenge-meeting.run') && meeting.state !== 'closed'
  const save = (rows: readonly ChallengeView[]) =>
    order.mutate({ version: meeting.version, questions: rows.map(({ id, itemId }) => ({ id, itemId })) })
  return (
    <>
      {questions.length === 0 && <p>No question has come yet.</p>}
      <ol className="ttc-cmquestions">
        {questions.map((one, i) => (
          <li key={one.id}>
            <p className="ttc-cm__question">{one.question}</p>
            <p className="ttc-muted">{[one.askedBy.name, one.agency].filter(Boolean).join(', ')}</p>
            {mayOrder && (
              <div className="ttc-cmquestions__order">
                <Select
                  label="Asked under"
                  id={`under-${one.id}`}
                  value={itemOf(one, meeting.items) ?? ''}
                  placeholder="No item yet"
                  options={meeting.items.map(({ id, title }) => ({ value: id, text: title }))}
                  onChange={({ currentTarget }) =>
                    save(
                      questions.map((row) =>
                        row.id === one.id ? { ...row, itemId: currentTarget.value || null } : row,
                      ),
                    )
                  }
                />
                <Button look="link" disabled={i === 0} onClick={() => save(moved(questions, i, i - 1))}>
                  <span aria-hidden="true">↑</span>
                  <span className="govuk-visually-hidden">Move “{one.question}” up</span>
                </Button>
                <Button
                  look="link"
                  disabled={i === questions.length - 1}
                  onClick={() => save(moved(questions, i, i + 1))}
                >
                  <span aria-hidden="true">↓</span>
                  <span className="govuk-visually-hidden">Move “{one.question}” down</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {order.error !== null && <p role="alert">{order.error.message}</p>}
      {meeting.state === 'planned' && mayOrder && <QuestionLinks at={at} />}
      {meeting.state === 'planned' && meeting.allowed.includes('challenge.ask') && (
        <AskForm at={at} meeting={meeting} />
      )}
    </>
  )
}

type AskValues = { question: string; placementId: string }

function AskForm({ at, meeting }: QuestionsBeforeProps) {
  const ask = useAskBefore(at)
  const [id, setId] = useState(newId)
  const about = meeting.items.flatMap(({ placementId, title }) =>
    placementId === null ? [] : [{ value: placementId, text: title }],
  )
  const form = useContractForm({
    schema: AskBefore,
    values: { question: '', placementId: '' },
    toRequest: ({ question, placementId }: AskValues) => ({ id, question, placementId: placementId || null }),
    draft: `question for ${meeting.id}`,
  })
  const submit = form.sending({
    send: ask.mutateAsync,
    stored: () => {
      setId(newId())
      form.forget()
    },
  })
  return (
    <form className="ttc-two-thirds" onSubmit={submit} noValidate>
      <h3>Ask a question</h3>
      <FormProblems form={form} />
      <TextArea
        {...form.register('question')}
        label="Your question"
        hint="It stands on the agenda under your role and agency."
        rows={3}
        most={challengeLimits.question}
        error={errorAt(form, 'question')}
      />
      <Select {...form.register('placementId')} label="About" placeholder="The meeting as a whole" options={about} />
      <Actions>
        <Button type="submit" look="secondary" busy={ask.isPending} busyWords="Sending">
          Ask
        </Button>
      </Actions>
    </form>
  )
}
