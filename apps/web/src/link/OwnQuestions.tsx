import type { QuestionsAskedView } from '@ttc/contracts/link/question'
import { describeDay } from '@ttc/domain/period/label'
import { Button } from '../design/Button.tsx'

export type Question = QuestionsAskedView['questions'][number]
export type OwnQuestionsProps = {
  questions: readonly Question[]
  busy: boolean
  onChange: (question: Question) => void
  onTakeOut: (question: Question) => void
}

/** What came through this link, each to be changed or taken out, with its answer where there is one. */
export function OwnQuestions({ questions, busy, onChange, onTakeOut }: OwnQuestionsProps) {
  return (
    <ul>
      {questions.map((one) => (
        <li key={one.id}>
          <p>{one.question}</p>
          {one.answer !== null && (
            <blockquote className="ttc-asked__answer">
              <p>{one.answer.words}</p>
              <p>
                <small>
                  {one.answer.by}, {describeDay(one.answer.on)}
                </small>
              </p>
            </blockquote>
          )}
          <Button look="link" disabled={busy} onClick={() => onChange(one)}>
            Change<span className="govuk-visually-hidden">: {one.question}</span>
          </Button>
          <Button look="link" disabled={busy} onClick={() => onTakeOut(one)}>
            Take out<span className="govuk-visually-hidden">: {one.question}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
