import type { PlanView } from '@ttc/contracts/plan'
import { memo } from 'react'
import { StatusCounts } from '../design/StatusTag.tsx'
import { type InPlan, outcomeAddress } from '../http/address.ts'
import { PlanTable } from './PlanTable.tsx'
import { countByStatus, filterFrom, isShown, type PlanFilter } from './plan-rows.ts'

type OutcomeListProps = {
  outcomes: PlanView['outcomes']
  partnership: string
  plan: string
  search: Record<string, unknown>
}

/** The outcomes with their indicators; drawn again only where one of these has changed. */
export const OutcomeList = memo(({ outcomes, partnership, plan, search }: OutcomeListProps) => {
  const filter = filterFrom(search)
  return outcomes.map((outcome) => (
    <OutcomeSection key={outcome.id} outcome={outcome} at={{ partnership, plan }} filter={filter} />
  ))
})

type OutcomeSectionProps = { outcome: PlanView['outcomes'][number]; at: InPlan; filter: PlanFilter }

/** An outcome with its priorities; it has no colour of its own, only the counts of its indicators. */
function OutcomeSection({ outcome, at, filter }: OutcomeSectionProps) {
  const rows = outcome.priorities.flatMap((priority) => priority.rows)
  const isFiltered = Object.keys(filter).length > 0
  const priorities = outcome.priorities.map((priority) => ({
    ...priority,
    rows: priority.rows.filter((row) => isShown(row, filter)),
  }))
  const shown = isFiltered ? priorities.filter((priority) => priority.rows.length > 0) : priorities
  if (isFiltered && shown.length === 0) return null
  return (
    <section className="ttc-outcome" aria-labelledby={`outcome-${outcome.id}`}>
      <div className="ttc-outcome__head">
        <h2 id={`outcome-${outcome.id}`}>
          <a href={outcomeAddress(at, outcome.id)}>{outcome.statement}</a>
        </h2>
        <StatusCounts counts={countByStatus(rows)} />
      </div>
      <PlanTable caption={`Indicators of the outcome “${outcome.statement}”, worst first`} priorities={shown} at={at} />
    </section>
  )
}
