import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { exception, exceptionVersion } from '@ttc/db/exception'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priorityOutcome } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { and, eq, getTableColumns, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'

/** What a change may have made read otherwise, by whatever was at hand: any of these, or everything. */
export type Touched =
  | Readonly<{
      indicators?: readonly string[]
      placements?: readonly string[]
      priorities?: readonly string[]
      outcomes?: readonly string[]
      plans?: readonly string[]
    }>
  | 'everything'

/** The form of the rows that this code writes. Raise it with the answer's shape: older rows are written afresh at start. */
const FORM = 2

/** Takes the partnership's turn to write, and counts it. */
export async function takeNextVersion(tx: Database, scope: Scope): Promise<void> {
  await tx
    .insert(exceptionVersion)
    .values({ partnershipId: scope.partnershipId, version: 1, form: FORM })
    .onConflictDoUpdate({
      target: exceptionVersion.partnershipId,
      set: { version: sql`${exceptionVersion.version} + 1` },
    })
}

/** Partnerships whose rows have an older form, or that have figures and no rows yet. */
export async function listOutdated(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: assessment.partnershipId })
    .from(assessment)
    .leftJoin(exceptionVersion, eq(exceptionVersion.partnershipId, assessment.partnershipId))
    .where(or(isNull(exceptionVersion.form), lt(exceptionVersion.form, FORM)))
  return rows.map(({ id }) => id)
}

export async function markWritten(tx: Database, scope: Scope): Promise<void> {
  await tx.update(exceptionVersion).set({ form: FORM }).where(eq(exceptionVersion.partnershipId, scope.partnershipId))
}

/** The placements that were touched, as a condition on them; undefined for all. */
export function whichOf(db: Database, scope: Scope, touched: readonly Touched[]): SQL | undefined {
  const parts = touched.map((one) => conditionOf(db, scope, one))
  return parts.includes(undefined) ? undefined : or(...parts)
}

function conditionOf(db: Database, scope: Scope, touched: Touched): SQL | undefined {
  if (touched === 'everything') return undefined
  const { indicators = [], placements = [], priorities = [], outcomes = [], plans = [] } = touched
  const serving = db
    .select({ id: priorityOutcome.priorityId })
    .from(priorityOutcome)
    .where(
      and(eq(priorityOutcome.partnershipId, scope.partnershipId), inArray(priorityOutcome.outcomeId, [...outcomes])),
    )
  const versions = db
    .select({ id: planVersion.id })
    .from(planVersion)
    .where(and(eq(planVersion.partnershipId, scope.partnershipId), inArray(planVersion.planId, [...plans])))
  const named = [
    indicators.length > 0 ? inArray(placement.indicatorId, [...indicators]) : null,
    placements.length > 0 ? inArray(placement.id, [...placements]) : null,
    priorities.length > 0 ? inArray(placement.priorityId, [...priorities]) : null,
    outcomes.length > 0 ? inArray(placement.priorityId, serving) : null,
    plans.length > 0 ? inArray(placement.planVersionId, versions) : null,
  ].filter((one) => one !== null)
  return named.length === 0 ? sql`false` : or(...named)
}

/** Takes out what was touched and stands in no plan any more. */
export async function removeUnlisted(
  tx: Database,
  scope: Scope,
  touched: readonly Touched[],
  listed: readonly string[],
): Promise<void> {
  const which = whichOf(tx, scope, touched)
  const ids = tx
    .select({ id: placement.id })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), which))
  await tx
    .delete(exception)
    .where(
      and(
        eq(exception.partnershipId, scope.partnershipId),
        which === undefined ? undefined : inArray(exception.placementId, ids),
        listed.length === 0 ? undefined : notInArray(exception.placementId, [...listed]),
      ),
    )
}

const ROWS_AT_ONCE = 100
type Columns = Omit<typeof exception.$inferInsert, 'partnershipId'>

export async function saveExceptions(tx: Database, scope: Scope, rows: readonly Columns[]): Promise<void> {
  const { partnershipId: _, placementId: __, ...written } = getTableColumns(exception)
  const set = Object.fromEntries(
    Object.entries(written).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]),
  )
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(exception)
      .values(rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ partnershipId: scope.partnershipId, ...row })))
      .onConflictDoUpdate({ target: [exception.partnershipId, exception.placementId], set })
}
