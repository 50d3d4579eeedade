import { challengeLimits } from '@ttc/domain/challenge'
import { useEffect } from 'react'
import { Button } from '../design/Button.tsx'
import { ErrorSummary, type SummaryError } from '../design/ErrorSummary.tsx'
import { type Option, Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'

type QuestionFormProps = {
  question: string
  /** What a new question of the panel can be about; null where there is nothing to choose. */
  about: Readonly<{ options: readonly Option[]; value: string | null }> | null
  /** One that was sent is changed; else a new one is written. */
  isChange: boolean
  errors: readonly SummaryError[]
  tries: number
  busy: boolean
  onType: (question: string) => void
  onAbout: (priorityId: string | null) => void
  onSend: () => void
  onCancel: () => void
}

export function QuestionForm(props: QuestionFormProps) {
  const { question, about, isChange, errors, tries, busy, onType, onAbout, onSend, onCancel } = props
  // Pressed further down the page: the way leads back here.
  useEffect(() => {
    if (isChange) document.getElementById('question')?.focus()
  }, [isChange])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <ErrorSummary errors={errors} attempt={tries} />
      {about !== null && (
        <Select
          id="about"
          label="About"
          placeholder="The meeting as a whole"
          value={about.value ?? ''}
          options={about.options}
          onChange={({ currentTarget }) => onAbout(currentTarget.value || null)}
        />
      )}
      <TextArea
        name="question"
        id="question"
        label={isChange ? 'Change your question' : 'Your question'}
        hint="Ask about anything the meeting talks about, or something it should. It is read out with your group’s name."
        rows={4}
        most={challengeLimits.question}
        value={question}
        onChange={(event) => onType(event.currentTarget.value)}
        error={errors[0]?.message}
      />
      <Button type="submit" busy={busy} busyWords="Sending">
        {isChange ? 'Send the change' : 'Send'}
      </Button>
      {isChange && (
        <Button look="secondary" onClick={onCancel}>
          Leave it as it was
        </Button>
      )}
    </form>
  )
}
