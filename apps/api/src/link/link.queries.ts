import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { link } from '@ttc/db/link'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { placementOfLink } from '../access/place.queries.ts'

/** One more tells that there are more. */
export const LINKS_SHOWN = 200

function select(db: Database) {
  return db
    .select({
      link,
      row: indicator,
      pairs: breakdown.pairs,
      placementId: sql<string>`${placementOfLink}`,
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(link)
    .innerJoin(series, and(eq(series.partnershipId, link.partnershipId), eq(series.id, link.seriesId)))
    .innerJoin(indicator, and(eq(indicator.partnershipId, series.partnershipId), eq(indicator.id, series.indicatorId)))
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .innerJoin(member, and(eq(member.partnershipId, link.partnershipId), eq(member.id, link.createdBy)))
}

/** Where some placements stand. Asked apart: the database takes longer to plan nine tables at once than to read them. */
async function listStandings(db: Database, partnershipIds: readonly string[], placementIds: readonly string[]) {
  const rows = await db
    .select({
      placementId: placement.id,
      isInPlan: sql<boolean>`(${placement.toOn} is null and ${planVersion.state} <> 'superseded')`,
      plan: { id: plan.id, name: plan.name, answersWait: plan.linkAnswersWait },
      partnership: { id: partnership.id, name: partnership.name, notice: partnership.notice },
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(partnership, eq(partnership.id, placement.partnershipId))
    .where(and(inArray(placement.partnershipId, [...partnershipIds]), inArray(placement.id, [...placementIds])))
  return rows
}

async function withStanding(db: Database, found: readonly Awaited<ReturnType<typeof select>>[number][]) {
  if (found.length === 0) return []
  const standings = await listStandings(
    db,
    [...new Set(found.map((one) => one.link.partnershipId))],
    [...new Set(found.map((one) => one.placementId))],
  )
  return found.map((one) => {
    const at = standings.find(
      ({ placementId, partnership: { id } }) => placementId === one.placementId && id === one.link.partnershipId,
    )
    if (at === undefined) throw new Error('A link without its placement')
    const { isInPlan, plan, partnership } = at
    /** The indicator is in the plan now, and in use. */
    const stands = isInPlan && one.row.retiredAt === null
    return { ...one, plan, partnership: { name: partnership.name, notice: partnership.notice }, stands }
  })
}

export type LinkRow = Awaited<ReturnType<typeof withStanding>>[number]

/** The links whose indicators stand under a priority now: those with an answer that waits first, then newest first. */
export async function listLinks(db: Database, scope: Scope, priorityId: string): Promise<LinkRow[]> {
  const waits = sql`exists (select 1 from link_answer a where a.partnership_id = ${link.partnershipId}
    and a.link_id = ${link.id} and a.state = 'waiting')`
  const isHere = sql`exists (select 1 from ${placement} q where q.partnership_id = ${link.partnershipId}
    and q.priority_id = ${priorityId} and q.id = ${placementOfLink})`
  const found = await select(db)
    .where(and(eq(link.partnershipId, scope.partnershipId), isHere))
    .orderBy(desc(waits), desc(link.recordedAt), desc(link.id))
    .limit(LINKS_SHOWN + 1)
  return withStanding(db, found)
}

async function findLink(db: Database, scope: Scope, id: string): Promise<LinkRow | null> {
  const found = await select(db).where(and(eq(link.partnershipId, scope.partnershipId), eq(link.id, id)))
  return (await withStanding(db, found))[0] ?? null
}

/** The same, or the refusal. */
export async function presentLink(db: Database, scope: Scope, id: string): Promise<LinkRow> {
  const found = await findLink(db, scope, id)
  if (found === null) throw new Problem('not-found', 'There is no such link, or you cannot see it.')
  return found
}

/** The link that a key opens, whatever partnership it is of; null where there is none. Whether it is open is asked apart. */
export async function findLinkByKey(db: Database, keySha256: string): Promise<LinkRow | null> {
  const [found] = await withStanding(db, await select(db).where(eq(link.keySha256, keySha256)))
  return found ?? null
}

/** Holds a link for the rest of the transaction: those who answer it, decide on it or withdraw it take turns. */
export async function holdLink(tx: Database, scope: Scope, id: string): Promise<LinkRow> {
  await tx
    .select({ id: link.id })
    .from(link)
    .where(and(eq(link.partnershipId, scope.partnershipId), eq(link.id, id)))
    .for('no key update')
  return presentLink(tx, scope, id)
}

/** The series of the own area that a link can ask about, with its indicator; null where it is not of this indicator. */
export async function findAskable(db: Database, scope: Scope, indicatorId: string, seriesId: string) {
  const [found] = await db
    .select({ row: indicator, pairs: breakdown.pairs, partnership: partnership.name })
    .from(series)
    .innerJoin(partnership, and(eq(partnership.id, series.partnershipId), eq(partnership.areaCode, series.areaCode)))
    .innerJoin(indicator, and(eq(indicator.partnershipId, series.partnershipId), eq(indicator.id, series.indicatorId)))
    .innerJoin(breakdown, and(eq(breakdown.partnershipId, series.partnershipId), eq(breakdown.id, series.breakdownId)))
    .where(
      and(eq(series.partnershipId, scope.partnershipId), eq(series.id, seriesId), eq(series.indicatorId, indicatorId)),
    )
  return found ?? null
}

export async function saveNewLink(
  tx: Database,
  scope: Scope,
  row: Omit<typeof link.$inferInsert, 'partnershipId' | 'createdBy'>,
): Promise<void> {
  await tx.insert(link).values({ partnershipId: scope.partnershipId, createdBy: scope.memberId, ...row })
}

/** Saves a change based on the stored version; null when another came first. */
export async function saveLink(
  tx: Database,
  scope: Scope,
  id: string,
  version: number,
  change: Partial<typeof link.$inferInsert>,
): Promise<number | null> {
  const [saved] = await tx
    .update(link)
    .set({ ...change, version: version + 1 })
    .where(and(eq(link.partnershipId, scope.partnershipId), eq(link.id, id), eq(link.version, version)))
    .returning({ version: link.version })
  return saved?.version ?? null
}

/** Marks that somebody looked, the first time. It is no edit, and stands in nobody's way. */
export async function markOpened(db: Database, { partnershipId, id }: LinkRow['link'], now: Date): Promise<void> {
  await db
    .update(link)
    .set({ openedAt: now })
    .where(and(eq(link.partnershipId, partnershipId), eq(link.id, id), isNull(link.openedAt)))
}

export async function markAnswered(tx: Database, scope: Scope, id: string, now: Date): Promise<void> {
  await tx
    .update(link)
    .set({ answeredAt: now })
    .where(and(eq(link.partnershipId, scope.partnershipId), eq(link.id, id)))
}
