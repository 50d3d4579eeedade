import { infiniteQueryOptions } from '@tanstack/react-query'
import { type IdeaFilter, IdeaListView } from '@ttc/contracts/idea'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** What the bank is asked for, as its address says it. */
export type IdeaSearch = Partial<Omit<IdeaFilter, 'skip' | 'limit'>>

/** Newest first, a part at a time. */
export const ideasQuery = (partnership: string, wanted: IdeaSearch) =>
  infiniteQueryOptions({
    queryKey: ['idea', partnership, wanted],
    queryFn: ({ signal, pageParam }) =>
      request(IdeaListView, `${apiOf(partnership)}/ideas${searchOf({ ...wanted, skip: String(pageParam) })}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { ideas }) => sum + ideas.length, 0)
      return shown < total ? shown : null
    },
  })
