import { FreezeBaseline } from '@ttc/contracts/baseline'
import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { Actions, Button } from '../design/Button.tsx'
import { DateField } from '../design/DateField.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { Select } from '../design/Select.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { BaselinePreview } from './BaselinePreview.tsx'
import { useFreezeBaseline, usePreviewBaseline } from './baseline.api.ts'

type FreezeValues = { frozenOn: string; through: string; reason: string }
type FreezeFormProps = { partnership: string; indicator: IndicatorView; series: SeriesView }

/** A day, the last value that counts as history, a reason; and the curve as it would be, before anything is frozen. */
export function FreezeForm({ partnership, indicator, series }: FreezeFormProps) {
  const freeze = useFreezeBaseline(partnership, series.id)
  const preview = usePreviewBaseline(partnership, series.id)
  const [id, setId] = useState(newId)
  const [frozen, setFrozen] = useState(false)
  const { scale, measurements } = series.curve
  const periods = measurements
    .filter(({ value }) => value !== null)
    .map(({ period }) => ({
      value: `${period.start}_${period.end}`,
      text: describePeriod(period, scale.accumulation),
    }))
    .toReversed()
  const form = useContractForm({
    schema: FreezeBaseline,
    values: { frozenOn: indicator.asOf, through: '', reason: '' },
    toRequest: ({ frozenOn, through, reason }: FreezeValues) => ({ id, frozenOn, through: daysOf(through), reason }),
    draft: `freeze ${series.id}`,
  })
  const submit = form.sending({
    send: freeze.mutateAsync,
    stored: () => {
      setFrozen(true)
      setId(newId())
      preview.reset()
      form.forget()
    },
  })
  const ask = () => {
    const { frozenOn, through } = form.getValues()
    preview.mutate({ frozenOn, through: daysOf(through) })
  }
  return (
    <form onSubmit={submit} noValidate>
      {frozen && <SuccessNotice title="The baseline is frozen" />}
      <FormProblems form={form} ids={{ reason: 'freeze-reason' }} />
      <Controller
        control={form.control}
        name="frozenOn"
        render={({ field }) => (
          <DateField
            label="Day of the freeze"
            name="frozenOn"
            value={field.value}
            onChange={field.onChange}
            onBlur={field.onBlur}
            error={errorAt(form, 'frozenOn')}
          />
        )}
      />
      <Select
        {...form.register('through')}
        label="Last value that counts as history"
        hint="Values after it are results, and are held against the baseline."
        placeholder="The latest before the day of the freeze"
        options={periods}
        error={errorAt(form, 'through') ?? errorAt(form, 'through.start')}
      />
      <TextInput
        {...form.register('reason')}
        id="freeze-reason"
        label="Reason"
        hint="Why now, and who agreed."
        error={errorAt(form, 'reason')}
      />
      <Button look="secondary" busy={preview.isPending} busyWords="Working it out" onClick={ask}>
        Show the baseline before freezing
      </Button>
      <BaselinePreview curve={preview.data ?? null} problem={preview.error} />
      <Actions>
        <Button type="submit" busy={freeze.isPending} busyWords="Freezing">
          Freeze the baseline
        </Button>
      </Actions>
    </form>
  )
}

function daysOf(key: string): { start: string; end: string } | null {
  const [start = '', end = ''] = key.split('_')
  return key === '' ? null : { start, end }
}
