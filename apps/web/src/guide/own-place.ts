import { useQuery } from '@tanstack/react-query'
import type { PartnershipView } from '@ttc/contracts/partnership'
import { roles } from '@ttc/domain/access'
import { sessionQuery } from '../account/session.api.ts'
import { partnershipsQuery } from '../partnership/partnership.api.ts'
import type { Reader } from './guide.ts'
import { type PlaceName, places } from './guide-place.ts'

/** Those whose member the reader is; nobody's where nobody is signed in. */
function useOwnPartnerships(): readonly PartnershipView[] {
  const session = useQuery(sessionQuery).data
  const isIn = session !== undefined && session.account !== null
  const { data } = useQuery({ ...partnershipsQuery, enabled: isIn })
  return isIn ? (data?.partnerships ?? []) : []
}

/** The roles that the reader holds anywhere, in the product's order. */
export function useOwnRoles(): readonly Reader[] {
  const held = useOwnPartnerships().flatMap((partnership) => partnership.roles)
  return roles.filter((role) => held.includes(role))
}

/** Where a place is for the reader: in the first partnership that lets them in there, and its first plan. */
export function useAddressOf(): (name: PlaceName) => string | null {
  const partnerships = useOwnPartnerships()
  return (name) => {
    const { address, needs } = places[name]
    const here = partnerships.find(({ allowed, plans }) => plans.length > 0 && allowed.includes(needs))
    const plan = here?.plans[0]
    return here === undefined || plan === undefined ? null : address({ partnership: here.id, plan: plan.id })
  }
}
