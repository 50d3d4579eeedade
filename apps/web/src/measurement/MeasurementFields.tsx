import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import type { RevisionView } from '@ttc/contracts/measurement'
import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { useWatch } from 'react-hook-form'
import { Checkbox } from '../design/Checkbox.tsx'
import { Radios } from '../design/Choices.tsx'
import { Select } from '../design/Select.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import { type MeasurementValues, openPeriods, periodChoices, standingFor } from './measurement-values.ts'
import { CountFields, ReasonField, ValueField } from './NumberFields.tsx'
import { describeRevision } from './RevisionTable.tsx'

type Form = FormOf<MeasurementValues, unknown>

type MeasurementFieldsProps<Request> = {
  form: FormOf<MeasurementValues, Request>
  indicator: IndicatorView
  series: SeriesView
  revisions: readonly RevisionView[]
}

export function MeasurementFields<Request>(props: MeasurementFieldsProps<Request>) {
  const { indicator, series, revisions } = props
  const form = props.form as unknown as Form
  const { scale } = series.curve
  const period = useWatch({ control: form.control, name: 'period' })
  const standing = standingFor(period, revisions)
  return (
    <>
      <Select
        {...form.register('period')}
        label="Period"
        options={periodChoices(indicator, series)}
        placeholder="Choose a period"
        hint={periodHint(indicator, series, standing)}
        error={errorAt(form, 'period') ?? errorAt(form, 'period.start')}
      />
      <KnownAs form={form} series={series} />
      <Checkbox
        {...form.register('provisional')}
        label="This value is provisional"
        hint="It may still be revised; it is shown hollow on the chart."
      />
      <TextArea {...form.register('note')} label="Note" optional rows={2} most={1000} error={errorAt(form, 'note')} />
      {scale.minimum !== null && scale.maximum !== null && (
        <p className="ttc-muted">
          A true value lies between {describeValue(scale.minimum, scale)} and {describeValue(scale.maximum, scale)}.
        </p>
      )}
    </>
  )
}

function periodHint(indicator: IndicatorView, series: SeriesView, standing: RevisionView | null): string {
  const { scale } = series.curve
  if (standing !== null)
    return `Stored now: ${describeRevision(standing, scale)}. It is kept in the history when you record another.`
  if (openPeriods(indicator, series).length > 0) return 'The newest period without a value is chosen.'
  const next = series.assessment.nextDue
  const ahead = next === null ? '' : ` The next is ${describePeriod(next.period, scale.accumulation)}.`
  return `Every period that has ended has a value.${ahead} Choose one to correct it.`
}

function KnownAs({ form, series }: { form: Form; series: SeriesView }) {
  const known = useWatch({ control: form.control, name: 'known' })
  const { scale } = series.curve
  const reveal = (one: MeasurementValues['known'], fields: React.ReactNode) => (known === one ? fields : undefined)
  const counts = {
    value: 'counts',
    label: 'Numerator and denominator',
    hint: 'The value is worked out, and the gap to target can be said in children.',
    reveals: reveal('counts', <CountFields form={form} scale={scale} />),
  }
  return (
    <Radios
      {...form.register('known')}
      label="What do you have?"
      error={errorAt(form, 'status')}
      choices={[
        ...(scale.multiplier === null ? [] : [counts]),
        { value: 'value', label: 'The value', reveals: reveal('value', <ValueField form={form} scale={scale} />) },
        { value: 'none', label: 'There is no value', reveals: reveal('none', <ReasonField form={form} />) },
      ]}
    />
  )
}
