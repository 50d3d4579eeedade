import { AnswerPanel, type PanelQuestionView } from '@ttc/contracts/panel'
import { panelLimits } from '@ttc/domain/panel'
import { Actions, Button } from '../design/Button.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { PlainAdvice } from './PlainAdvice.tsx'
import { useAnswerPanel } from './panel.api.ts'

type PanelAnswerFormProps = { partnership: string; question: PanelQuestionView; onDone: () => void }

/** A short answer in plain words, which the panel sees at once. */
export function PanelAnswerForm({ partnership, question, onDone }: PanelAnswerFormProps) {
  const give = useAnswerPanel({ partnership, meeting: question.meeting.id }, question.id)
  const form = useContractForm({
    schema: AnswerPanel,
    values: { answer: question.answer },
    toRequest: ({ answer }: { answer: string }) => ({ version: question.version, answer }),
    draft: `panel answer ${question.id}`,
  })
  const submit = form.sending({ send: give.mutateAsync, stored: onDone })
  const id = `answer-${question.id}`
  return (
    <form className="ttc-young__form" onSubmit={submit} noValidate>
      <FormProblems form={form} ids={{ answer: id }} />
      <TextArea
        {...form.register('answer')}
        id={id}
        label="Your answer"
        hint="Short words and short sentences. They see it at once, with what you do and not your name."
        rows={4}
        most={panelLimits.answer}
        error={errorAt(form, 'answer')}
      />
      <PlainAdvice text={form.watch('answer')} />
      <Actions>
        <Button type="submit" look="secondary" busy={give.isPending} busyWords="Sending">
          Send the answer
        </Button>
        <Button look="link" onClick={onDone}>
          Cancel
        </Button>
      </Actions>
    </form>
  )
}
