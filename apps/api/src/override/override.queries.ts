import type { AssessmentView } from '@ttc/contracts/assessment'
import type { SetOverride } from '@ttc/contracts/override'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import type { Scope } from '@ttc/domain/access'
import type { OverrideEnding } from '@ttc/domain/override'
import type { Period } from '@ttc/domain/period'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type KnownOn, stoodOn } from '../assessment/known-on.queries.ts'

/** The day of a moment in London, as text. */
export const dayInLondon = (moment: typeof override.recordedAt | typeof override.endedAt) =>
  sql<string>`to_char(${moment} at time zone 'Europe/London', 'YYYY-MM-DD')`

/** What a list that shows a status selects of an override, joined as `openOverride`; its author joined besides. */
export const overrideColumns = {
  id: override.id,
  placementId: override.placementId,
  status: override.status,
  reason: override.reason,
  periodEnd: override.periodEnd,
  expiresOn: override.expiresOn,
  on: dayInLondon(override.recordedAt),
}

/**
 * The overrides of some placements that nobody has ended, with their authors: one a placement at most, by its index.
 * Whether one is in force today is asked of the domain (`overrideInForce`).
 */
export function listOpenOverrides(
  db: Database,
  scope: Scope,
  placementIds: readonly string[],
  knownOn: KnownOn = null,
) {
  return db
    .select({ ...overrideColumns, by: { id: member.id, name: member.name, agency: member.agency } })
    .from(override)
    .leftJoin(member, and(eq(member.partnershipId, override.partnershipId), eq(member.id, override.recordedBy)))
    .where(
      and(
        eq(override.partnershipId, scope.partnershipId),
        inArray(override.placementId, [...placementIds]),
        stoodOn({ recordedAt: override.recordedAt, supersededAt: override.endedAt }, knownOn),
      ),
    )
}

export type OpenOverrideRow = Awaited<ReturnType<typeof listOpenOverrides>>[number]

/** What the rule says of all children in a placement now, of which period, and when its next value is due. */
export async function findJudged(db: Database, scope: Scope, placementId: string) {
  const [found] = await db
    .select({
      status: assessment.status,
      latestEnd: assessment.latestEnd,
      nextDueOn: assessment.nextDueOn,
      result: sql<AssessmentView>`${assessment.result}`,
    })
    .from(assessment)
    .where(
      and(
        eq(assessment.partnershipId, scope.partnershipId),
        eq(assessment.placementId, placementId),
        eq(assessment.allChildren, true),
      ),
    )
  if (found === undefined) throw new Error('A placement without its assessment')
  const { result, ...judged } = found
  return { ...judged, period: result.latest?.period ?? null }
}

/** Ends the open override of a placement, by a person; one that has ended already is left as it is. */
export async function endOverride(
  tx: Database,
  scope: Scope,
  id: string,
  ending: OverrideEnding,
  endedBy: string | null,
): Promise<void> {
  await tx
    .update(override)
    .set({ endedAt: sql`now()`, endedBy, ending })
    .where(and(eq(override.partnershipId, scope.partnershipId), eq(override.id, id), isNull(override.endedAt)))
}

/** How an override ended and by whom; null where there is none of this id for the placement. */
export async function findEnded(db: Database, scope: Scope, placementId: string, id: string) {
  const [found] = await db
    .select({ ending: override.ending, endedBy: override.endedBy })
    .from(override)
    .where(
      and(eq(override.partnershipId, scope.partnershipId), eq(override.placementId, placementId), eq(override.id, id)),
    )
  return found ?? null
}

type NewOverride = Pick<SetOverride, 'id' | 'status' | 'reason' | 'expiresOn'> &
  Readonly<{ placementId: string; computed: typeof override.$inferInsert.computed; period: Period }>

export async function saveOverride(tx: Database, scope: Scope, { period, ...row }: NewOverride): Promise<void> {
  await tx.insert(override).values({
    partnershipId: scope.partnershipId,
    recordedBy: scope.memberId,
    periodStart: period.start,
    periodEnd: period.end,
    ...row,
  })
}
