import { queryOptions } from '@tanstack/react-query'
import { apiOf } from '../http/address.ts'
import { readLater } from '../http/read-later.ts'

const askIndicator = readLater(() => import('@ttc/contracts/indicator').then((indicator) => indicator.IndicatorView))

/** An indicator as it stands in a plan: owner, targets and status belong to its placement. */
export const indicatorQuery = (partnership: string, placement: string, knownOn: string | null = null) =>
  queryOptions({
    queryKey: ['indicator', partnership, placement, knownOn],
    queryFn: (asking) => {
      const query = knownOn === null ? '' : `?knownOn=${encodeURIComponent(knownOn)}`
      return askIndicator(`${apiOf(partnership)}/placements/${placement}${query}`, asking)
    },
  })
