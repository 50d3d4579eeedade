import { queryOptions } from '@tanstack/react-query'
import { type DetectorFilter, DetectorListView, IndicatorFoundView } from '@ttc/contracts/detector'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** Where is looked, as the address says it. */
export type DetectorSearch = Partial<DetectorFilter>

/** Asked for whenever it is looked at, as the list of exceptions is: what is written anywhere may have changed it. */
export const detectorsQuery = (partnership: string, wanted: DetectorSearch) =>
  queryOptions({
    queryKey: ['exception', partnership, 'detectors', wanted],
    staleTime: 0,
    queryFn: ({ signal }) =>
      request(DetectorListView, `${apiOf(partnership)}/detectors${searchOf(wanted)}`, { signal }),
  })

export const writtenQuery = ({ partnership, placement }: Readonly<{ partnership: string; placement: string }>) =>
  queryOptions({
    queryKey: ['exception', partnership, 'written', placement],
    staleTime: 0,
    queryFn: ({ signal }) =>
      request(IndicatorFoundView, `${apiOf(partnership)}/placements/${placement}/detectors`, { signal }),
  })
