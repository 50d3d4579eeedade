import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { PlanView } from '@ttc/contracts/plan'
import { dayParts } from '@ttc/domain/day'
import { lazy, Suspense, useDeferredValue } from 'react'
import { ButtonLink } from '../design/Button.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { Page } from '../design/Page.tsx'
import { PrintButton } from '../design/PrintButton.tsx'
import { overridesAddress, planAddress } from '../http/address.ts'
import { useLater } from '../http/use-later.ts'
import { CurveKey } from './CurveKey.tsx'
import { FilterNotice } from './FilterNotice.tsx'
import { OutcomeList } from './OutcomeSection.tsx'
import { PlanState } from './PlanState.tsx'
import { planQuery } from './plan.api.ts'
import { distinctIndicators, filterFrom, rowsOf } from './plan-rows.ts'
import { Sources } from './Sources.tsx'
import './plan.scss'

/** What somebody owes is asked for after the plan itself; where it does not come, nothing is said. */
const OwedNotice = lazy(() =>
  import('../round/OwedNotice.tsx')
    .then(({ OwedNotice }) => ({ default: OwedNotice }))
    .catch(() => ({ default: () => null })),
)

/** What is the state of the plan, what changed, what is late, and every indicator worst first. */
export function PlanPage() {
  const at = useParams({ from: '/partnerships/$partnership/plans/$plan' })
  const search = useSearch({ strict: false })
  const filter = filterFrom(search)
  // What was pressed answers at once; hundreds of rows are drawn after it, without holding up the next press.
  const drawn = useDeferredValue(search)
  const plan = useSuspenseQuery(planQuery(at)).data
  const address = planAddress(at)
  const isLater = useLater()
  const mayEdit = plan.allowed.includes('plan.edit')
  return (
    <div className="ttc-plan">
      <Page
        title={plan.name}
        caption={captionOf(plan)}
        actions={
          <>
            <ButtonLink href={`${address}/report-cards`}>Report cards</ButtonLink>
            <PrintButton />
            <a href={overridesAddress(at.partnership)}>Overrides</a>
            {mayEdit && <a href={`${address}/edit`}>Edit the plan</a>}
          </>
        }
      >
        {isLater && (
          <Suspense>
            <OwedNotice partnership={at.partnership} />
          </Suspense>
        )}
        <PlanState plan={plan} at={at} filter={filter} />
        <FilterNotice plan={plan} filter={filter} address={address} />
        {plan.outcomes.length === 0 && (
          <EmptyState title="This plan has no outcomes yet">
            <p>Begin with what it is for: a condition of well-being of a whole population.</p>
            {mayEdit && (
              <p>
                <a href={`${address}/outcomes/new`}>Add the first outcome</a>
              </p>
            )}
          </EmptyState>
        )}
        <OutcomeList outcomes={plan.outcomes} partnership={at.partnership} plan={at.plan} search={drawn} />
        <CurveKey />
        <Sources sources={plan.sources} />
      </Page>
    </div>
  )
}

function captionOf(plan: PlanView): string {
  const rows = rowsOf(plan)
  const priorities = new Set(plan.outcomes.flatMap((outcome) => outcome.priorities.map(({ id }) => id))).size
  const years = `${dayParts(plan.startsOn).year} to ${dayParts(plan.endsOn).year}`
  const counts = [
    `${plan.outcomes.length} outcomes`,
    `${priorities} priorities`,
    `${distinctIndicators(rows).length} indicators`,
  ]
  return [plan.marking === 'none' ? '' : plan.marking, years, counts.join(', ')]
    .filter((part) => part !== '')
    .join(' · ')
}
