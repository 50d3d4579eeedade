import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { steps } from '@ttc/domain/turning-the-curve/step'
import { Breadcrumbs } from '../design/Breadcrumbs.tsx'
import { Moment } from '../design/Moment.tsx'
import { Page } from '../design/Page.tsx'
import { Table } from '../design/Table.tsx'
import { type InPlan, planAddress, priorityAddress, walkAddress } from '../http/address.ts'
import { planQuery } from '../plan/plan.api.ts'
import { WalkOfPriority } from './WalkOfPriority.tsx'
import { WalkOfService } from './WalkOfService.tsx'
import { walksQuery } from './walk.api.ts'
import './walk.scss'

/** Every group of the plan and how far its walk is. */
export function WalksPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/walks' })
  const plan = useSuspenseQuery(planQuery(at)).data
  const { walks, allowed } = useSuspenseQuery(walksQuery(at)).data
  const priorities = [...new Map(plan.outcomes.flatMap((one) => one.priorities).map((one) => [one.id, one])).values()]
  const mine = priorities.filter(({ id }) => allowed.includes(id))
  const rows = [
    ...priorities.map(({ id, name }) => ({
      id,
      name,
      priority: id,
      walk: walks.find((walk) => walk.kind === 'priority' && walk.priority.id === id) ?? null,
    })),
    ...walks
      .filter(({ kind }) => kind !== 'priority')
      .map((walk) => ({ id: walk.id, name: `${walk.name} (${walk.kind})`, priority: walk.priority.id, walk })),
  ]
  return (
    <>
      <Breadcrumbs crumbs={[{ text: 'Plan', href: planAddress(at) }, { text: 'Turning the Curve walks' }]} />
      <Page title="Turning the Curve walks" caption={plan.name}>
        <Table
          caption="The groups and how far their walks are"
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          narrow="blocks"
          empty="This plan has no priorities yet. Add one first: a walk belongs to a priority."
          columns={[
            {
              key: 'name',
              header: 'Priority',
              rowHeader: true,
              cell: (row) => <a href={priorityAddress(at, row.priority)}>{row.name}</a>,
            },
            {
              key: 'answered',
              header: 'Answered',
              cell: ({ walk }) => (walk === null ? 'Not begun' : `${walk.answered} of ${steps.length} steps`),
            },
            {
              key: 'changed',
              header: 'Last changed',
              cell: ({ walk }) => (walk?.changedAt ? <Moment at={walk.changedAt} /> : '–'),
            },
            { key: 'go', header: 'Walk', cell: (row) => <Go at={at} row={row} /> },
          ]}
        />
        {mine.length > 0 && <WalkOfService at={at} priorities={mine} />}
      </Page>
    </>
  )
}

function Go({ at, row }: { at: InPlan; row: { priority: string; walk: { id: string; meetingOpen: boolean } | null } }) {
  if (row.walk === null) return <WalkOfPriority at={at} priority={row.priority} />
  return (
    <>
      <a href={walkAddress(at, row.walk.id)}>Open the walk</a>
      {row.walk.meetingOpen && ' · the group is meeting'}
    </>
  )
}
