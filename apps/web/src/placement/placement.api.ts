import { queryOptions } from '@tanstack/react-query'
import { IndicatorView } from '@ttc/contracts/indicator'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** An indicator as it stands in a plan: owner, targets and status belong to its placement. */
export const indicatorQuery = (partnership: string, placement: string, knownOn: string | null = null) =>
  queryOptions({
    queryKey: ['indicator', partnership, placement, knownOn],
    queryFn: ({ signal }) => {
      const query = knownOn === null ? '' : `?knownOn=${encodeURIComponent(knownOn)}`
      return request(IndicatorView, `${apiOf(partnership)}/placements/${placement}${query}`, { signal })
    },
  })
