import type { Database } from '@ttc/db/connect'
import { actionToInvite, isAllowed, type Scope, wholePartnership } from '@ttc/domain/access'
import { describeInviteRefusal } from '@ttc/domain/access.words'
import { Problem } from '@ttc/domain/problem'
import { listMemberGrants, listWhoCan } from './grant.queries.ts'

/** Refuses to invite a member, or to change their address, to who could not give the roles that come with it. */
export async function checkMayInvite(tx: Database, scope: Scope, memberId: string): Promise<void> {
  const action = actionToInvite(await listMemberGrants(tx, scope.partnershipId, memberId))
  if (isAllowed(scope.grants, action, wholePartnership)) return
  const able = await listWhoCan(tx, scope, action, [wholePartnership])
  const others = able.filter(({ id }) => id !== memberId)
  throw new Problem('forbidden', describeInviteRefusal(action, others))
}

/**
 * Whether an invitation still lets anybody in: the roles of the member may have grown since it was sent, to more than
 * the sender may hand to an address of their choice.
 */
export async function mayStillInvite(
  db: Database,
  sent: Readonly<{ partnershipId: string; memberId: string; invitedBy: string }>,
): Promise<boolean> {
  const action = actionToInvite(await listMemberGrants(db, sent.partnershipId, sent.memberId))
  if (action === 'member.invite') return true
  return isAllowed(await listMemberGrants(db, sent.partnershipId, sent.invitedBy), action, wholePartnership)
}
