import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { memberRole } from '@ttc/db/role'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

export type PartnershipRow = Readonly<{
  id: string
  name: string
  areaCode: string
  areaName: string
  regionCode: string | null
  neighbourModelId: string | null
  colour: string | null
  example: boolean
  notice: string | null
  actingAs: Readonly<{ id: string; name: string; agency: string }>
}>

const columns = {
  id: partnership.id,
  name: partnership.name,
  areaCode: partnership.areaCode,
  areaName: area.name,
  regionCode: area.regionCode,
  neighbourModelId: partnership.neighbourModelId,
  colour: partnership.colour,
  example: partnership.example,
  notice: partnership.notice,
  actingAs: { id: member.id, name: member.name, agency: member.agency },
}

/** Whose partnerships: those an account is a member of, or the one of a program's token. */
export type Whose = Readonly<{ accountId: string } | { partnershipId: string; memberId: string }>

/** The partnerships of an account, or the one of a token, by name; at most 500. */
export function listPartnerships(db: Database, whose: Whose): Promise<PartnershipRow[]> {
  return db
    .select(columns)
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .innerJoin(member, and(eq(member.partnershipId, partnership.id), isNull(member.leftOn), whoseMember(whose)))
    .orderBy(sql`${partnership.example} desc`, asc(partnership.name))
    .limit(500)
}

/** Every partnership, each with the administrator of longest standing: for the command line, which acts as them. */
export function listAllPartnerships(db: Database): Promise<PartnershipRow[]> {
  const first = db
    .select({ memberId: memberRole.memberId })
    .from(memberRole)
    .where(
      and(
        eq(memberRole.partnershipId, partnership.id),
        eq(memberRole.role, 'administrator'),
        isNull(memberRole.endedAt),
      ),
    )
    .orderBy(asc(memberRole.grantedAt), asc(memberRole.id))
    .limit(1)
  return db
    .select(columns)
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .innerJoin(member, and(eq(member.partnershipId, partnership.id), eq(member.id, sql`(${first})`)))
    .orderBy(sql`${partnership.example} desc`, asc(partnership.name))
    .limit(500)
}

export async function findPartnership(db: Database, scope: Scope): Promise<PartnershipRow | null> {
  const [found] = await db
    .select(columns)
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .innerJoin(member, and(eq(member.partnershipId, partnership.id), eq(member.id, scope.memberId)))
    .where(eq(partnership.id, scope.partnershipId))
    .limit(1)
  return found ?? null
}

const whoseMember = (whose: Whose) =>
  'accountId' in whose
    ? eq(member.accountId, whose.accountId)
    : and(eq(member.partnershipId, whose.partnershipId), eq(member.id, whose.memberId))

/** The plans of some partnerships, in their order; at most 2,000. */
export function listPlansOf(db: Database, partnershipIds: readonly string[]) {
  return db
    .select({
      partnershipId: plan.partnershipId,
      id: plan.id,
      name: plan.name,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
    })
    .from(plan)
    .where(inArray(plan.partnershipId, [...partnershipIds]))
    .orderBy(asc(plan.partnershipId), asc(plan.position), asc(plan.startsOn), asc(plan.id))
    .limit(2000)
}
