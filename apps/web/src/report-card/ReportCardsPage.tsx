import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PlanPriorityView } from '@ttc/contracts/plan'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { StatusCounts } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'
import { reportCardAddress } from '../http/address.ts'
import { planQuery } from '../plan/plan.api.ts'
import { countByStatus } from '../plan/plan-rows.ts'
import { reportCardFile } from './report-card.api.ts'

type Row = PlanPriorityView & { outcome: string }

/** The report card of every priority: one side of A4 each. */
export function ReportCardsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/report-cards' })
  const plan = useSuspenseQuery(planQuery(at)).data
  const groups = plan.outcomes.map(({ id, statement, priorities }) => ({
    key: id,
    heading: <b>{statement}</b>,
    rows: priorities.map((priority): Row => ({ ...priority, outcome: statement })),
  }))
  return (
    <Page title="Report cards" caption={plan.name}>
      {groups.length === 0 ? (
        <EmptyState title="There is no priority yet">
          <p>A report card is made for every priority of the plan.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Report cards by outcome"
          captionHidden
          groups={groups}
          rowKey={({ id, outcome }) => `${id} ${outcome}`}
          narrow="blocks"
          columns={[
            {
              key: 'priority',
              header: 'Priority',
              rowHeader: true,
              cell: ({ id, name }) => <a href={reportCardAddress(at, id)}>{name}</a>,
            },
            { key: 'lead', header: 'Lead', cell: ({ lead }) => lead?.name ?? 'No lead yet' },
            { key: 'status', header: 'Indicators', cell: ({ rows }) => <StatusCounts counts={countByStatus(rows)} /> },
            {
              key: 'file',
              header: 'PDF',
              cell: ({ id, name }) => (
                <a href={reportCardFile(at.partnership, id)}>
                  PDF <span className="govuk-visually-hidden">of {name}</span>
                </a>
              ),
            },
          ]}
        />
      )}
    </Page>
  )
}
