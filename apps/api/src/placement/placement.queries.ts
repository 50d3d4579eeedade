import type { EditPlacement, PlaceIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { checkMember } from '../member/member.queries.ts'

/** A placement with the names around it, as a page shows where the indicator stands. */
export async function findPlacement(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({
      id: placement.id,
      version: placement.version,
      headline: placement.headline,
      indicatorId: placement.indicatorId,
      planVersionId: placement.planVersionId,
      plan: { id: plan.id, name: plan.name, startsOn: plan.startsOn, endsOn: plan.endsOn },
      priority: { id: priority.id, name: priority.name },
      owner: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(placement)
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, placement.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, placement.partnershipId), eq(member.id, placement.ownerMemberId)))
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.id, id), isNull(placement.toOn)))
  return found ?? null
}

/** The outcome a priority stands under: the first it serves. */
export async function findFirstOutcome(db: Database, scope: Scope, priorityId: string) {
  const [found] = await db
    .select({ id: outcome.id, statement: outcome.statement })
    .from(priorityOutcome)
    .innerJoin(
      outcome,
      and(eq(outcome.partnershipId, priorityOutcome.partnershipId), eq(outcome.id, priorityOutcome.outcomeId)),
    )
    .where(and(eq(priorityOutcome.partnershipId, scope.partnershipId), eq(priorityOutcome.priorityId, priorityId)))
    .orderBy(asc(priorityOutcome.position))
    .limit(1)
  return found ?? null
}

/** Where else the same indicator stands now. */
export function listOtherPlacements(db: Database, scope: Scope, indicatorId: string, exceptId: string) {
  return db
    .select({ placementId: placement.id, planId: plan.id, planName: plan.name, priorityName: priority.name })
    .from(placement)
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .innerJoin(plan, and(eq(plan.partnershipId, placement.partnershipId), eq(plan.id, planVersion.planId)))
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.indicatorId, indicatorId),
        ne(placement.id, exceptId),
        isNull(placement.toOn),
      ),
    )
    .orderBy(asc(plan.name), asc(priority.name))
    .limit(50)
}

/** Puts an indicator under a priority of the plan; the same one twice under a priority is refused. */
export async function saveNewPlacement(
  tx: Database,
  scope: Scope,
  planRow: Readonly<{ id: string; versionId: string }>,
  request: PlaceIndicator,
  fromOn: string,
): Promise<void> {
  const [at] = await tx
    .select({ id: priority.id })
    .from(priority)
    .where(
      and(
        eq(priority.partnershipId, scope.partnershipId),
        eq(priority.id, request.priorityId),
        eq(priority.planId, planRow.id),
        isNull(priority.retiredAt),
      ),
    )
    .for('no key update')
  if (at === undefined) throw missing('priorityId', 'Choose a priority of this plan.')
  const [what] = await tx
    .select({ id: indicator.id })
    .from(indicator)
    .where(
      and(
        eq(indicator.partnershipId, scope.partnershipId),
        eq(indicator.id, request.indicatorId),
        isNull(indicator.retiredAt),
      ),
    )
    .for('no key update')
  if (what === undefined) throw missing('indicatorId', 'Choose an indicator of this partnership.')
  await checkMember(tx, scope, request.ownerMemberId, 'ownerMemberId')
  const same = and(
    eq(placement.partnershipId, scope.partnershipId),
    eq(placement.planVersionId, planRow.versionId),
    eq(placement.priorityId, request.priorityId),
    isNull(placement.toOn),
  )
  const there = await tx
    .select({ id: placement.id })
    .from(placement)
    .where(and(same, eq(placement.indicatorId, request.indicatorId)))
  if (there.length > 0) throw missing('indicatorId', 'This indicator already stands under this priority.')
  const last = tx
    .select({ next: sql<number>`coalesce(max(${placement.position}), -1) + 1` })
    .from(placement)
    .where(same)
  await tx.insert(placement).values({
    partnershipId: scope.partnershipId,
    planVersionId: planRow.versionId,
    fromOn,
    position: sql`(${last})`,
    ...request,
  })
}

/** Saves an edit based on the stored version; null when another edit came first. Taking it out keeps the row. */
export async function savePlacement(
  tx: Database,
  scope: Scope,
  id: string,
  edit: EditPlacement,
  today: string,
): Promise<number | null> {
  const { version, ended, ...fields } = edit
  await checkMember(tx, scope, edit.ownerMemberId, 'ownerMemberId')
  const [saved] = await tx
    .update(placement)
    .set({ ...fields, toOn: ended ? today : null, version: version + 1 })
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.id, id), eq(placement.version, version)))
    .returning({ version: placement.version })
  return saved?.version ?? null
}

/** Counts a change of targets or rules as a change of the placement; null when another came first. */
export async function raiseVersion(tx: Database, scope: Scope, id: string, version: number): Promise<number | null> {
  const [saved] = await tx
    .update(placement)
    .set({ version: version + 1 })
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.id, id), eq(placement.version, version)))
    .returning({ version: placement.version })
  return saved?.version ?? null
}

function missing(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
