import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, sql } from 'drizzle-orm'

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

/** The partnerships that the acting person coordinates, by name; at most 500. */
export function listPartnerships(db: Database): Promise<PartnershipRow[]> {
  return db
    .select(columns)
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .innerJoin(member, and(eq(member.partnershipId, partnership.id), eq(member.coordinates, true)))
    .orderBy(sql`${partnership.example} desc`, asc(partnership.name))
    .limit(500)
}

export async function findPartnership(db: Database, scope: Scope): Promise<PartnershipRow | null> {
  const [found] = await db
    .select(columns)
    .from(partnership)
    .innerJoin(area, eq(area.code, partnership.areaCode))
    .innerJoin(member, and(eq(member.partnershipId, partnership.id), eq(member.coordinates, true)))
    .where(eq(partnership.id, scope.partnershipId))
    .limit(1)
  return found ?? null
}

/** The plans of all listed partnerships, in their order; at most 2,000. */
export function listPlansOfAll(db: Database) {
  return db
    .select({
      partnershipId: plan.partnershipId,
      id: plan.id,
      name: plan.name,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
    })
    .from(plan)
    .orderBy(asc(plan.partnershipId), asc(plan.position), asc(plan.startsOn), asc(plan.id))
    .limit(2000)
}
