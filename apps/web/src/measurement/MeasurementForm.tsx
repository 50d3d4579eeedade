import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { RecordMeasurement, type RevisionView } from '@ttc/contracts/measurement'
import { newId } from '@ttc/contracts/new-id'
import { describePeriod } from '@ttc/domain/period/label'
import { useState } from 'react'
import { Actions, Button } from '../design/Button.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { FormProblems } from '../problem/FormProblems.tsx'
import { useContractForm } from '../problem/use-contract-form.ts'
import { MeasurementConflict } from './MeasurementConflict.tsx'
import { MeasurementFields } from './MeasurementFields.tsx'
import { useRecordMeasurement } from './measurement.api.ts'
import { emptyValues, keyOf, type MeasurementValues, requestFields, standingFor } from './measurement-values.ts'
import { Recorded } from './Recorded.tsx'
import { type Refusal, readRefusal } from './refusal.ts'
import { SanityCheck } from './SanityCheck.tsx'

type MeasurementFormProps = {
  at: InPlan & { placement: string }
  indicator: IndicatorView
  series: SeriesView
  revisions: readonly RevisionView[]
}

const NOTHING: Refusal = { warnings: [], conflict: null }

/** One value: typed, held against its series, and only then stored. */
export function MeasurementForm({ at, indicator, series, revisions }: MeasurementFormProps) {
  const record = useRecordMeasurement(at.partnership)
  const [id, setId] = useState(newId)
  const [refusal, setRefusal] = useState(NOTHING)
  const [stored, setStored] = useState<string | null>(null)
  const address = placementAddress(at, at.placement)
  const accepted = refusal.warnings.map(({ code }) => code)
  const form = useContractForm({
    schema: RecordMeasurement,
    values: emptyValues(indicator, series),
    toRequest: (typed: MeasurementValues) => ({
      id,
      seriesId: series.id,
      ...requestFields(typed),
      accepted,
      basedOnRevision: refusal.conflict?.revision ?? standingFor(typed.period, revisions)?.revision ?? 0,
    }),
    draft: `measurement ${series.id}`,
  })
  const submit = form.sending({
    send: record.mutateAsync,
    stored: () => setStored(labelOf(form.getValues('period'), indicator, series)),
    refused: (problem) => {
      const read = readRefusal(problem)
      if (read === null) return false
      // Another request than the refused one: the id that answers a repeated request may not be used again.
      setId(newId())
      setRefusal(read)
      return true
    },
  })

  function again() {
    form.reset(emptyValues(indicator, series))
    setId(newId())
    setRefusal(NOTHING)
    setStored(null)
  }

  if (stored !== null) return <Recorded period={stored} address={address} onAnother={again} />
  const asking = refusal.warnings.length > 0
  return (
    <form onSubmit={submit} onChange={() => setRefusal(NOTHING)} noValidate>
      <FormProblems form={form} />
      {refusal.conflict !== null && (
        <MeasurementConflict
          mine={form.getValues()}
          theirs={refusal.conflict}
          scale={series.curve.scale}
          busy={record.isPending}
          onKeepMine={() => void submit()}
          onTakeTheirs={again}
        />
      )}
      {asking && <SanityCheck warnings={refusal.warnings} busy={record.isPending} onRight={() => void submit()} />}
      <MeasurementFields form={form} indicator={indicator} series={series} revisions={revisions} />
      {!asking && refusal.conflict === null && (
        <Actions>
          <Button type="submit" busy={record.isPending} busyWords="Recording">
            Record the value
          </Button>
          <a href={address}>Cancel</a>
        </Actions>
      )}
    </form>
  )
}

function labelOf(period: string, indicator: IndicatorView, { curve }: SeriesView): string {
  const known = [...indicator.nextPeriods, ...curve.measurements.map((one) => one.period)]
  const found = known.find((one) => keyOf(one) === period)
  return found === undefined ? '' : describePeriod(found, curve.scale.accumulation)
}
