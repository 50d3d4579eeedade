import { useQueries, useSuspenseQuery } from '@tanstack/react-query'
import { placementAddress } from '../http/address.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import { planQuery } from '../plan/plan.api.ts'
import { rowsOf } from '../plan/plan-rows.ts'

/** The page of each indicator that stands in a plan; one in several has that of the first. */
export function usePlaces(partnership: string): ReadonlyMap<string, string> {
  const { partnerships } = useSuspenseQuery(partnershipsQuery).data
  const plans = partnerships.find(({ id }) => id === partnership)?.plans ?? []
  const found = useQueries({ queries: plans.map(({ id }) => planQuery({ partnership, plan: id })) })
  const places = new Map<string, string>()
  for (const [at, { data }] of found.entries())
    for (const row of data === undefined ? [] : rowsOf(data))
      if (!places.has(row.indicatorId))
        places.set(row.indicatorId, placementAddress({ partnership, plan: plans[at]?.id ?? '' }, row.placementId))
  return places
}
