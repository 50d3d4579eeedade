import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PlanPriorityView } from '@ttc/contracts/plan'
import type { CardListView } from '@ttc/contracts/report-card/writing'
import { describeCardState } from '@ttc/domain/report-card.words'
import { Day } from '../design/Day.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { StatusCounts } from '../design/StatusTag.tsx'
import { Table } from '../design/Table.tsx'
import { reportCardAddress } from '../http/address.ts'
import { planQuery } from '../plan/plan.api.ts'
import { countByStatus } from '../plan/plan-rows.ts'
import { cardListQuery, reportCardFile } from './report-card.api.ts'

type Row = PlanPriorityView & { outcome: string }

/** The report card of every priority: one side of A4 each. */
export function ReportCardsPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/report-cards' })
  const plan = useSuspenseQuery(planQuery(at)).data
  const { round, cards } = useSuspenseQuery(cardListQuery(at)).data
  const standing = new Map(cards.map((one) => [one.priorityId, one]))
  const groups = plan.outcomes.map(({ id, statement, priorities }) => ({
    key: id,
    heading: <b>{statement}</b>,
    rows: priorities.map((priority): Row => ({ ...priority, outcome: statement })),
  }))
  return (
    <Page title="Report cards" caption={plan.name} meta={<Due round={round} />}>
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
            { key: 'state', header: 'Card', cell: ({ id }) => <State card={standing.get(id)} /> },
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

function Due({ round }: Pick<CardListView, 'round'>) {
  if (round === null) return <>No round is under way: each card is for the quarter</>
  return (
    <>
      {round.name}: cards are due on <Day date={round.cardsDueOn} />, for the meeting on <Day date={round.meetsOn} />
    </>
  )
}

function State({ card }: { card: CardListView['cards'][number] | undefined }) {
  if (card === undefined) return null
  return (
    <>
      <b>{describeCardState(card.state)}</b>
      {card.on !== null && (
        <small>
          <Day date={card.on} short />
          {card.by !== null && `, ${card.by.name}`}
        </small>
      )}
    </>
  )
}
