import type { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import { describeErrors } from '@ttc/domain/forecast.words'
import { describeInside, describeTotal } from '@ttc/domain/track-record.words'
import { Table } from '../design/Table.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'

type ForecastRecordProps = { at: InPlan; forecasts: PriorityTrackRecordView['forecasts'] }

/** The last errors of every indicator in its own unit, and how many values fell inside the ranges: theirs, and all. */
export function ForecastRecord({ at, forecasts: { indicators, total } }: ForecastRecordProps) {
  const scored = indicators.filter(({ record }) => record.total.forecasts > 0)
  return (
    <>
      <p>{describeTotal(total)}</p>
      {scored.length > 0 && (
        <Table
          caption="Past forecasts of each indicator, made before their values came"
          captionHidden
          narrow="blocks"
          rows={scored}
          rowKey={({ placementId }) => placementId}
          columns={[
            {
              key: 'indicator',
              header: 'Indicator',
              rowHeader: true,
              cell: ({ placementId, name }) => <a href={placementAddress(at, placementId)}>{name}</a>,
            },
            {
              key: 'errors',
              header: 'The last were out by',
              cell: ({ record, scale }) => describeErrors(record, scale),
            },
            {
              key: 'inside',
              header: 'Inside the 80% range',
              cell: ({ record: { total: own } }) => describeInside(own) || 'No range',
            },
          ]}
        />
      )}
      {scored.length > 0 && scored.length < indicators.length && (
        <p className="ttc-muted">
          {indicators.length - scored.length} of {indicators.length} indicators have no forecast yet whose value has
          come.
        </p>
      )}
    </>
  )
}
