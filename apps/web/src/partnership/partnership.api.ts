import { queryOptions } from '@tanstack/react-query'
import { PartnershipListView } from '@ttc/contracts/partnership'
import { request } from '../http/http.ts'

/** The partnerships the reader belongs to, with their plans. */
export const partnershipsQuery = queryOptions({
  queryKey: ['partnership'],
  queryFn: ({ signal }) => request(PartnershipListView, '/api/partnerships', { signal }),
})
