import { action } from '@ttc/db/action'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { override } from '@ttc/db/override'
import { placement } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Assessment } from '@ttc/domain/assessment/assess'
import type { Factor } from '@ttc/domain/factor'
import type { CurveInput } from '@ttc/domain/figure/curve-input'
import { Problem } from '@ttc/domain/problem'
import type { Statement } from '@ttc/domain/turning-the-curve/content'
import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'

/** A placement that is in a plan now, with who answers for it and how it stands: what a sheet is written from. */
export async function findPlaced(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({
      id: placement.id,
      indicator: { id: indicator.id, name: indicator.name },
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      leadMemberId: priority.leadMemberId,
      owner: {
        id: member.id,
        name: member.name,
        agency: member.agency,
        leftOn: member.leftOn,
        absentFrom: member.absentFrom,
        absentTo: member.absentTo,
        deputyMemberId: member.deputyMemberId,
      },
      assessment: sql<Assessment | null>`${assessment.result}`,
      curve: sql<CurveInput | null>`${assessment.curve}`,
      override: override.status,
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
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, placement.partnershipId), eq(member.id, placement.ownerMemberId)))
    .leftJoin(
      assessment,
      and(
        eq(assessment.partnershipId, placement.partnershipId),
        eq(assessment.placementId, placement.id),
        eq(assessment.allChildren, true),
      ),
    )
    .leftJoin(
      override,
      and(
        eq(override.partnershipId, placement.partnershipId),
        eq(override.placementId, placement.id),
        isNull(override.endedAt),
      ),
    )
    .where(and(eq(placement.partnershipId, scope.partnershipId), eq(placement.id, id), isNull(placement.toOn)))
  return found ?? null
}

export type Placed = NonNullable<Awaited<ReturnType<typeof findPlaced>>>

/** The same, or the refusal. */
export async function presentPlaced(db: Database, scope: Scope, id: string): Promise<Placed> {
  const placed = await findPlaced(db, scope, id)
  if (placed !== null) return placed
  throw new Problem('not-found', 'There is no such indicator in a plan, or you cannot see it.')
}

const walkOf = ({ id, priority: { id: priorityId } }: Placed) =>
  or(eq(walk.placementId, id), and(eq(walk.priorityId, priorityId), isNull(walk.placementId), isNull(walk.service)))

const ofWalk = and(eq(walk.partnershipId, answer.partnershipId), eq(walk.id, answer.walkId))

/** The factors and the statement of position of the indicator's own walk and of its priority's, those of its own first. */
export function listStory(db: Database, scope: Scope, placed: Placed) {
  return db
    .select({
      own: isNotNull(walk.placementId).mapWith(Boolean),
      content: sql<Factor | Statement>`${answer.content}`,
      changedOn: sql<string>`to_char(${answer.changedAt} at time zone 'Europe/London', 'YYYY-MM-DD')`,
    })
    .from(answer)
    .innerJoin(walk, ofWalk)
    .where(
      and(
        eq(answer.partnershipId, scope.partnershipId),
        walkOf(placed),
        isNull(answer.removedAt),
        or(
          eq(answer.kind, 'factor'),
          and(eq(answer.kind, 'statement'), sql`${answer.content} ->> 'step' = 'position'`),
        ),
      ),
    )
    .orderBy(sql`${walk.placementId} is null`, sql`(${answer.content} ->> 'rank')::int nulls last`, answer.position)
    .limit(400)
}

const ACTIONS_SHOWN = 6

/** The last actions agreed for an indicator, in its own walk or its priority's; of many those due last. */
export function listAgreed(db: Database, scope: Scope, placed: Placed) {
  return db
    .select({
      id: action.id,
      text: sql<string>`${answer.content} ->> 'text'`,
      dueOn: action.dueOn,
      owner: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(action)
    .innerJoin(answer, and(eq(answer.partnershipId, action.partnershipId), eq(answer.id, action.id)))
    .innerJoin(walk, ofWalk)
    .leftJoin(member, and(eq(member.partnershipId, action.partnershipId), eq(member.id, action.ownerMemberId)))
    .where(and(eq(action.partnershipId, scope.partnershipId), walkOf(placed), isNull(answer.removedAt)))
    .orderBy(sql`${walk.placementId} is null`, desc(action.dueOn), desc(action.id))
    .limit(ACTIONS_SHOWN)
}

/** Those of some members who have left, or are none of the partnership. */
export async function listUnknownMembers(
  db: Database,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const known = await db
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.partnershipId, scope.partnershipId), inArray(member.id, [...ids]), isNull(member.leftOn)))
  return new Set(ids.filter((id) => !known.some((one) => one.id === id)))
}
