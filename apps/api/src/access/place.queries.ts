import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { indicator, series } from '@ttc/db/indicator'
import { link } from '@ttc/db/link'
import { outcome } from '@ttc/db/outcome'
import { pack } from '@ttc/db/pack'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { promise } from '@ttc/db/promise'
import { round } from '@ttc/db/round'
import { walk } from '@ttc/db/turning-the-curve'
import type { Place } from '@ttc/domain/access'
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

/** The parts of an address that stand somewhere in a plan; each leads to the places of its object by one indexed query. */
export const placed = [
  'plan',
  'outcome',
  'priority',
  'placement',
  'indicator',
  'series',
  'walk',
  'round',
  'link',
  'meeting',
  'promise',
  'pack',
] as const
export type Placed = (typeof placed)[number]

type Find = (db: Database, partnershipId: string, id: string) => Promise<Place[] | null>

const find: Readonly<Record<Placed, Find>> = {
  plan: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: plan.id })
      .from(plan)
      .where(and(eq(plan.partnershipId, partnershipId), eq(plan.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
  outcome: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: outcome.planId })
      .from(outcome)
      .where(and(eq(outcome.partnershipId, partnershipId), eq(outcome.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
  priority: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: priority.planId })
      .from(priority)
      .where(and(eq(priority.partnershipId, partnershipId), eq(priority.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: id }))
  },
  placement: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: planVersion.planId, priorityId: placement.priorityId })
      .from(placement)
      .innerJoin(planVersion, versionOfPlacement)
      .where(and(eq(placement.partnershipId, partnershipId), eq(placement.id, id)))
    return rows.length === 0 ? null : rows
  },
  indicator: (db, partnershipId, id) => findIndicatorPlaces(db, partnershipId, sql`${id}`),
  series: (db, partnershipId, id) => {
    const own = db
      .select({ indicatorId: series.indicatorId })
      .from(series)
      .where(and(eq(series.partnershipId, partnershipId), eq(series.id, id)))
    return findIndicatorPlaces(db, partnershipId, sql`(${own})`)
  },
  walk: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: priority.planId, priorityId: priority.id })
      .from(walk)
      .innerJoin(priority, and(eq(priority.partnershipId, walk.partnershipId), eq(priority.id, walk.priorityId)))
      .where(and(eq(walk.partnershipId, partnershipId), eq(walk.id, id)))
    return rows.length === 0 ? null : rows
  },
  round: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: round.planId })
      .from(round)
      .where(and(eq(round.partnershipId, partnershipId), eq(round.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
  link: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: link.planId, priorityId: placement.priorityId })
      .from(link)
      // One that asks for questions, or shows a pack, stands in the plan, and under no priority.
      .leftJoin(placement, and(eq(placement.partnershipId, link.partnershipId), eq(placement.id, placementOfLink)))
      .where(and(eq(link.partnershipId, partnershipId), eq(link.id, id)))
    return rows.length === 0 ? null : rows
  },
  meeting: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: challengeMeeting.planId })
      .from(challengeMeeting)
      .where(and(eq(challengeMeeting.partnershipId, partnershipId), eq(challengeMeeting.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
  promise: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: challengeMeeting.planId })
      .from(promise)
      .innerJoin(
        challengeMeeting,
        and(eq(challengeMeeting.partnershipId, promise.partnershipId), eq(challengeMeeting.id, promise.meetingId)),
      )
      .where(and(eq(promise.partnershipId, partnershipId), eq(promise.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
  pack: async (db, partnershipId, id) => {
    const rows = await db
      .select({ planId: pack.planId })
      .from(pack)
      .where(and(eq(pack.partnershipId, partnershipId), eq(pack.id, id)))
    return rows.length === 0 ? null : rows.map(({ planId }) => ({ planId, priorityId: null }))
  },
}

/**
 * Where the indicator that a link asks about stands in the link's plan now: where it was asked, else where it has moved
 * to; where it was asked if it stands there no longer.
 */
export const placementOfLink = sql`coalesce((
  select p.id from ${placement} p
  join ${planVersion} v on v.partnership_id = p.partnership_id and v.id = p.plan_version_id
  join ${series} s on s.partnership_id = p.partnership_id and s.indicator_id = p.indicator_id
  where p.partnership_id = ${link.partnershipId} and s.id = ${link.seriesId} and v.plan_id = ${link.planId}
    and p.to_on is null and v.state <> 'superseded'
  order by (p.id = ${link.placementId}) desc, p.id limit 1), ${link.placementId})`

/** Where the object of an address stands, in a partnership; null where there is no such object, [] where it stands nowhere. */
export function findPlaces(db: Database, partnershipId: string, kind: Placed, id: string): Promise<Place[] | null> {
  return find[kind](db, partnershipId, id)
}

const versionOfPlacement = and(
  eq(planVersion.partnershipId, placement.partnershipId),
  eq(planVersion.id, placement.planVersionId),
)

/** The places of every indicator of a partnership that stands somewhere. */
export async function listIndicatorPlaces(db: Database, partnershipId: string): Promise<Map<string, Place[]>> {
  const rows = await db
    .select({
      indicatorId: placement.indicatorId,
      proxyId: indicator.proxyId,
      planId: planVersion.planId,
      priorityId: placement.priorityId,
    })
    .from(placement)
    .innerJoin(planVersion, and(versionOfPlacement, ne(planVersion.state, 'superseded')))
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .where(and(eq(placement.partnershipId, partnershipId), isNull(placement.toOn)))
  const places = new Map<string, Place[]>()
  for (const { indicatorId, proxyId, ...place } of rows) {
    for (const id of proxyId === null ? [indicatorId] : [indicatorId, proxyId])
      places.set(id, [...(places.get(id) ?? []), place])
  }
  return places
}

/** An indicator stands where it is placed now, and where an indicator is placed that it is the proxy of. */
async function findIndicatorPlaces(db: Database, partnershipId: string, id: ReturnType<typeof sql>) {
  const shown = alias(indicator, 'shown')
  const rows = await db
    .selectDistinct({ planId: planVersion.planId, priorityId: placement.priorityId })
    .from(indicator)
    .leftJoin(
      shown,
      and(
        eq(shown.partnershipId, indicator.partnershipId),
        or(eq(shown.id, indicator.id), eq(shown.proxyId, indicator.id)),
      ),
    )
    .leftJoin(
      placement,
      and(
        eq(placement.partnershipId, shown.partnershipId),
        eq(placement.indicatorId, shown.id),
        isNull(placement.toOn),
      ),
    )
    .leftJoin(planVersion, and(versionOfPlacement, ne(planVersion.state, 'superseded')))
    .where(and(eq(indicator.partnershipId, partnershipId), eq(indicator.id, id)))
  if (rows.length === 0) return null
  return rows.filter(({ planId }) => planId !== null)
}
