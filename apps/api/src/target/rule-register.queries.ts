import type { RuleChangeFilter } from '@ttc/contracts/target'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement, ragRule } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

type Wanted = Readonly<{
  filter: RuleChangeFilter
  /** The plans the reader may see; null for all of them. */
  plans: readonly string[] | null
}>

const earlier = alias(ragRule, 'earlier')

function select(db: Database, scope: Scope, { filter, plans }: Wanted) {
  // In force from that day until this one was recorded: of those that apply, the latest, as `ruleInForce` has it.
  const before = db
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.partnershipId, ragRule.partnershipId),
        eq(earlier.placementId, ragRule.placementId),
        sql`${earlier.appliesFrom} <= ${ragRule.appliesFrom}`,
        sql`(${earlier.recordedAt}, ${earlier.id}) < (${ragRule.recordedAt}, ${ragRule.id})`,
      ),
    )
    .orderBy(desc(earlier.appliesFrom), desc(earlier.recordedAt), desc(earlier.id))
    .limit(1)
  const was = alias(ragRule, 'was')
  return db
    .select({
      rule: ragRule,
      recordedBy: member.name,
      before: was,
      plan: { id: plan.id, name: plan.name },
      indicator,
    })
    .from(ragRule)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, ragRule.partnershipId), eq(placement.id, ragRule.placementId)),
    )
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, planVersion.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, ragRule.partnershipId), eq(member.id, ragRule.recordedBy)))
    .leftJoin(was, and(eq(was.partnershipId, ragRule.partnershipId), eq(was.id, sql`(${before})`)))
    .where(
      and(
        eq(ragRule.partnershipId, scope.partnershipId),
        plans === null ? undefined : inArray(plan.id, [...plans]),
        filter.plan === undefined ? undefined : eq(plan.id, filter.plan),
      ),
    )
    .$dynamic()
}

/** Every rule that was ever set in the plans that may be seen, the newest first, with what it took the place of. */
export function listRuleChanges(db: Database, scope: Scope, wanted: Wanted) {
  return select(db, scope, wanted)
    .orderBy(desc(ragRule.recordedAt), desc(ragRule.id))
    .offset(wanted.filter.skip)
    .limit(wanted.filter.limit)
}
export type RuleChangeRow = Awaited<ReturnType<typeof listRuleChanges>>[number]

export function countRuleChanges(db: Database, scope: Scope, wanted: Wanted): Promise<number> {
  return db.$count(select(db, scope, wanted).as('changes'))
}
