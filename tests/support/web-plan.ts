import type { PlanView } from '@ttc/contracts/plan'
import type { PlanFileInput } from '../../apps/api/src/plan/plan-file.ts'
import type { TestApp } from './app.ts'
import { anIndicator, aPlanFile, yearlyValues } from './plan-file.ts'

/** A plan with one indicator of each kind that pages must tell apart. */
export function aPlanToSee(): PlanFileInput {
  const placed = { priority: 'homes', owner: 'owner', headline: false }
  return aPlanFile({
    indicators: [
      anIndicator(),
      anIndicator({
        code: 'placements',
        name: 'Three or more placements',
        placed,
        series: [{ area: 'E06900001', values: yearlyValues([9, 10, 9.5, 9.8, 10.1, 9.9, 12.5, 13, 13.6], 2016) }],
        targets: [{ start: '2023-04-01', end: '2024-03-31', value: 9 }],
      }),
      anIndicator({
        code: 'in-care',
        name: 'Looked-after children, rate per 10,000',
        unit: 'per 10,000',
        decimals: 0,
        polarity: 'contextual',
        multiplier: 10_000,
        maximum: null,
        placed,
        series: [{ area: 'E06900001', values: yearlyValues([70, 72, 74, 78, 80, 82], 2019) }],
        targets: [],
        rules: [],
        baselines: [],
      }),
    ],
  })
}

/** The plan's addresses and ids as its own answer gives them. */
export async function placesIn(test: TestApp) {
  const plan = (await test.get(`/plans/${test.planId}`)).json<PlanView>()
  const home = `/partnerships/${test.scope.partnershipId}/plans/${test.planId}`
  const rows = plan.outcomes.flatMap((outcome) => outcome.priorities.flatMap((priority) => priority.rows))
  const row = (code: string) => {
    const found = rows.find((one) => one.code === code)
    if (found === undefined) throw new Error(`No indicator ${code} in the plan`)
    return found
  }
  return {
    home,
    outcome: `${home}/outcomes/${plan.outcomes[0]?.id}`,
    priority: `${home}/priorities/${plan.outcomes[0]?.priorities[0]?.id}`,
    row,
    placement: (code: string) => `${home}/placements/${row(code).placementId}`,
  }
}
