import { AdjustForecast, type BaselineView } from '@ttc/contracts/baseline'
import type { SeriesView } from '@ttc/contracts/indicator'
import { newId } from '@ttc/contracts/new-id'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { SuccessNotice } from '../design/Notice.tsx'
import { TextInput } from '../design/TextInput.tsx'
import { errorAt, FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { AdjustRows } from './AdjustRows.tsx'
import { type AdjustValues, adjustedOf, adjustValues } from './adjust-values.ts'
import { useAdjustForecast } from './baseline.api.ts'

type AdjustFormProps = { partnership: string; series: SeriesView; baseline: BaselineView }

/** The group's own forecast, period by period, with its reason; the computed one stays beside it. */
export function AdjustForm({ partnership, series, baseline }: AdjustFormProps) {
  const adjust = useAdjustForecast(partnership, series.id)
  const [id, setId] = useState(newId)
  const [saved, setSaved] = useState(false)
  const form = useContractForm({
    schema: AdjustForecast,
    values: adjustValues(series),
    toRequest: (typed: AdjustValues) => ({
      id,
      baselineId: baseline.id,
      adjusted: adjustedOf(typed),
      reason: typed.reason,
    }),
    draft: `adjust ${baseline.id}`,
  })
  const submit = form.sending({
    send: adjust.mutateAsync,
    stored: () => {
      setSaved(true)
      setId(newId())
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      {saved && <SuccessNotice title="The group’s forecast is stored beside the computed one" />}
      <FormProblems form={form} ids={{ reason: 'adjust-reason', adjusted: 'rows.0.value' }} />
      <p>
        If the group knows something the numbers do not (a school that closes, a service that ends), draw the forecast
        as the group sees it. Its range keeps the computed width.
      </p>
      <AdjustRows form={form} series={series} />
      <TextInput {...form.register('reason')} id="adjust-reason" label="Reason" error={errorAt(form, 'reason')} />
      <Actions>
        <Button type="submit" look="secondary" busy={adjust.isPending} busyWords="Saving">
          Save the group’s forecast
        </Button>
      </Actions>
    </form>
  )
}
