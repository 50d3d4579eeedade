import type { SeriesView } from '@ttc/contracts/indicator'
import { describeForecast } from '@ttc/domain/figure/forecast'
import { describePeriod } from '@ttc/domain/period/label'
import { Table } from '../design/Table.tsx'
import { NumberInput } from '../design/TextInput.tsx'
import { errorAt } from '../problem/FormProblems.tsx'
import type { FormOf } from '../problem/use-contract-form.ts'
import type { AdjustValues } from './adjust-values.ts'

type AdjustRowsProps<Request> = { form: FormOf<AdjustValues, Request>; series: SeriesView }

/** The computed forecast beside the group's own, a row for every period. */
export function AdjustRows<Request>({ form, series: { curve } }: AdjustRowsProps<Request>) {
  const fan = curve.baseline?.fan ?? []
  const label = (place: number) => {
    const step = fan[place]
    return step === undefined ? '' : describePeriod(step.period, curve.scale.accumulation)
  }
  return (
    <div className="ttc-adjust">
      <Table
        caption="Forecast of the frozen baseline"
        rows={fan.map((step, place) => ({ ...step, place }))}
        rowKey={({ period }) => period.end}
        columns={[
          { key: 'period', header: 'Period', rowHeader: true, cell: ({ place }) => label(place) },
          {
            key: 'computed',
            header: 'Computed',
            numeric: true,
            cell: ({ centre }) => describeForecast(centre, curve.scale),
          },
          {
            key: 'own',
            header: 'The group’s own',
            cell: ({ place }) => (
              <NumberInput
                {...form.register(`rows.${place}.value`)}
                label={`The group’s forecast for ${label(place)}`}
                labelLook="hidden"
                width={5}
                error={errorAt(form, `adjusted.${place}.value`)}
              />
            ),
          },
        ]}
      />
    </div>
  )
}
