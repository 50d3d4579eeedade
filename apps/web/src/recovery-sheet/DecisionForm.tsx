import { newId } from '@ttc/contracts/new-id'
import { DecideSheet, type SheetView } from '@ttc/contracts/recovery-sheet'
import { addDays } from '@ttc/domain/day'
import { MOST_WORDS } from '@ttc/domain/recovery-sheet/check'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Section } from '../design/Page.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useDecideSheet } from './recovery-sheet.api.ts'

type DecisionFormProps = {
  at: Readonly<{ partnership: string; placement: string }>
  sheet: SheetView
  today: string
  daysToAnswer: number
  onDecided: (words: string) => void
  /** Somebody else decided first: what the API says of it. */
  onMissed: (words: string) => void
}

type Values = { decision: string; note: string; dueOn: string }

/** A director's two answers: accepted, or back with a question. */
export function DecisionForm({ at, sheet, today, daysToAnswer, onDecided, onMissed }: DecisionFormProps) {
  const decide = useDecideSheet(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: DecideSheet,
    values: { decision: '', note: '', dueOn: addDays(today, daysToAnswer) },
    toRequest: ({ decision, note, dueOn }: Values) => ({
      id,
      sheetId: sheet.id,
      version: sheet.version,
      decision,
      note,
      dueOn: decision === 'returned' && dueOn !== '' ? dueOn : null,
    }),
    draft: `decision ${sheet.id}`,
  })
  const isReturned = useWatch({ control: form.control, name: 'decision' }) === 'returned'
  const send = form.sending({
    send: decide.mutateAsync,
    stored: () => onDecided(isReturned ? 'The sheet is sent back' : 'The sheet is accepted'),
    refused: ({ code, message }) => {
      if (code === 'conflict') onMissed(message)
      return code === 'conflict'
    },
  })
  return (
    <Section title="Your decision" id="decision">
      <form onSubmit={send} noValidate>
        <FormProblems form={form} />
        <Radios
          {...form.register('decision')}
          id="decision-choice"
          label="Do you accept this sheet?"
          error={errorAt(form, 'decision')}
          choices={[
            { value: 'accepted', label: 'Accept it' },
            { value: 'returned', label: 'Send it back with a question' },
          ]}
        />
        <TextArea
          {...form.register('note')}
          id="note"
          label={isReturned ? 'Your question' : 'Anything to say with it'}
          optional={!isReturned}
          rows={3}
          most={MOST_WORDS}
          error={errorAt(form, 'note')}
        />
        {isReturned && <DayInput form={form} name="dueOn" label="An answer is owed by" />}
        <Actions>
          <Button type="submit" busy={decide.isPending} busyWords="Saving">
            Save the decision
          </Button>
        </Actions>
      </form>
    </Section>
  )
}
