import { infiniteQueryOptions } from '@tanstack/react-query'
import { type AuditFilter, AuditView } from '@ttc/contracts/audit'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

function searchOf(filter: AuditFilter): URLSearchParams {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given as [string, string][])
}

/** Who did what, newest first, a page at a time. */
export const auditQuery = (partnership: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', partnership, filter],
    queryFn: ({ signal, pageParam }) => {
      const search = searchOf(filter)
      if (pageParam !== null) search.set('after', pageParam)
      return request(AuditView, `${apiOf(partnership)}/audit?${search}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const auditFile = (partnership: string, filter: AuditFilter) =>
  `${apiOf(partnership)}/audit.csv?${searchOf(filter)}`
