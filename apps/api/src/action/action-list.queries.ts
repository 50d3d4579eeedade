import type { ActionFilter } from '@ttc/contracts/action'
import { action } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Action } from '@ttc/domain/action'
import { and, asc, desc, eq, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

const source = alias(answer, 'source')

type Wanted = Readonly<{
  filter: Pick<ActionFilter, 'plan' | 'priority' | 'whose' | 'state'>
  /** The plans whose walks the reader may see. */
  plans: readonly string[]
  today: string
}>

const isOver = sql`${action.status} in ('done', 'stopped')`
/** An open one that names no effect: `namesEffect` of the domain, said of a row. */
export const namesNone = sql`(not ${isOver} and btrim(coalesce(${answer.content} ->> 'effect', '')) = '' and ${answer.linkId} is null and ${walk.placementId} is null)`
const isOverdue = (today: string) => sql`(not ${isOver} and ${action.dueOn} < ${today}::date)`
const STATES: Readonly<Record<ActionFilter['state'], (today: string) => SQL | undefined>> = {
  all: () => undefined,
  open: () => sql`not ${isOver}`,
  over: () => isOver,
  overdue: isOverdue,
  'no-effect': () => namesNone,
}

function stands(scope: Scope, { filter, plans }: Wanted) {
  return and(
    eq(action.partnershipId, scope.partnershipId),
    inArray(priority.planId, [...plans]),
    isNull(answer.removedAt),
    isNull(priority.retiredAt),
    filter.plan === undefined ? undefined : eq(priority.planId, filter.plan),
    filter.priority === undefined ? undefined : eq(action.priorityId, filter.priority),
    filter.whose === 'all' ? undefined : eq(action.ownerMemberId, scope.memberId),
  )
}

const ofAnswer = and(eq(answer.partnershipId, action.partnershipId), eq(answer.id, action.id))
const ofWalk = and(eq(walk.partnershipId, answer.partnershipId), eq(walk.id, answer.walkId))
const ofPriority = and(eq(priority.partnershipId, action.partnershipId), eq(priority.id, action.priorityId))

/** Actions that stand in the walks of some plans: overdue longest first, then late, on their way, and what is over. */
export function listActions(
  db: Database,
  scope: Scope,
  wanted: Wanted,
  { skip, limit }: { skip: number; limit: number },
) {
  const { filter, today } = wanted
  const rank = sql`case when ${isOver} then 3 when ${isOverdue(today)} then 0 when ${action.status} = 'late' then 1 else 2 end`
  return db
    .select({
      id: action.id,
      walkId: answer.walkId,
      linkId: answer.linkId,
      placementId: walk.placementId,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      content: sql<Action>`${answer.content}`,
      source: { kind: source.kind, text: sql<string>`${source.content} ->> 'text'` },
      owner: { id: member.id, name: member.name, agency: member.agency },
      startsOn: action.startsOn,
      dueOn: action.dueOn,
    })
    .from(action)
    .innerJoin(answer, ofAnswer)
    .innerJoin(walk, ofWalk)
    .innerJoin(priority, ofPriority)
    .innerJoin(plan, and(eq(plan.partnershipId, priority.partnershipId), eq(plan.id, priority.planId)))
    .leftJoin(source, and(eq(source.partnershipId, answer.partnershipId), eq(source.id, answer.linkId)))
    .leftJoin(member, and(eq(member.partnershipId, action.partnershipId), eq(member.id, action.ownerMemberId)))
    .where(and(stands(scope, wanted), STATES[filter.state](today)))
    .orderBy(rank, sql`${action.dueOn} asc nulls last`, asc(action.id))
    .offset(skip)
    .limit(limit)
}

export type ActionRow = Awaited<ReturnType<typeof listActions>>[number]

/** How many there are of each state, however the list is narrowed by state. */
export async function countActions(db: Database, scope: Scope, wanted: Wanted) {
  const [found] = await db
    .select({
      open: sql<number>`count(*) filter (where not ${isOver})::int`,
      overdue: sql<number>`count(*) filter (where ${isOverdue(wanted.today)})::int`,
      over: sql<number>`count(*) filter (where ${isOver})::int`,
      'no-effect': sql<number>`count(*) filter (where ${namesNone})::int`,
    })
    .from(action)
    .innerJoin(answer, ofAnswer)
    .innerJoin(walk, ofWalk)
    .innerJoin(priority, ofPriority)
    .where(stands(scope, wanted))
  return found ?? { open: 0, overdue: 0, over: 0, 'no-effect': 0 }
}

/** The most that a chart marks. */
const MOST_MARKED = 6

/**
 * The actions of an indicator that have begun by a day, oldest first: those of its own walk and of its priority's,
 * stopped ones left out. Of many the latest.
 */
export async function listBegun(
  db: Database,
  scope: Scope,
  { placementId, priorityId, today }: Readonly<{ placementId: string; priorityId: string; today: string }>,
): Promise<readonly Readonly<{ on: string; text: string }>[]> {
  const rows = await db
    .select({ on: sql<string>`${action.startsOn}`, text: sql<string>`${answer.content} ->> 'text'` })
    .from(action)
    .innerJoin(answer, ofAnswer)
    .innerJoin(walk, ofWalk)
    .where(
      and(
        eq(action.partnershipId, scope.partnershipId),
        eq(action.priorityId, priorityId),
        or(eq(walk.placementId, placementId), and(isNull(walk.placementId), isNull(walk.service))),
        lte(action.startsOn, today),
        ne(action.status, 'stopped'),
        isNull(answer.removedAt),
      ),
    )
    .orderBy(desc(action.startsOn), asc(action.id))
    .limit(MOST_MARKED)
  return rows.toReversed()
}
