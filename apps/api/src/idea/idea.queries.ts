import type { IdeaFilter } from '@ttc/contracts/idea'
import type { PlanRowView } from '@ttc/contracts/plan'
import { action } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import { plan, planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { answer, walk } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import type { Idea } from '@ttc/domain/idea'
import { and, asc, count, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { listUnder } from '../plan/dashboard.queries.ts'
import { planRowView } from '../plan/plan.view.ts'

const factor = alias(answer, 'factor')

type Wanted = Readonly<{ filter: IdeaFilter; plans: readonly string[] }>

const ofWalk = and(eq(walk.partnershipId, answer.partnershipId), eq(walk.id, answer.walkId))
const ofPriority = and(eq(priority.partnershipId, walk.partnershipId), eq(priority.id, walk.priorityId))

function matching(scope: Scope, { filter, plans }: Wanted) {
  const { words = '', cost, strength, tried } = filter
  const said = (field: 'cost' | 'strength') => sql`${answer.content} ->> ${sql.raw(`'${field}'`)}`
  const taken = sql`exists (select from ${answer} done where done.partnership_id = ${answer.partnershipId}
    and done.link_id = ${answer.id} and done.kind = 'action' and done.removed_at is null)`
  return and(
    eq(answer.partnershipId, scope.partnershipId),
    eq(answer.kind, 'idea'),
    isNull(answer.removedAt),
    isNull(priority.retiredAt),
    inArray(priority.planId, [...plans]),
    filter.plan === undefined ? undefined : eq(priority.planId, filter.plan),
    ...words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => sql`${answer.words} ilike ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`),
    cost === undefined ? undefined : sql`${said('cost')} = ${cost}`,
    strength === undefined ? undefined : sql`${said('strength')} = ${strength}`,
    tried === undefined ? undefined : tried === 'yes' ? taken : sql`not ${taken}`,
  )
}

/** The ideas of the walks of some plans, newest first. */
export function listIdeas(db: Database, scope: Scope, wanted: Wanted) {
  return db
    .select({
      id: answer.id,
      walkId: answer.walkId,
      placementId: walk.placementId,
      plan: { id: plan.id, name: plan.name },
      priority: { id: priority.id, name: priority.name },
      content: sql<Idea>`${answer.content}`,
      answers: sql<string | null>`case when ${factor.kind} = 'factor' then ${factor.content} ->> 'text' end`,
      saidAt: answer.createdAt,
    })
    .from(answer)
    .innerJoin(walk, ofWalk)
    .innerJoin(priority, ofPriority)
    .innerJoin(plan, and(eq(plan.partnershipId, priority.partnershipId), eq(plan.id, priority.planId)))
    .leftJoin(factor, and(eq(factor.partnershipId, answer.partnershipId), eq(factor.id, answer.linkId)))
    .where(matching(scope, wanted))
    .orderBy(desc(answer.createdAt), asc(answer.id))
    .offset(wanted.filter.skip)
    .limit(wanted.filter.limit)
}

export type IdeaRow = Awaited<ReturnType<typeof listIdeas>>[number]

export async function countIdeas(db: Database, scope: Scope, wanted: Wanted): Promise<number> {
  const [found] = await db
    .select({ total: count() })
    .from(answer)
    .innerJoin(walk, ofWalk)
    .innerJoin(priority, ofPriority)
    .where(matching(scope, wanted))
  return found?.total ?? 0
}

/** The actions that took some ideas up, in the order in which they began. */
export async function listActionsOfIdeas(db: Database, scope: Scope, ideaIds: readonly string[]) {
  if (ideaIds.length === 0) return []
  return db
    .select({
      id: action.id,
      ideaId: answer.linkId,
      text: sql<string>`${answer.content} ->> 'text'`,
      startsOn: action.startsOn,
      dueOn: action.dueOn,
    })
    .from(action)
    .innerJoin(answer, and(eq(answer.partnershipId, action.partnershipId), eq(answer.id, action.id)))
    .where(
      and(
        eq(action.partnershipId, scope.partnershipId),
        inArray(answer.linkId, [...ideaIds]),
        isNull(answer.removedAt),
      ),
    )
    .orderBy(sql`${action.startsOn} asc nulls last`, asc(action.id))
    .limit(1000)
}

/** The version of each plan that stands now. */
function listPresentVersions(db: Database, scope: Scope, planIds: readonly string[]) {
  return db
    .select({ planId: planVersion.planId, id: planVersion.id })
    .from(planVersion)
    .where(
      and(
        eq(planVersion.partnershipId, scope.partnershipId),
        inArray(planVersion.planId, [...planIds]),
        ne(planVersion.state, 'superseded'),
      ),
    )
    .limit(100)
}

/** The indicators of the ideas' priorities, headline ones first. */
export async function listRowsOf(
  db: Database,
  scope: Scope,
  ideas: readonly IdeaRow[],
  today: string,
): Promise<ReadonlyMap<string, readonly PlanRowView[]>> {
  const found = new Map<string, PlanRowView[]>()
  const planIds = [...new Set(ideas.map(({ plan }) => plan.id))]
  if (planIds.length === 0) return found
  const wanted = [...new Set(ideas.map(({ priority }) => priority.id))]
  for (const version of await listPresentVersions(db, scope, planIds))
    for (const row of await listUnder(db, scope, version.id, wanted, today))
      found.set(row.priorityId, [...(found.get(row.priorityId) ?? []), planRowView(row, today)])
  for (const rows of found.values()) rows.sort((a, b) => Number(b.headline) - Number(a.headline))
  return found
}
