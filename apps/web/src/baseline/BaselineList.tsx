import type { BaselineView } from '@ttc/contracts/baseline'
import type { ScaleView } from '@ttc/contracts/figure'
import { describePeriod } from '@ttc/domain/period/label'
import { Day } from '../design/Day.tsx'
import { Section } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'

type BaselineListProps = {
  baselines: readonly BaselineView[]
  scale: ScaleView /** Where one can be frozen; null for whoever may not. */
  address: string | null
}

/** Every baseline ever frozen, the one in force first: none is replaced, each keeps its reason. */
export function BaselineList({ baselines, scale, address }: BaselineListProps) {
  return (
    <Section title="Baselines" id="baselines">
      <Table
        caption="Frozen baselines, newest first"
        captionHidden
        narrow="blocks"
        rows={baselines}
        rowKey={({ id }) => id}
        empty={
          <>
            No baseline has been frozen yet.
            {address !== null && (
              <>
                {' '}
                <a href={address}>Freeze one</a>
              </>
            )}
          </>
        }
        columns={[
          { key: 'day', header: 'Frozen on', rowHeader: true, cell: ({ frozenOn }) => <Day date={frozenOn} /> },
          {
            key: 'through',
            header: 'History up to',
            cell: ({ through, points }) => `${describePeriod(through, scale.accumulation)} (${points} values)`,
          },
          {
            key: 'kind',
            header: 'Forecast',
            cell: ({ adjusted }) => (adjusted ? 'Adjusted by the group' : 'Computed'),
          },
          { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
          {
            key: 'by',
            header: 'By whom, when',
            cell: ({ recordedBy, recordedAt }) => (
              <>
                {recordedBy ?? 'Not known'}, <Day date={recordedAt} short />
              </>
            ),
          },
          {
            key: 'state',
            header: 'In force',
            cell: ({ supersededAt }) =>
              supersededAt === null ? (
                <b>Yes</b>
              ) : (
                <>
                  until <Day date={supersededAt} short />
                </>
              ),
          },
        ]}
      />
    </Section>
  )
}
