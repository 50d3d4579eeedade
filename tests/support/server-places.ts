import { IndicatorView } from '@ttc/contracts/indicator'
import { PartnershipListView } from '@ttc/contracts/partnership'
import { type PlanRowView, PlanView } from '@ttc/contracts/plan'
import { RoundListView } from '@ttc/contracts/round'
import { WalkListView } from '@ttc/contracts/turning-the-curve'
import { inject } from 'vitest'
import { signInAs } from './server-sign-in.ts'

/** Where the worked example's pages are, by the names people see. */
export type Places = Readonly<{
  partnership: string
  plan: string
  /** The walk that the example's group has begun. */
  walk: string
  /** The round of the example that is open. */
  round: string
  view: PlanView
  outcome: (statement: string) => string
  priority: (name: string) => string
  indicator: (name: string) => string
  /** The page of one group of children, in an indicator that has several. */
  group: string
}>

/** The example's indicator with the most groups of children. */
export const GROUPED = '16 and 17 year olds who are NEET or not known'

export async function placesOf(address = inject('productAddress')): Promise<Places> {
  const { name, value } = await signInAs(address, 'plan-coordinator')
  const answer = (path: string) => answerTo(`${address}/api${path}`, `${name}=${value}`)
  const { partnerships } = PartnershipListView.parse(await answer('/partnerships'))
  const [partnership] = partnerships
  const [plan] = partnership?.plans ?? []
  if (partnership === undefined || plan === undefined) throw new Error('The worked example is not there.')
  const view = PlanView.parse(await answer(`/partnerships/${partnership.id}/plans/${plan.id}`))
  const { walks } = WalkListView.parse(await answer(`/partnerships/${partnership.id}/plans/${plan.id}/walks`))
  const { rounds } = RoundListView.parse(await answer(`/partnerships/${partnership.id}/plans/${plan.id}/rounds`))
  const { placementId } = found(rowsOf(view), 'name', GROUPED)
  const { series } = IndicatorView.parse(await answer(`/partnerships/${partnership.id}/placements/${placementId}`))
  const home = `/partnerships/${partnership.id}/plans/${plan.id}`
  const priorities = view.outcomes.flatMap((outcome) => outcome.priorities)
  return {
    partnership: `/partnerships/${partnership.id}`,
    plan: home,
    walk: `${home}/walks/${found(walks, 'name', 'Feeling well').id}`,
    round: `${home}/rounds/${rounds[0]?.id}`,
    view,
    outcome: (statement) => `${home}/outcomes/${found(view.outcomes, 'statement', statement).id}`,
    priority: (name) => `${home}/priorities/${found(priorities, 'name', name).id}`,
    indicator: (name) => `${home}/placements/${found(rowsOf(view), 'name', name).placementId}`,
    group: `${home}/placements/${placementId}?series=${series.find(({ breakdown }) => !breakdown.all)?.id}`,
  }
}

export function rowsOf(view: PlanView): readonly PlanRowView[] {
  return view.outcomes.flatMap((outcome) => outcome.priorities).flatMap((priority) => priority.rows)
}

async function answerTo(url: string, cookie: string): Promise<unknown> {
  const response = await fetch(url, { headers: { cookie } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

function found<Row>(rows: readonly Row[], key: keyof Row, value: string): Row {
  const row = rows.find((one) => one[key] === value)
  if (row === undefined) throw new Error(`The worked example has nothing called "${value}".`)
  return row
}
