import { area } from '@ttc/db/area'
import type { Database } from '@ttc/db/connect'
import { formula, formulaPart } from '@ttc/db/formula'
import { breakdown, indicator, series } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { type Formula, indicatorsOf } from '@ttc/domain/formula'
import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'

/** The version in force of how an indicator is computed, with who made it; null where it never was. */
export async function findFormula(db: Database, scope: Scope, indicatorId: string) {
  const [found] = await db
    .select({
      id: formula.id,
      revision: formula.revision,
      definition: formula.definition,
      recordedAt: formula.recordedAt,
      recordedBy: member.name,
    })
    .from(formula)
    .leftJoin(member, and(eq(member.partnershipId, formula.partnershipId), eq(member.id, formula.recordedBy)))
    .where(
      and(
        eq(formula.partnershipId, scope.partnershipId),
        eq(formula.indicatorId, indicatorId),
        isNull(formula.supersededAt),
      ),
    )
  return found ?? null
}

/** One at a time in a partnership changes formulas: two together could close a circle that neither sees. */
export async function holdFormulas(tx: Database, scope: Scope): Promise<void> {
  await tx
    .select({ id: partnership.id })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
    .for('no key update')
}

/** Closes the version in force and appends the next; null for an indicator that is typed or imported again. */
export async function saveFormula(
  tx: Database,
  scope: Scope,
  row: Readonly<{ id: string; indicatorId: string; revision: number; definition: Formula | null }>,
): Promise<void> {
  const { partnershipId, memberId } = scope
  await tx
    .update(formula)
    .set({ supersededAt: sql`now()` })
    .where(
      and(
        eq(formula.partnershipId, partnershipId),
        eq(formula.indicatorId, row.indicatorId),
        isNull(formula.supersededAt),
      ),
    )
  await tx.insert(formula).values({ partnershipId, ...row, recordedBy: memberId })
  if (row.definition === null) return
  const parts = indicatorsOf(row.definition).map((indicatorId) => ({ partnershipId, formulaId: row.id, indicatorId }))
  await tx.insert(formulaPart).values(parts)
}

/** The indicators computed from one now, by name; at most 50. */
export function listUsing(db: Database, scope: Scope, indicatorId: string) {
  return db
    .select({ id: indicator.id, name: indicator.name })
    .from(formulaPart)
    .innerJoin(
      formula,
      and(
        eq(formula.partnershipId, formulaPart.partnershipId),
        eq(formula.id, formulaPart.formulaId),
        isNull(formula.supersededAt),
        isNotNull(formula.definition),
      ),
    )
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, formula.partnershipId), eq(indicator.id, formula.indicatorId)),
    )
    .where(and(eq(formulaPart.partnershipId, scope.partnershipId), eq(formulaPart.indicatorId, indicatorId)))
    .orderBy(asc(indicator.name), asc(indicator.id))
    .limit(50)
}

export function listNamed(db: Database, scope: Scope, ids: readonly string[]) {
  return db
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), inArray(indicator.id, [...ids])))
}

/** Where some indicators stand in a plan now. */
export function listStanding(db: Database, scope: Scope, ids: readonly string[]) {
  return db
    .select({
      indicatorId: placement.indicatorId,
      placementId: placement.id,
      planId: planVersion.planId,
      priorityId: placement.priorityId,
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(
        eq(planVersion.partnershipId, placement.partnershipId),
        eq(planVersion.id, placement.planVersionId),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        inArray(placement.indicatorId, [...ids]),
        isNull(placement.toOn),
      ),
    )
    .orderBy(asc(placement.id))
}

/** The areas that have a series in the partnership, by name; at most 500. */
export function listAreasWithSeries(db: Database, scope: Scope) {
  return db
    .selectDistinct({ code: area.code, name: area.name })
    .from(series)
    .innerJoin(area, eq(area.code, series.areaCode))
    .where(eq(series.partnershipId, scope.partnershipId))
    .orderBy(asc(area.name), asc(area.code))
    .limit(500)
}

/** The groups of children of the partnership, all children first; at most 500. */
export function listGroups(db: Database, scope: Scope) {
  return db
    .select({ id: breakdown.id, pairs: breakdown.pairs })
    .from(breakdown)
    .where(eq(breakdown.partnershipId, scope.partnershipId))
    .orderBy(asc(breakdown.position), asc(breakdown.key))
    .limit(500)
}
