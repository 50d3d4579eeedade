import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PlanPriorityView } from '@ttc/contracts/plan'
import { ActionsOfPriority } from '../action/ActionsOfPriority.tsx'
import { Breadcrumbs } from '../design/Breadcrumbs.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { StatusCounts } from '../design/StatusTag.tsx'
import { catalogueAddress, linksAddress, priorityAddress, reportCardAddress, sheetAddress } from '../http/address.ts'
import { CurveKey } from '../plan/CurveKey.tsx'
import { outcomeCrumb, planCrumb, priorityIn } from '../plan/crumbs.ts'
import { PlanTable } from '../plan/PlanTable.tsx'
import { planQuery } from '../plan/plan.api.ts'
import { countByStatus } from '../plan/plan-rows.ts'
import { TrackRecordOfPriority } from '../track-record/TrackRecordOfPriority.tsx'
import { WalkOfPriority } from '../turning-the-curve/WalkOfPriority.tsx'
import '../plan/plan.scss'

/** One priority: its aim, its lead, its indicators worst first, and the way to its report card. */
export function PriorityPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/priorities/$priority' })
  const plan = useSuspenseQuery(planQuery(at)).data
  const { outcome, priority } = priorityIn(plan, at.priority)
  const address = priorityAddress(at, priority.id)
  return (
    <div className="ttc-plan">
      <Breadcrumbs crumbs={[planCrumb(at), outcomeCrumb(at, outcome), { text: priority.name }]} />
      <Page
        title={priority.name}
        caption="Priority"
        meta={metaOf(priority)}
        actions={
          <>
            <ButtonLink href={reportCardAddress(at, priority.id)}>Report card</ButtonLink>
            <WalkOfPriority at={at} priority={priority.id} />
            {priority.allowed.includes('measurement.record') && priority.rows.length > 0 && (
              <a href={sheetAddress(at, priority.id)}>Record the latest values</a>
            )}
            {priority.allowed.includes('link.make') && (
              <a href={linksAddress(at, priority.id)}>Numbers asked of others</a>
            )}
            {priority.allowed.includes('placement.edit') && (
              <>
                <a href={`${catalogueAddress(at.partnership)}?priority=${priority.id}`}>Adopt from the catalogue</a>
                <a href={`${address}/indicators/new`}>Add an indicator</a>
              </>
            )}
            {priority.allowed.includes('plan.edit') && <a href={`${address}/edit`}>Edit</a>}
          </>
        }
      >
        <StatusCounts counts={countByStatus(priority.rows)} />
        {priority.rows.length === 0 ? (
          <EmptyState title="No indicator yet">
            <p>Choose two or three headline indicators first: how would people see that this is getting better?</p>
          </EmptyState>
        ) : (
          <section className="ttc-outcome" aria-label="Indicators">
            <PlanTable
              caption={`Indicators of the priority “${priority.name}”, worst first`}
              priorities={[priority]}
              at={at}
            />
          </section>
        )}
        <CurveKey />
        <ActionsOfPriority at={at} priority={priority.id} />
        <TrackRecordOfPriority at={at} priority={priority.id} />
      </Page>
    </div>
  )
}

function metaOf({ aim, lead }: PlanPriorityView): string {
  const by =
    lead === null ? 'No lead yet' : `Lead: ${[lead.name, lead.agency].filter((part) => part !== '').join(', ')}`
  return [aim, by].filter((part) => part !== '').join(' · ')
}
