import type { DecideEscalation, EscalationFilter } from '@ttc/contracts/escalation'
import type { Database } from '@ttc/db/connect'
import { escalation } from '@ttc/db/escalation'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { type EscalationState, escalationStates } from '@ttc/domain/escalation'
import type { IsoDate } from '@ttc/domain/period'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

export type Wanted = Readonly<{
  state: EscalationFilter['state']
  step?: EscalationFilter['step']
  /** Of these places alone, where some are named. */
  placements: readonly string[] | null
  /** The plans that the reader may see; null for all of them. */
  plans: readonly string[] | null
}>

const owner = alias(member, 'owner')
const ofPlacement = and(eq(placement.partnershipId, escalation.partnershipId), eq(placement.id, escalation.placementId))
const ofVersion = and(
  eq(planVersion.partnershipId, placement.partnershipId),
  eq(planVersion.id, placement.planVersionId),
)
const ofPlan = and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId))
const ofPriority = and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId))
const ofIndicator = and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId))
const ofDecider = and(eq(member.partnershipId, escalation.partnershipId), eq(member.id, escalation.decidedBy))
const ofOwner = and(eq(owner.partnershipId, placement.partnershipId), eq(owner.id, placement.ownerMemberId))

function matching(scope: Scope, { step, placements, plans }: Omit<Wanted, 'state'>): SQL | undefined {
  return and(
    eq(escalation.partnershipId, scope.partnershipId),
    plans === null ? undefined : inArray(planVersion.planId, [...plans]),
    step === undefined ? undefined : eq(escalation.step, step),
    placements === null ? undefined : inArray(escalation.placementId, [...placements]),
  )
}

const isOpen = sql`${escalation.state} = 'open'`

/** The steps that were reached in some plans: open decisions first, then open sheets, each longest first; then what is over, newest first. */
export function listEscalations(
  db: Database,
  scope: Scope,
  wanted: Wanted,
  { skip, limit }: Readonly<{ skip: number; limit: number }>,
) {
  return db
    .select({
      id: escalation.id,
      version: escalation.version,
      step: escalation.step,
      state: escalation.state,
      redRounds: escalation.redRounds,
      roundEnd: escalation.roundEnd,
      missedOn: escalation.missedOn,
      reachedOn: escalation.reachedOn,
      endedOn: escalation.endedOn,
      decision: escalation.decision,
      reason: escalation.reason,
      by: { id: member.id, name: member.name, agency: member.agency },
      placementId: placement.id,
      isInPlan: sql<boolean>`(${placement.toOn} is null and ${planVersion.state} <> 'superseded')`,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      indicator: { id: indicator.id, name: indicator.name },
      owner: { id: owner.id, name: owner.name, agency: owner.agency },
    })
    .from(escalation)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .innerJoin(plan, ofPlan)
    .innerJoin(priority, ofPriority)
    .innerJoin(indicator, ofIndicator)
    .leftJoin(member, ofDecider)
    .leftJoin(owner, ofOwner)
    .where(and(matching(scope, wanted), wanted.state === 'all' ? undefined : eq(escalation.state, wanted.state)))
    .orderBy(
      sql`${isOpen} desc`,
      sql`case when ${isOpen} then ${escalation.step} = 'sheet' end asc`,
      sql`case when ${isOpen} then ${escalation.reachedOn} end asc`,
      desc(sql`coalesce(${escalation.endedOn}, ${escalation.reachedOn})`),
      asc(indicator.name),
      desc(escalation.id),
    )
    .offset(skip)
    .limit(limit)
}
export type EscalationRow = Awaited<ReturnType<typeof listEscalations>>[number]

/** How many there are in each state, however the list is narrowed by it. */
export async function countEscalations(db: Database, scope: Scope, wanted: Wanted) {
  const rows = await db
    .select({ state: escalation.state, count: sql<number>`count(*)::int` })
    .from(escalation)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .where(matching(scope, wanted))
    .groupBy(escalation.state)
  const of = (state: EscalationState) => rows.find((row) => row.state === state)?.count ?? 0
  return Object.fromEntries(escalationStates.map((state) => [state, of(state)])) as Record<EscalationState, number>
}

/** A step of a placement, held for this transaction: of two who decide at once the second sees what the first did. */
export async function holdEscalation(tx: Database, scope: Scope, placementId: string, id: string) {
  const [found] = await tx
    .select()
    .from(escalation)
    .where(
      and(
        eq(escalation.partnershipId, scope.partnershipId),
        eq(escalation.placementId, placementId),
        eq(escalation.id, id),
      ),
    )
    .for('update')
  return found ?? null
}

/** Writes down what was decided. Only after `holdEscalation`. */
export async function saveDecision(
  tx: Database,
  scope: Scope,
  row: Readonly<{ id: string; version: number }>,
  { decision, reason }: Pick<DecideEscalation, 'decision' | 'reason'>,
  today: IsoDate,
): Promise<number> {
  const version = row.version + 1
  await tx
    .update(escalation)
    .set({ state: 'decided', decision, reason, decidedBy: scope.memberId, endedOn: today, version })
    .where(and(eq(escalation.partnershipId, scope.partnershipId), eq(escalation.id, row.id)))
  return version
}
