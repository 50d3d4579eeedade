import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { invitation } from '@ttc/db/invitation'
import { member } from '@ttc/db/member'
import { memberRole } from '@ttc/db/role'
import { scopeFor } from '@ttc/domain/access'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { INVITATION_DAYS } from '../account/invitation.queries.ts'
import { newLinkToken } from '../account/server-secret.queries.ts'
import { note } from '../audit/audit.queries.ts'
import { bareText } from './cell-form.ts'
import { placeOf } from './incoming.command.ts'

const DAY_MS = 86_400_000

export type WayIn = Readonly<{
  /** How many sign in with an account that was here already. */
  known: number
  /** How many signed in where they come from, and have no account here yet. */
  toInvite: number
  /** The administrators among them, each with the key of an invitation: they invite the others. */
  administrators: readonly Readonly<{ member: string; email: string; token: string }>[]
}>

/**
 * Who can sign in, and an invitation for each administrator who cannot yet, so that somebody can let the others in. It
 * is written down as a change of the partnership.
 */
export async function openWayIn(tx: Database, partnershipId: string, now: Date): Promise<WayIn> {
  const came = await tx
    .select({
      memberId: member.id,
      name: member.name,
      email: sql<string>`${sql.raw(bareText('i.email'))}`,
      accountId: account.id,
      administers: sql<boolean>`exists (select from ${memberRole} r where r.partnership_id = ${member.partnershipId}
        and r.member_id = ${member.id} and r.role = 'administrator' and r.ended_at is null)`,
    })
    .from(member)
    .innerJoin(sql.raw(`${placeOf('account')} i`), sql`i.member_id = ${member.id}`)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(and(eq(member.partnershipId, partnershipId), isNull(member.leftOn)))
    .orderBy(member.id)
  const without = came.filter(({ accountId }) => accountId === null)
  const administrators = []
  for (const { memberId, name, email } of without.filter((one) => one.administers)) {
    const { token, sha256 } = newLinkToken()
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
    await tx
      .insert(invitation)
      .values({ partnershipId, id: newId(), email, memberId, tokenSha256: sha256, expiresAt, invitedBy: memberId })
    administrators.push({ member: name, email, token })
  }
  const known = came.length - without.length
  const [first] = came
  await note(tx, scopeFor(partnershipId, first?.memberId ?? partnershipId), {
    action: 'partnership.import',
    object: 'partnership',
    id: partnershipId,
    before: null,
    after: { known, toInvite: without.length },
    by: null,
  })
  return { known, toInvite: without.length, administrators }
}
