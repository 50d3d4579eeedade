import { queryOptions } from '@tanstack/react-query'
import type { DetectorFilter } from '@ttc/contracts/detector'
import { apiOf, searchOf } from '../http/address.ts'
import { readLater } from '../http/read-later.ts'

const askDetectors = readLater(() => import('@ttc/contracts/detector').then((detector) => detector.DetectorListView))
const askWritten = readLater(() => import('@ttc/contracts/detector').then((detector) => detector.IndicatorFoundView))

/** Where is looked, as the address says it. */
export type DetectorSearch = Partial<DetectorFilter>

/** Asked for whenever it is looked at, as the list of exceptions is: what is written anywhere may have changed it. */
export const detectorsQuery = (partnership: string, wanted: DetectorSearch) =>
  queryOptions({
    queryKey: ['exception', partnership, 'detectors', wanted],
    staleTime: 0,
    queryFn: (asking) => askDetectors(`${apiOf(partnership)}/detectors${searchOf(wanted)}`, asking),
  })

export const writtenQuery = ({ partnership, placement }: Readonly<{ partnership: string; placement: string }>) =>
  queryOptions({
    queryKey: ['exception', partnership, 'written', placement],
    staleTime: 0,
    queryFn: (asking) => askWritten(`${apiOf(partnership)}/placements/${placement}/detectors`, asking),
  })
