import { newId } from '@ttc/contracts/new-id'
import { RequestSheet } from '@ttc/contracts/recovery-sheet'
import { addDays } from '@ttc/domain/day'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useRequestSheet } from './recovery-sheet.api.ts'

type RequestFormProps = {
  at: Readonly<{ partnership: string; placement: string }>
  today: string
  daysToAnswer: number
  onAsked: (words: string) => void
}

/** Asks the owner for a sheet though none is owed. */
export function RequestForm({ at, today, daysToAnswer, onAsked }: RequestFormProps) {
  const ask = useRequestSheet(at)
  const [id] = useState(newId)
  const form = useContractForm({
    schema: RequestSheet,
    values: { question: '', dueOn: addDays(today, daysToAnswer) },
    toRequest: (typed: { question: string; dueOn: string }) => ({ id, ...typed }),
    draft: `ask for a sheet ${at.placement}`,
  })
  const send = form.sending({ send: ask.mutateAsync, stored: () => onAsked('A recovery sheet is asked for') })
  return (
    <form onSubmit={send} noValidate>
      <FormProblems form={form} />
      <TextArea
        {...form.register('question')}
        id="question"
        label="Why you ask for it"
        hint="The owner reads this over the four questions."
        rows={3}
        error={errorAt(form, 'question')}
      />
      <DayInput form={form} name="dueOn" label="An answer is owed by" />
      <Actions>
        <Button type="submit" look="secondary" busy={ask.isPending} busyWords="Saving">
          Ask for a recovery sheet
        </Button>
      </Actions>
    </form>
  )
}
