import { describeValue } from '@ttc/domain/figure/value'
import { describePeriod } from '@ttc/domain/period/label'
import { Table } from '../design/Table.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'
import { useWalkRoom } from './walk-room.tsx'

/** The targets of the priority's indicators, where the baseline leads, and the way to set them. */
export function TargetPart({ at }: { at: InPlan }) {
  const { walk } = useWalkRoom()
  const mayEdit = walk.allowed.includes('target.edit')
  return (
    <div className="ttc-answers">
      <Table
        caption="Targets, and where the baseline leads"
        rows={walk.rows}
        rowKey={(row) => row.placementId}
        empty="No indicator has been placed under this priority yet."
        narrow="blocks"
        columns={[
          {
            key: 'name',
            header: 'Indicator',
            rowHeader: true,
            cell: (row) => <a href={placementAddress(at, row.placementId)}>{row.name}</a>,
          },
          {
            key: 'latest',
            header: 'Latest',
            cell: ({ assessment: { latest }, curve: { scale } }) =>
              latest?.value == null
                ? 'No value yet'
                : `${describeValue(latest.value, scale)} in ${describePeriod(latest.period, scale.accumulation)}`,
          },
          {
            key: 'leads',
            header: 'If nothing changes',
            cell: ({ assessment: { forecast }, curve: { scale } }) =>
              forecast === null
                ? 'Not known'
                : `${describeValue(forecast.centre, scale)} in ${describePeriod(forecast.period, scale.accumulation)}`,
          },
          {
            key: 'target',
            header: 'Target',
            cell: ({ assessment: { finalTarget }, curve: { scale }, placementId }) => (
              <>
                {finalTarget === null
                  ? 'None set'
                  : `${describeValue(finalTarget.value, scale)} by ${describePeriod(finalTarget.period, scale.accumulation)}`}
                {mayEdit && (
                  <>
                    {' '}
                    · <a href={`${placementAddress(at, placementId)}/targets`}>Set</a>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}
