import { queryOptions } from '@tanstack/react-query'
import { IndicatorView } from '@ttc/contracts/indicator'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** An indicator as it stands in a plan: owner, targets and status belong to its placement. */
export const indicatorQuery = (partnership: string, placement: string) =>
  queryOptions({
    queryKey: ['indicator', partnership, placement],
    queryFn: ({ signal }) => request(IndicatorView, `${apiOf(partnership)}/placements/${placement}`, { signal }),
  })
