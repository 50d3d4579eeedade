import type { PlanPriorityView, PlanView } from '@ttc/contracts/plan'
import { Problem } from '@ttc/domain/problem'
import type { Crumb } from '../design/Breadcrumbs.tsx'
import { type InPlan, outcomeAddress, planAddress } from '../http/address.ts'

export type Outcome = PlanView['outcomes'][number]

export function planCrumb(at: InPlan): Crumb {
  return { text: 'Plan', href: planAddress(at) }
}

export function outcomeCrumb(at: InPlan, { id, statement }: Pick<Outcome, 'id' | 'statement'>): Crumb {
  return { text: statement, href: outcomeAddress(at, id) }
}

/** An outcome of the plan; a page of its own where it is not, or no longer, in it. */
export function outcomeIn(plan: PlanView, id: string): Outcome {
  const found = plan.outcomes.find((outcome) => outcome.id === id)
  if (found === undefined) throw new Problem('not-found', 'This outcome is not in the plan.')
  return found
}

export function priorityIn(plan: PlanView, id: string): { outcome: Outcome; priority: PlanPriorityView } {
  for (const outcome of plan.outcomes) {
    const priority = outcome.priorities.find((one) => one.id === id)
    if (priority !== undefined) return { outcome, priority }
  }
  throw new Problem('not-found', 'This priority is not in the plan.')
}
