import { board, boardMember } from '@ttc/db/board'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { memberRole } from '@ttc/db/role'
import type { Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { priorityOfRole } from './grant.queries.ts'

const deputy = alias(member, 'deputy')

const columns = {
  id: member.id,
  name: member.name,
  agency: member.agency,
  email: member.email,
  signsIn: sql<boolean>`${member.accountId} is not null`,
  absentFrom: member.absentFrom,
  absentTo: member.absentTo,
  deputy: { id: deputy.id, name: deputy.name, agency: deputy.agency },
  leftOn: member.leftOn,
  removed: sql<boolean>`${member.removedAt} is not null`,
  version: member.version,
}

function select(db: Database) {
  return db
    .select(columns)
    .from(member)
    .leftJoin(deputy, and(eq(deputy.partnershipId, member.partnershipId), eq(deputy.id, member.deputyMemberId)))
}

export type PersonRow = Awaited<ReturnType<typeof listPeople>>[number]

/** Everybody who is or was a member, those who left last; at most 2,000. */
export function listPeople(db: Database, scope: Scope) {
  return select(db)
    .where(eq(member.partnershipId, scope.partnershipId))
    .orderBy(sql`${member.leftOn} is not null`, asc(member.name), asc(member.id))
    .limit(2000)
}

export async function findPerson(db: Database, scope: Scope, id: string): Promise<PersonRow | null> {
  const [found] = await select(db).where(and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id)))
  return found ?? null
}

const planOfRole = and(
  eq(plan.partnershipId, memberRole.partnershipId),
  eq(plan.id, sql`coalesce(${memberRole.planId}, ${priority.planId})`),
)

/** The roles of some members, with the names of what they are held for; those that ended as well where asked. */
export function listRoles(
  db: Database,
  scope: Scope,
  memberIds: readonly string[] | null,
  { ended }: Readonly<{ ended: boolean }>,
) {
  return db
    .select({
      id: memberRole.id,
      memberId: memberRole.memberId,
      role: memberRole.role,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      grantedAt: memberRole.grantedAt,
      endedAt: memberRole.endedAt,
    })
    .from(memberRole)
    .leftJoin(priority, priorityOfRole)
    .leftJoin(plan, planOfRole)
    .where(
      and(
        eq(memberRole.partnershipId, scope.partnershipId),
        memberIds === null ? undefined : inArray(memberRole.memberId, [...memberIds]),
        ended ? undefined : isNull(memberRole.endedAt),
      ),
    )
    .orderBy(asc(memberRole.memberId), asc(memberRole.role), desc(memberRole.grantedAt), asc(memberRole.id))
    .limit(10_000)
}

export type RoleRow = Awaited<ReturnType<typeof listRoles>>[number]

/** The agencies of a member, the present one first. */
export function listAgencies(db: Database, scope: Scope, memberId: string) {
  return db
    .select({ agency: memberAgency.agency, fromOn: memberAgency.fromOn, toOn: memberAgency.toOn })
    .from(memberAgency)
    .where(and(eq(memberAgency.partnershipId, scope.partnershipId), eq(memberAgency.memberId, memberId)))
    .orderBy(sql`${memberAgency.toOn} desc nulls first`, sql`${memberAgency.fromOn} desc nulls last`)
    .limit(100)
}

/** Where a member sits or sat, the present seats first. */
export function listSeatsOf(db: Database, scope: Scope, memberId: string) {
  return db
    .select({
      id: boardMember.id,
      board: { id: board.id, name: board.name, kind: board.kind },
      seat: boardMember.seat,
      fromOn: boardMember.fromOn,
      toOn: boardMember.toOn,
    })
    .from(boardMember)
    .innerJoin(board, and(eq(board.partnershipId, boardMember.partnershipId), eq(board.id, boardMember.boardId)))
    .where(and(eq(boardMember.partnershipId, scope.partnershipId), eq(boardMember.memberId, memberId)))
    .orderBy(sql`${boardMember.toOn} desc nulls first`, desc(boardMember.fromOn))
    .limit(500)
}
