import type { IndicatorView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { SetOverride } from '@ttc/contracts/override'
import { lastDayOf, proposedDayOf, REASON_MOST, statusesBeside } from '@ttc/domain/override'
import { describeDay } from '@ttc/domain/period/label'
import { describeRag } from '@ttc/domain/rag.words'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { Radios } from '../design/Choices.tsx'
import { Notice } from '../design/Notice.tsx'
import { StatusTag } from '../design/StatusTag.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { DayInput } from '../problem/DayInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { useEditing } from '../problem/use-editing.ts'
import { useSetOverride } from './override.api.ts'

type OverrideFormProps = { partnership: string; indicator: IndicatorView; onStored: (words: string) => void }
type OverrideValues = { status: string; reason: string; expiresOn: string }

/** Another status, why, and until when; the day begins with the last one allowed, or a quarter ahead. */
export function OverrideForm({ partnership, indicator, onStored }: OverrideFormProps) {
  const { placement, asOf } = indicator
  const { status: computed, nextDue } = indicator.series[0]?.assessment ?? { status: 'no-value', nextDue: null }
  const set = useSetOverride(partnership, placement.id)
  const [id, setId] = useState(newId)
  const last = lastDayOf(nextDue?.on ?? null, asOf)
  const form = useContractForm({
    schema: SetOverride,
    values: { status: '', reason: '', expiresOn: proposedDayOf(nextDue?.on ?? null, asOf) },
    toRequest: (typed: OverrideValues) => ({ id, replaces: placement.override?.id ?? null, ...typed }),
    draft: `override ${placement.id}`,
  })
  const editing = useEditing(form, {
    send: set.mutateAsync,
    stored: () => {
      const { status } = form.getValues()
      onStored(`${describeRag(status as SetOverride['status'])} is shown from now on`)
      editing.takeTheirs()
      setId(newId())
    },
  })
  return (
    <form onSubmit={editing.submit} noValidate>
      <FormProblems form={form} />
      {editing.conflict && (
        <Notice tone="warning" title="This changed while you were working">
          <p>Yours is not stored yet. What stands now is shown above; save again to show yours in its place.</p>
        </Notice>
      )}
      <Radios
        {...form.register('status')}
        label="Status to show beside the computed one"
        choices={statusesBeside(computed).map((status) => ({ value: status, label: <StatusTag status={status} /> }))}
        inline
        error={errorAt(form, 'status')}
      />
      <TextArea
        {...form.register('reason')}
        label="Why does the computed status mislead?"
        hint="A sentence for directors. It stands wherever the status does, with your name."
        most={REASON_MOST}
        rows={3}
        error={errorAt(form, 'reason')}
      />
      <DayInput
        form={form}
        name="expiresOn"
        label="Until"
        hint={`At the latest ${describeDay(last)}. It ends sooner if the next value comes.`}
      />
      <Actions>
        <Button type="submit" busy={set.isPending} busyWords="Saving">
          Show this status
        </Button>
      </Actions>
    </form>
  )
}
