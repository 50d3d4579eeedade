import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Breadcrumbs } from '../design/Breadcrumbs.tsx'
import { ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { StatusCounts } from '../design/StatusTag.tsx'
import { outcomeAddress, planAddress } from '../http/address.ts'
import { CurveKey } from '../plan/CurveKey.tsx'
import { outcomeIn, planCrumb } from '../plan/crumbs.ts'
import { PlanTable } from '../plan/PlanTable.tsx'
import { planQuery } from '../plan/plan.api.ts'
import { countByStatus } from '../plan/plan-rows.ts'
import '../plan/plan.scss'

/** One condition of well-being: what it means, and how its priorities and indicators stand. */
export function OutcomePage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan/outcomes/$outcome' })
  const plan = useSuspenseQuery(planQuery(at)).data
  const outcome = outcomeIn(plan, at.outcome)
  const rows = outcome.priorities.flatMap((priority) => priority.rows)
  return (
    <div className="ttc-plan">
      <Breadcrumbs crumbs={[planCrumb(at), { text: outcome.statement }]} />
      <Page
        title={outcome.statement}
        caption="Outcome"
        meta={outcome.explanation}
        actions={
          plan.allowed.includes('plan.edit') && (
            <>
              <ButtonLink look="secondary" href={`${planAddress(at)}/priorities/new?outcome=${outcome.id}`}>
                Add a priority
              </ButtonLink>
              <a href={`${outcomeAddress(at, outcome.id)}/edit`}>Edit</a>
            </>
          )
        }
      >
        <StatusCounts counts={countByStatus(rows)} />
        {outcome.priorities.length === 0 ? (
          <EmptyState title="No priority serves this outcome yet">
            <p>Add one: a priority group chooses the indicators that tell whether the outcome is being reached.</p>
          </EmptyState>
        ) : (
          <section className="ttc-outcome" aria-label="Priorities and indicators">
            <PlanTable
              caption={`Indicators of the outcome “${outcome.statement}”, worst first`}
              priorities={outcome.priorities}
              at={at}
            />
          </section>
        )}
        <CurveKey />
      </Page>
    </div>
  )
}
