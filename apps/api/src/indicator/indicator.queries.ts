import type { CreateIndicator, EditIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, seriesBreak, storedSeries } from '@ttc/db/indicator'
import { partnership } from '@ttc/db/partnership'
import { placement } from '@ttc/db/placement'
import type { Scope } from '@ttc/domain/access'
import { keyOfPairs, type Pair, sortedPairs } from '@ttc/domain/breakdown'
import { describeGroup } from '@ttc/domain/breakdown.words'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'

export type IndicatorRow = typeof indicator.$inferSelect

export async function findIndicator(db: Database, scope: Scope, id: string): Promise<IndicatorRow | null> {
  const [found] = await db
    .select()
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, id)))
  return found ?? null
}

/** A new indicator has a series for the own area and all children from the start. */
export async function saveNewIndicator(tx: Database, scope: Scope, request: CreateIndicator): Promise<void> {
  await checkCode(tx, scope, request.code, request.id)
  await tx.insert(indicator).values({ partnershipId: scope.partnershipId, ...request })
  const [own] = await tx
    .select({ areaCode: partnership.areaCode })
    .from(partnership)
    .where(eq(partnership.id, scope.partnershipId))
  const all = await saveBreakdown(tx, scope, [])
  await tx.insert(storedSeries).values({
    partnershipId: scope.partnershipId,
    id: sql`gen_random_uuid()`,
    indicatorId: request.id,
    areaCode: own?.areaCode ?? '',
    breakdownId: all,
  })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function saveIndicator(
  tx: Database,
  scope: Scope,
  id: string,
  edit: EditIndicator,
): Promise<number | null> {
  const { version, retired, ...fields } = edit
  await checkCode(tx, scope, edit.code, id)
  const [saved] = await tx
    .update(indicator)
    .set({ ...fields, retiredAt: retired ? sql`coalesce(${indicator.retiredAt}, now())` : null, version: version + 1 })
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.id, id), eq(indicator.version, version)))
    .returning({ version: indicator.version })
  return saved?.version ?? null
}

/** The breakdown of a sorted set of pairs, made where it is new; no pairs are all children. */
export async function saveBreakdown(tx: Database, scope: Scope, pairs: readonly Pair[]): Promise<string> {
  const sorted = sortedPairs(pairs)
  const key = keyOfPairs(sorted)
  await tx
    .insert(breakdown)
    .values({
      partnershipId: scope.partnershipId,
      id: sql`gen_random_uuid()`,
      key,
      label: describeGroup(sorted),
      pairs: sorted,
      position: sorted.length,
    })
    .onConflictDoNothing()
  const [found] = await tx
    .select({ id: breakdown.id })
    .from(breakdown)
    .where(and(eq(breakdown.partnershipId, scope.partnershipId), eq(breakdown.key, key)))
  if (found === undefined) throw new Error('A breakdown that was just made is gone')
  return found.id
}

export async function saveBreak(
  tx: Database,
  scope: Scope,
  row: { id: string; indicatorId: string; fromOn: string; reason: string },
) {
  await tx.insert(seriesBreak).values({ partnershipId: scope.partnershipId, ...row })
}

/** The other indicators of the partnership, by name, for choosing; at most 2,000. */
export function listIndicators(db: Database, scope: Scope) {
  return db
    .select({
      id: indicator.id,
      code: indicator.code,
      name: indicator.name,
      unit: indicator.unit,
      periodKind: indicator.periodKind,
    })
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), isNull(indicator.retiredAt)))
    .orderBy(asc(indicator.name), asc(indicator.id))
    .limit(2000)
}

/** Whether the indicator stands in some plan now: such a one is not retired before it is taken out. */
export async function isPlaced(db: Database, scope: Scope, id: string): Promise<boolean> {
  const found = await db
    .select({ id: placement.id })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.indicatorId, id), isNull(placement.toOn)))
    .limit(1)
  return found.length > 0
}

async function checkCode(tx: Database, scope: Scope, code: string, id: string): Promise<void> {
  const [other] = await tx
    .select({ name: indicator.name })
    .from(indicator)
    .where(and(eq(indicator.partnershipId, scope.partnershipId), eq(indicator.code, code), ne(indicator.id, id)))
  if (other === undefined) return
  throw new Problem('conflict', `The code ${code} is already used by "${other.name}". Choose another.`, {
    fields: [{ field: 'code', message: `Already used by "${other.name}".` }],
  })
}
