import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { ragRule, target } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type KnownOn, stoodOn } from '../assessment/known-on.queries.ts'
import type { NewTarget } from './target-change.ts'

/** The targets in force of a placement, now or on a day, by period; a request sets 40 at most. */
export function listTargets(db: Database, scope: Scope, placementId: string, knownOn: KnownOn = null) {
  return db
    .select({
      id: target.id,
      periodStart: target.periodStart,
      periodEnd: target.periodEnd,
      value: target.value,
      lower: target.lower,
      upper: target.upper,
      reason: target.reason,
      correction: target.correction,
      recordedAt: target.recordedAt,
      recordedBy: member.name,
    })
    .from(target)
    .leftJoin(member, and(eq(member.partnershipId, target.partnershipId), eq(member.id, target.recordedBy)))
    .where(
      and(eq(target.partnershipId, scope.partnershipId), eq(target.placementId, placementId), stoodOn(target, knownOn)),
    )
    .orderBy(asc(target.periodEnd))
    .limit(200)
}

/** The rules of a placement that are not replaced, now or on a day, by the day they apply from; at most 200. */
export function listRules(db: Database, scope: Scope, placementId: string, knownOn: KnownOn = null) {
  return db
    .select({
      id: ragRule.id,
      placementId: ragRule.placementId,
      appliesFrom: ragRule.appliesFrom,
      toleranceKind: ragRule.toleranceKind,
      toleranceAmount: ragRule.toleranceAmount,
      path: ragRule.path,
      amberIfImproved: ragRule.amberIfImproved,
      reason: ragRule.reason,
      correction: ragRule.correction,
      recordedAt: ragRule.recordedAt,
      recordedBy: member.name,
    })
    .from(ragRule)
    .leftJoin(member, and(eq(member.partnershipId, ragRule.partnershipId), eq(member.id, ragRule.recordedBy)))
    .where(
      and(
        eq(ragRule.partnershipId, scope.partnershipId),
        eq(ragRule.placementId, placementId),
        stoodOn(ragRule, knownOn),
      ),
    )
    .orderBy(asc(ragRule.appliesFrom))
    .limit(200)
}

/** Ends some targets and appends others, with one reason. */
export async function replaceTargets(
  tx: Database,
  scope: Scope,
  placementId: string,
  change: Readonly<{ endIds: readonly string[]; added: readonly NewTarget[]; reason: string }>,
): Promise<void> {
  if (change.endIds.length > 0)
    await tx
      .update(target)
      .set({ supersededAt: sql`now()` })
      .where(and(eq(target.partnershipId, scope.partnershipId), inArray(target.id, [...change.endIds])))
  if (change.added.length > 0)
    await tx.insert(target).values(
      change.added.map((one) => ({
        partnershipId: scope.partnershipId,
        placementId,
        reason: change.reason,
        recordedBy: scope.memberId,
        ...one,
      })),
    )
}

export type NewRule = Omit<typeof ragRule.$inferInsert, 'partnershipId' | 'recordedBy' | 'recordedAt' | 'supersededAt'>

/** Appends a rule; one that applies from the same day is replaced. */
export async function saveRule(tx: Database, scope: Scope, rule: NewRule): Promise<void> {
  await tx
    .update(ragRule)
    .set({ supersededAt: sql`now()` })
    .where(
      and(
        eq(ragRule.partnershipId, scope.partnershipId),
        eq(ragRule.placementId, rule.placementId),
        eq(ragRule.appliesFrom, rule.appliesFrom),
        isNull(ragRule.supersededAt),
      ),
    )
  await tx.insert(ragRule).values({ partnershipId: scope.partnershipId, recordedBy: scope.memberId, ...rule })
}
