import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, isNull } from 'drizzle-orm'

export type Member = Readonly<{ id: string; name: string; agency: string }>

/** The members who have not left, by name; at most 1,000. */
export function listMembers(db: Database, scope: Scope): Promise<Member[]> {
  return db
    .select({ id: member.id, name: member.name, agency: member.agency })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), isNull(member.leftOn)))
    .orderBy(asc(member.name), asc(member.agency), asc(member.id))
    .limit(1000)
}

/** A member by id, whether or not they have left. */
export async function findMember(db: Database, scope: Scope, id: string): Promise<Member | null> {
  const [found] = await db
    .select({ id: member.id, name: member.name, agency: member.agency })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id)))
  return found ?? null
}

/** Refuses an owner or lead who is not of the partnership, or has left it. */
export async function checkMember(db: Database, scope: Scope, id: string | null, field: string): Promise<void> {
  if (id === null) return
  const [found] = await db
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id), isNull(member.leftOn)))
  if (found !== undefined) return
  const message = 'Choose somebody who is a member of this partnership.'
  throw new Problem('invalid', message, { fields: [{ field, message }] })
}
