import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { priority } from '@ttc/db/priority'
import { memberRole } from '@ttc/db/role'
import { type Action, type Grant, isAllowedAt, type Place, rolesFor, type Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

export type Standing = Readonly<{ memberId: string; grants: readonly Grant[] }>

/** A role for a priority is one within its plan, so the plan is read along with it. */
const grantColumns = {
  role: memberRole.role,
  planId: sql<string | null>`coalesce(${memberRole.planId}, ${priority.planId})`,
  priorityId: memberRole.priorityId,
}

const openRole = (partnershipId: typeof member.partnershipId, memberId: typeof member.id) =>
  and(eq(memberRole.partnershipId, partnershipId), eq(memberRole.memberId, memberId), isNull(memberRole.endedAt))

export const priorityOfRole = and(
  eq(priority.partnershipId, memberRole.partnershipId),
  eq(priority.id, memberRole.priorityId),
)

const prepare = (db: Database) =>
  db
    .select({ memberId: member.id, ...grantColumns, role: sql<Grant['role'] | null>`${memberRole.role}` })
    .from(member)
    .leftJoin(memberRole, openRole(member.partnershipId, member.id))
    .leftJoin(priority, priorityOfRole)
    .where(
      and(
        eq(member.accountId, sql.placeholder('accountId')),
        eq(member.partnershipId, sql.placeholder('partnershipId')),
        isNull(member.leftOn),
      ),
    )
    .limit(200)
    .prepare('member_standing')

const prepared = new WeakMap<Database, ReturnType<typeof prepare>>()

/** Who an account is in a partnership, and the roles held there: one indexed query. Null for no member, or one who left. */
export async function findStanding(db: Database, partnershipId: string, accountId: string): Promise<Standing | null> {
  const query = prepared.get(db) ?? prepare(db)
  prepared.set(db, query)
  const rows = await query.execute({ partnershipId, accountId })
  const [first] = rows
  if (first === undefined) return null
  const grants = rows.flatMap(({ role, planId, priorityId }) => (role === null ? [] : [{ role, planId, priorityId }]))
  return { memberId: first.memberId, grants }
}

/** The roles a member holds now, whether or not they sign in; none for one who left. At most 200. */
export function listMemberGrants(db: Database, partnershipId: string, memberId: string) {
  return db
    .select(grantColumns)
    .from(member)
    .innerJoin(memberRole, openRole(member.partnershipId, member.id))
    .leftJoin(priority, priorityOfRole)
    .where(and(eq(member.partnershipId, partnershipId), eq(member.id, memberId), isNull(member.leftOn)))
    .limit(200)
}

/** Members whose roles allow an action at some places, for telling the refused whom to ask; at most three. */
export async function listWhoCan(db: Database, scope: Scope, action: Action, places: readonly Place[]) {
  const rows = await db
    .select({ id: member.id, name: member.name, agency: member.agency, ...grantColumns })
    .from(member)
    .innerJoin(memberRole, openRole(member.partnershipId, member.id))
    .leftJoin(priority, priorityOfRole)
    .where(
      and(
        eq(member.partnershipId, scope.partnershipId),
        isNull(member.leftOn),
        inArray(memberRole.role, rolesFor(action)),
      ),
    )
    .orderBy(asc(member.name), asc(member.id))
    .limit(500)
  const able = rows.filter((row) => isAllowedAt([row], action, places))
  return able.filter((row, i) => able.findIndex((one) => one.id === row.id) === i).slice(0, 3)
}

/** Every role an account holds now, in all its partnerships; at most 2,000. */
export function listGrants(db: Database, accountId: string) {
  return db
    .select({ partnershipId: member.partnershipId, ...grantColumns })
    .from(member)
    .innerJoin(memberRole, openRole(member.partnershipId, member.id))
    .leftJoin(priority, priorityOfRole)
    .where(and(eq(member.accountId, accountId), isNull(member.leftOn)))
    .limit(2000)
}
