import type { DetectorFilter } from '@ttc/contracts/detector'
import { action } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import { exception } from '@ttc/db/exception'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { namesNone } from '../action/action-list.queries.ts'

type Wanted = Readonly<{
  filter: DetectorFilter
  /** The plans the reader may see; null for all of them. */
  plans: readonly string[] | null
}>

const t = exception
const counted = (which: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${which})::int`

/** The stored row of an indicator in its plan, as the list of exceptions holds it; null for one that is in none. */
export async function findRow(db: Database, scope: Scope, placementId: string): Promise<string | null> {
  const [found] = await db
    .select({ row: t.row })
    .from(t)
    .where(and(eq(t.partnershipId, scope.partnershipId), eq(t.placementId, placementId)))
  return found?.row ?? null
}

/**
 * What is found under each priority that may be seen, in one statement: of indicators from the rows that the list of
 * exceptions holds, of actions from the walks, where one action stands once however many indicators share it.
 */
export async function listFound(db: Database, scope: Scope, { filter, plans }: Wanted) {
  const ofIndicators = db
    .select({
      priorityId: t.priorityId,
      'same-words': counted(sql`${t.sameWords}`).as('same_words_found'),
      'no-reason': counted(sql`${t.noReason}`).as('no_reason_found'),
      slipped: counted(sql`${t.slips} > 0`).as('slipped_found'),
      slips: sql<number>`sum(${t.slips})::int`.as('slips_found'),
    })
    .from(t)
    .where(eq(t.partnershipId, scope.partnershipId))
    .groupBy(t.priorityId)
    .as('of_indicators')
  const ofActions = db
    .select({ priorityId: action.priorityId, 'no-effect': counted(namesNone).as('no_effect_found') })
    .from(action)
    .innerJoin(answer, and(eq(answer.partnershipId, action.partnershipId), eq(answer.id, action.id)))
    .innerJoin(walk, and(eq(walk.partnershipId, answer.partnershipId), eq(walk.id, answer.walkId)))
    .where(and(eq(action.partnershipId, scope.partnershipId), isNull(answer.removedAt)))
    .groupBy(action.priorityId)
    .as('of_actions')
  return db
    .select({
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      found: {
        'same-words': sql<number>`coalesce(${ofIndicators['same-words']}, 0)`,
        'no-effect': sql<number>`coalesce(${ofActions['no-effect']}, 0)`,
        'no-reason': sql<number>`coalesce(${ofIndicators['no-reason']}, 0)`,
        slipped: sql<number>`coalesce(${ofIndicators.slipped}, 0)`,
        slips: sql<number>`coalesce(${ofIndicators.slips}, 0)`,
      },
    })
    .from(priority)
    .innerJoin(plan, and(eq(plan.partnershipId, priority.partnershipId), eq(plan.id, priority.planId)))
    .leftJoin(ofIndicators, eq(ofIndicators.priorityId, priority.id))
    .leftJoin(ofActions, eq(ofActions.priorityId, priority.id))
    .where(
      and(
        eq(priority.partnershipId, scope.partnershipId),
        isNull(priority.retiredAt),
        plans === null ? undefined : inArray(plan.id, [...plans]),
        filter.plan === undefined ? undefined : eq(plan.id, filter.plan),
        filter.priority === undefined ? undefined : eq(priority.id, filter.priority),
      ),
    )
    .orderBy(plan.name, priority.name, priority.id)
    .limit(1000)
}
