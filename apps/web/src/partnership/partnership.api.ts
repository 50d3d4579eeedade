import { queryOptions } from '@tanstack/react-query'
import { apiOf } from '../http/address.ts'
import { readLater } from '../http/read-later.ts'

const askPartnerships = readLater(() => import('@ttc/contracts/partnership').then((one) => one.PartnershipListView))
const askMembers = readLater(() => import('@ttc/contracts/plan').then((plan) => plan.MemberListView))

/** The partnerships the reader belongs to, with their plans. */
export const partnershipsQuery = queryOptions({
  queryKey: ['partnership'],
  queryFn: (asking) => askPartnerships('/api/partnerships', asking),
})

/** The people of a partnership, for choosing owners and leads. */
export const membersQuery = (partnership: string) =>
  queryOptions({
    queryKey: ['member', partnership],
    queryFn: (asking) => askMembers(`${apiOf(partnership)}/members`, asking),
  })
