import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ExceptionCountView, type ExceptionFilter, ExceptionListView } from '@ttc/contracts/exception'
import { apiOf, searchOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** How the list is narrowed and sorted, as its address says it. */
export type ExceptionSearch = Partial<Omit<ExceptionFilter, 'after' | 'limit'>>

const at = (partnership: string) => `${apiOf(partnership)}/exceptions`

/** A part at a time. Asked for whenever it is looked at: whatever was changed elsewhere may have changed it. */
export const exceptionsQuery = (partnership: string, wanted: ExceptionSearch, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['exception', partnership, wanted, limit],
    staleTime: 0,
    queryFn: ({ signal, pageParam }) =>
      request(
        ExceptionListView,
        `${at(partnership)}${searchOf({ ...wanted, limit: String(limit), after: pageParam ?? undefined })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const exceptionCountsQuery = (partnership: string, wanted: ExceptionSearch) =>
  queryOptions({
    queryKey: ['exception', partnership, 'counts', wanted],
    staleTime: 0,
    queryFn: ({ signal }) => request(ExceptionCountView, `${at(partnership)}/counts${searchOf(wanted)}`, { signal }),
  })

/** The list as a file, narrowed and sorted as it stands on the page. */
export const exceptionFile = (partnership: string, wanted: ExceptionSearch, format: 'csv' | 'xlsx') =>
  `${at(partnership)}/file${searchOf({ ...wanted, format })}`
