import type { QuietIndicatorView } from '@ttc/contracts/challenge'
import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { QUIET_MEETINGS, wasQuiet } from '@ttc/domain/challenge'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'

/** The last closed meetings of each plan, the last first, as many as count. */
async function lastMeetings(db: Database, scope: Scope, plans: readonly string[] | null) {
  const ranked = db
    .select({
      id: challengeMeeting.id,
      planId: challengeMeeting.planId,
      meetsOn: challengeMeeting.meetsOn,
      rank: sql<number>`row_number() over (partition by ${challengeMeeting.planId}
        order by ${challengeMeeting.meetsOn} desc, ${challengeMeeting.id} desc)`.as('rank'),
    })
    .from(challengeMeeting)
    .where(
      and(
        eq(challengeMeeting.partnershipId, scope.partnershipId),
        eq(challengeMeeting.state, 'closed'),
        plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
      ),
    )
    .as('ranked')
  const rows = await db
    .select()
    .from(ranked)
    .where(sql`${ranked.rank} <= ${QUIET_MEETINGS}`)
    .orderBy(ranked.planId, ranked.rank)
  const ofPlan = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) ofPlan.set(row.planId, [...(ofPlan.get(row.planId) ?? []), row])
  return ofPlan
}

function listPlaced(db: Database, scope: Scope, plans: readonly string[]) {
  return db
    .select({
      placementId: placement.id,
      indicatorId: indicator.id,
      name: indicator.name,
      placedOn: placement.fromOn,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      owner: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, placement.partnershipId), eq(member.id, placement.ownerMemberId)))
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        inArray(planVersion.planId, [...plans]),
        ne(planVersion.state, 'superseded'),
        isNull(placement.toOn),
        isNull(priority.retiredAt),
      ),
    )
    .orderBy(asc(indicator.name), asc(placement.id))
    .limit(5000)
}

/** Every meeting in which each of some indicators was asked about, with the last day. */
async function askedIn(db: Database, scope: Scope, placementIds: readonly string[]) {
  const rows = await db
    .select({
      placementId: challenge.placementId,
      meetings: sql<string[]>`array_agg(distinct ${challenge.meetingId}::text)`,
      lastAskedOn: sql<string>`max(${challenge.askedOn})::text`,
    })
    .from(challenge)
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        inArray(challenge.placementId, [...placementIds]),
        isNull(challenge.removedAt),
        ne(challenge.question, ''),
      ),
    )
    .groupBy(challenge.placementId)
  return new Map(rows.map(({ placementId, ...row }) => [placementId, row]))
}

/** Indicators about which nobody asked in the last four closed meetings of their plan, by name. */
export async function listQuiet(
  db: Database,
  scope: Scope,
  plans: readonly string[] | null,
): Promise<QuietIndicatorView[]> {
  const meetings = await lastMeetings(db, scope, plans)
  const ready = [...meetings].filter(([, last]) => last.length >= QUIET_MEETINGS).map(([planId]) => planId)
  if (ready.length === 0) return []
  const placed = await listPlaced(db, scope, ready)
  const asked = await askedIn(
    db,
    scope,
    placed.map(({ placementId }) => placementId),
  )
  return placed.flatMap(({ placedOn, ...one }) => {
    const { meetings: of = [], lastAskedOn = null } = asked.get(one.placementId) ?? {}
    const isQuiet = wasQuiet({ placedOn, askedIn: new Set(of) }, meetings.get(one.plan.id) ?? [])
    return isQuiet ? [{ ...one, lastAskedOn }] : []
  })
}
