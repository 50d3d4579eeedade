import type { PriorityTrackRecordView } from '@ttc/contracts/track-record'
import { describeSlipped } from '@ttc/domain/exception.words'
import { describePromised, describeRecoveryTotal } from '@ttc/domain/recovery-sheet.words'
import { Table } from '../design/Table.tsx'
import { type InPlan, placementAddress } from '../http/address.ts'

type RecoveryRecordProps = { at: InPlan; recovery: PriorityTrackRecordView['recoveryDates'] }

/** What came of the days that recovery sheets gave: all together, and of every indicator. */
export function RecoveryRecord({ at, recovery: { indicators, total } }: RecoveryRecordProps) {
  return (
    <>
      <p>{describeRecoveryTotal(total)}</p>
      {indicators.length > 0 && (
        <Table
          caption="Days back on path of each indicator, and what came of them"
          captionHidden
          narrow="blocks"
          rows={indicators}
          rowKey={({ placementId }) => placementId}
          columns={[
            {
              key: 'indicator',
              header: 'Indicator',
              rowHeader: true,
              cell: ({ placementId, name }) => <a href={placementAddress(at, placementId)}>{name}</a>,
            },
            {
              key: 'days',
              header: 'Days that were given',
              cell: ({ days, scale }) =>
                days.map((day) => <div key={`${day.to} ${day.on} ${day.result}`}>{describePromised(day, scale)}</div>),
            },
            { key: 'slips', header: 'Put off', cell: ({ slips }) => describeSlipped(slips) },
          ]}
        />
      )}
    </>
  )
}
