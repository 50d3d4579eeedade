import type { PanelQuestionView } from '@ttc/contracts/panel'
import { describePanelQuestionState } from '@ttc/domain/panel.words'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Day } from '../design/Day.tsx'
import { meetingAddress } from '../http/address.ts'
import { PanelAnswerForm } from './PanelAnswerForm.tsx'
import './panel.scss'

type PanelQuestionsProps = {
  partnership: string
  questions: readonly PanelQuestionView[]
  /** Stands where more than one meeting can be meant. */
  hasMeeting?: boolean
}

/** What the young people's panel asks, each with how it stands and, for whoever may, the way to answer it. */
export function PanelQuestions({ partnership, questions, hasMeeting = false }: PanelQuestionsProps) {
  return (
    <ul className="ttc-young" aria-label="Questions of the young people’s panel">
      {questions.map((one) => (
        <li key={one.id}>
          <PanelQuestion partnership={partnership} question={one} hasMeeting={hasMeeting} />
        </li>
      ))}
    </ul>
  )
}

type PanelQuestionProps = { partnership: string; question: PanelQuestionView; hasMeeting: boolean }

function PanelQuestion({ partnership, question: one, hasMeeting }: PanelQuestionProps) {
  const [opened, setOpened] = useState(false)
  const { question, meeting, priority, answerer, state, dueOn, answer, answeredBy, answeredOn, mayAnswer } = one
  return (
    <>
      <p className="ttc-young__question">{question}</p>
      <p>
        <b className={state === 'late' ? 'ttc-exc__bad' : undefined}>{describePanelQuestionState(state)}</b>
        {state !== 'answered' && (
          <>
            {' '}
            · due <Day date={dueOn} />
          </>
        )}
        {' · '}
        {priority === null ? 'About the meeting as a whole' : `About: ${priority.name}`}
        {!hasMeeting &&
          state !== 'answered' &&
          ` · ${answerer === null ? 'whoever runs the meeting answers' : `${answerer.name} answers`}`}
      </p>
      <p className="ttc-muted">
        {[one.askedBy, one.agency].filter(Boolean).join(', ')}
        {hasMeeting && (
          <>
            {' · '}
            <a href={`${meetingAddress({ partnership, plan: meeting.planId }, meeting.id)}#panel`}>{meeting.name}</a>,{' '}
            <Day date={meeting.meetsOn} />
          </>
        )}
      </p>
      {answer !== '' && (
        <blockquote className="ttc-young__answer">
          <p>{answer}</p>
          <p className="ttc-muted">
            {answeredBy}
            {answeredOn !== null && (
              <>
                , <Day date={answeredOn} />
              </>
            )}
          </p>
        </blockquote>
      )}
      {mayAnswer && !opened && (
        <Button look="link" onClick={() => setOpened(true)}>
          {answer === '' ? 'Answer' : 'Change the answer'}
          <span className="govuk-visually-hidden">: {question}</span>
        </Button>
      )}
      {opened && <PanelAnswerForm partnership={partnership} question={one} onDone={() => setOpened(false)} />}
    </>
  )
}
