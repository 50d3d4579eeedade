import { DecideEscalation, type EscalationRowView } from '@ttc/contracts/escalation'
import { newId } from '@ttc/contracts/new-id'
import { type EscalationDecision, escalationDecisions } from '@ttc/domain/escalation'
import { describeDecision } from '@ttc/domain/escalation.words'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useDecideEscalation } from './escalation.api.ts'

type DecideFormProps = {
  at: Readonly<{ partnership: string; placement: string }>
  escalation: EscalationRowView
  onDecided: (words: string) => void
  /** Somebody else decided first: what the API says of it. */
  onMissed: (words: string) => void
}

type Values = { decision: string; reason: string }

const HINTS: Readonly<Record<EscalationDecision, string>> = {
  'change-plan': 'What is being done does not turn it: the group does something else.',
  'change-target': 'The target cannot be reached, or is not the right one.',
  accept: 'Nothing is changed, and you say why it may stay so.',
}

/** What becomes of it, and why. */
export function DecideForm({ at, escalation, onDecided, onMissed }: DecideFormProps) {
  const decide = useDecideEscalation(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: DecideEscalation,
    values: { decision: '', reason: '' },
    toRequest: (typed: Values) => ({ id, escalationId: escalation.id, version: escalation.version, ...typed }),
    draft: `escalation ${escalation.id}`,
  })
  const send = form.sending({
    send: decide.mutateAsync,
    stored: () => onDecided('The decision is written down'),
    refused: ({ code, message }) => {
      if (code === 'conflict') onMissed(message)
      return code === 'conflict'
    },
  })
  return (
    <form onSubmit={send} noValidate>
      <FormProblems form={form} />
      <Radios
        {...form.register('decision')}
        id={`${escalation.step}-decision`}
        label="What is decided?"
        error={errorAt(form, 'decision')}
        choices={escalationDecisions.map((value) => ({ value, label: describeDecision(value), hint: HINTS[value] }))}
      />
      <TextArea
        {...form.register('reason')}
        id={`${escalation.step}-reason`}
        label="Why?"
        hint="A sentence that can be challenged. It stands in the register with your name."
        rows={3}
        most={1000}
        error={errorAt(form, 'reason')}
      />
      <Actions>
        <Button type="submit" busy={decide.isPending} busyWords="Saving">
          Save the decision
        </Button>
      </Actions>
    </form>
  )
}
