import type { PlanPriorityView, PlanRowView, PlanView } from '@ttc/contracts/plan'
import type { TestApp } from './app.ts'

/** The ids of one indicator where it stands in a plan, as the dashboard answers them. */
export type Place = Readonly<{
  plan: PlanView
  outcome: PlanView['outcomes'][number]
  priority: PlanPriorityView
  row: PlanRowView
  memberId: string
}>

/** Where an indicator stands: the first one of the plan, or the one with this code. */
export async function placeIn(it: TestApp, code?: string): Promise<Place> {
  const plan: PlanView = (await it.get(`/plans/${it.planId}`)).json()
  const { members } = (await it.get('/members')).json() as { members: { id: string }[] }
  const all = plan.outcomes.flatMap((outcome) =>
    outcome.priorities.flatMap((priority) => priority.rows.map((row) => ({ outcome, priority, row }))),
  )
  const found = all.find(({ row }) => code === undefined || row.code === code)
  const member = members[0]
  if (found === undefined || member === undefined) throw new Error(`Nothing stands in the plan as ${code}`)
  return { plan, ...found, memberId: member.id }
}
