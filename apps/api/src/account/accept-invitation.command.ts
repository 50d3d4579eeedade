import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { scopeFor } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, eq, isNull } from 'drizzle-orm'
import { note } from '../audit/audit.queries.ts'
import { findAccountByEmail, saveAccount } from './account.queries.ts'
import { linkOver, spendInvitation } from './invitation.queries.ts'

export type Accepted = Readonly<{ partnershipId: string; memberId: string; accountId: string; isNew: boolean }>

/**
 * Spends the invitation and joins the account to the member, or does neither. Two at the same moment wait for each
 * other on the invitation's row, and the second finds it spent. `signedIn` must own the address that was invited.
 */
export function acceptInvitation(
  db: Database,
  token: string,
  by: Readonly<{
    signedIn: { accountId: string; email: string } | null
    fresh: { name: string; passwordHash: string } | null
  }>,
): Promise<Accepted> {
  return db.transaction(async (tx) => {
    const spent = await spendInvitation(tx, token, new Date())
    if (spent === null) throw linkOver()
    const { accountId, isNew } = await accountFor(tx, spent.email, by)
    const { partnershipId, memberId } = spent
    const others = await tx
      .select({ id: member.id })
      .from(member)
      .where(and(eq(member.partnershipId, partnershipId), eq(member.accountId, accountId)))
    if (others.length > 0) throw new Problem('conflict', 'You are a member of this partnership already.')
    const joined = await tx
      .update(member)
      .set({ accountId, email: spent.email })
      .where(
        and(
          eq(member.partnershipId, partnershipId),
          eq(member.id, memberId),
          isNull(member.accountId),
          isNull(member.leftOn),
        ),
      )
      .returning({ id: member.id })
    if (joined.length === 0) throw linkOver()
    const entry = { action: 'member.join', object: 'invitation', id: spent.id } as const
    await note(tx, scopeFor(partnershipId, memberId), { ...entry, before: { state: 'open' }, after: { memberId } })
    return { partnershipId, memberId, accountId, isNew }
  })
}

async function accountFor(
  tx: Database,
  email: string,
  { signedIn, fresh }: Parameters<typeof acceptInvitation>[2],
): Promise<Readonly<{ accountId: string; isNew: boolean }>> {
  if (signedIn?.email === email) return { accountId: signedIn.accountId, isNew: false }
  if (signedIn !== null)
    throw new Problem('conflict', 'This invitation is for another address. Sign out first, then open the link again.')
  const made = fresh === null ? null : await saveAccount(tx, { email, ...fresh })
  if (made !== null) return { accountId: made, isNew: true }
  if ((await findAccountByEmail(tx, email)) === null)
    throw new Problem('invalid', 'Enter your name and choose a password.', {
      fields: [{ field: 'account', message: 'Enter your name and choose a password.' }],
    })
  throw new Problem('conflict', 'There is an account for this address already. Sign in, then open the link again.')
}
