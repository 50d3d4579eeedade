import { queryOptions } from '@tanstack/react-query'
import { PartnershipListView } from '@ttc/contracts/partnership'
import { MemberListView } from '@ttc/contracts/plan'
import { apiOf } from '../http/address.ts'
import { request } from '../http/http.ts'

/** The partnerships the reader belongs to, with their plans. */
export const partnershipsQuery = queryOptions({
  queryKey: ['partnership'],
  queryFn: ({ signal }) => request(PartnershipListView, '/api/partnerships', { signal }),
})

/** The people of a partnership, for choosing owners and leads. */
export const membersQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['member', partnership],
    queryFn: ({ signal }) => request(MemberListView, `${apiOf(partnership)}/members`, { signal }),
  })
