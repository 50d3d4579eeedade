import type { OverrideFilter } from '@ttc/contracts/override'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { dayInLondon, overrideColumns } from './override.queries.ts'

const ender = alias(member, 'ender')

export type Wanted = Readonly<{
  filter: Pick<OverrideFilter, 'state' | 'member' | 'placement'>
  /** The plans that the reader may see. */
  plans: readonly string[]
  today: string
}>

/** One whose day has passed is over, whether or not the pass that ends it has run. */
const isOpen = (today: string) => sql`(${override.endedAt} is null and ${override.expiresOn} >= ${today}::date)`
const STATES: Readonly<Record<OverrideFilter['state'], (today: string) => SQL | undefined>> = {
  all: () => undefined,
  open: isOpen,
  ended: (today) => sql`not ${isOpen(today)}`,
}

const ofPlacement = and(eq(placement.partnershipId, override.partnershipId), eq(placement.id, override.placementId))
const ofVersion = and(
  eq(planVersion.partnershipId, placement.partnershipId),
  eq(planVersion.id, placement.planVersionId),
)
const ofIndicator = and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId))
const ofPriority = and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId))
const ofPlan = and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId))
const ofAuthor = and(eq(member.partnershipId, override.partnershipId), eq(member.id, override.recordedBy))
const ofEnder = and(eq(ender.partnershipId, override.partnershipId), eq(ender.id, override.endedBy))

const seen = (scope: Scope, { plans }: Pick<Wanted, 'plans'>) =>
  and(eq(override.partnershipId, scope.partnershipId), inArray(planVersion.planId, [...plans]))

function matching(scope: Scope, wanted: Wanted) {
  const { member: by, placement: of } = wanted.filter
  return and(
    seen(scope, wanted),
    by === undefined ? undefined : eq(override.recordedBy, by),
    of === undefined ? undefined : eq(override.placementId, of),
  )
}

/** The overrides of some plans, newest first, with what they are about and how they ended. */
export function listOverrides(
  db: Database,
  scope: Scope,
  wanted: Wanted,
  { skip, limit }: Readonly<{ skip: number; limit: number }>,
) {
  return db
    .select({
      ...overrideColumns,
      computed: override.computed,
      periodStart: override.periodStart,
      periodKind: indicator.periodKind,
      accumulation: indicator.accumulation,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      indicator: { id: indicator.id, name: indicator.name },
      isInPlan: sql<boolean>`(${placement.toOn} is null and ${planVersion.state} <> 'superseded')`,
      by: { id: member.id, name: member.name, agency: member.agency },
      endedOn: sql<string | null>`${dayInLondon(override.endedAt)}`,
      ending: override.ending,
      endedBy: { id: ender.id, name: ender.name, agency: ender.agency },
    })
    .from(override)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .innerJoin(plan, ofPlan)
    .innerJoin(priority, ofPriority)
    .innerJoin(indicator, ofIndicator)
    .leftJoin(member, ofAuthor)
    .leftJoin(ender, ofEnder)
    .where(and(matching(scope, wanted), STATES[wanted.filter.state](wanted.today)))
    .orderBy(desc(override.recordedAt), desc(override.id))
    .offset(skip)
    .limit(limit)
}

export type OverrideRow = Awaited<ReturnType<typeof listOverrides>>[number]

/** How many are open and ended, however the list is narrowed by state. */
export async function countOverrides(db: Database, scope: Scope, wanted: Wanted) {
  const [found] = await db
    .select({
      open: sql<number>`count(*) filter (where ${isOpen(wanted.today)})::int`,
      ended: sql<number>`count(*) filter (where not ${isOpen(wanted.today)})::int`,
    })
    .from(override)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .where(matching(scope, wanted))
  return found ?? { open: 0, ended: 0 }
}

/** Better than the rule: green instead of amber or red, amber instead of red. Without a target nothing is better. */
const isBetter = sql`(${override.status} = 'green' and ${override.computed} in ('amber', 'red')
  or ${override.status} = 'amber' and ${override.computed} = 'red')`

const times = sql<number>`count(*)::int`
const often = (today: string) => ({
  times,
  open: sql<number>`count(*) filter (where ${isOpen(today)})::int`,
  better: sql<number>`count(*) filter (where ${isBetter})::int`,
})

const MOST_COUNTED = 50

/** By whom, most often first; whoever has left is among them. */
export function countByAuthor(db: Database, scope: Scope, wanted: Pick<Wanted, 'plans' | 'today'>) {
  return db
    .select({
      member: { id: member.id, name: member.name, agency: member.agency },
      hasLeft: sql<boolean>`(${member.leftOn} is not null or ${member.id} is null)`,
      ...often(wanted.today),
    })
    .from(override)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .leftJoin(member, ofAuthor)
    .where(seen(scope, wanted))
    .groupBy(member.id, member.name, member.agency, member.leftOn)
    .orderBy(desc(times), asc(member.name), asc(member.id))
    .limit(MOST_COUNTED)
}

/** Of which indicators, where they stand, most often first. */
export function countByIndicator(db: Database, scope: Scope, wanted: Pick<Wanted, 'plans' | 'today'>) {
  return db
    .select({
      placementId: placement.id,
      planId: planVersion.planId,
      name: indicator.name,
      priority: priority.name,
      ...often(wanted.today),
    })
    .from(override)
    .innerJoin(placement, ofPlacement)
    .innerJoin(planVersion, ofVersion)
    .innerJoin(priority, ofPriority)
    .innerJoin(indicator, ofIndicator)
    .where(seen(scope, wanted))
    .groupBy(placement.id, planVersion.planId, indicator.name, priority.name)
    .orderBy(desc(times), asc(indicator.name), asc(placement.id))
    .limit(MOST_COUNTED)
}
