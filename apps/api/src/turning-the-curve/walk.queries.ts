import type { OpenWalk } from '@ttc/contracts/turning-the-curve'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { placement } from '@ttc/db/placement'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { confirmedStep, groupMeeting, walk, walkChange } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { Template } from '@ttc/domain/turning-the-curve/step'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

export type WalkRow = Readonly<{
  id: string
  kind: 'priority' | 'indicator' | 'service'
  priority: Readonly<{ id: string; name: string }>
  plan: Readonly<{ id: string; name: string }>
  placementId: string | null
  name: string
  template: Template
  sequence: number
  version: number
  /** How many steps the group has answered. */
  answered: number
  changedAt: Date | null
  meetingOpen: boolean
}>

const columns = {
  id: walk.id,
  kind: sql<WalkRow['kind']>`case when ${walk.placementId} is not null then 'indicator'
    when ${walk.service} is not null then 'service' else 'priority' end`,
  priority: { id: priority.id, name: priority.name },
  plan: { id: plan.id, name: plan.name },
  placementId: walk.placementId,
  name: sql<string>`coalesce(${walk.service}, ${indicator.name}, ${priority.name})`,
  template: walk.template,
  sequence: walk.sequence,
  version: walk.version,
  answered: sql<number>`(select count(*)::int from ${confirmedStep}
    where ${confirmedStep.partnershipId} = ${walk.partnershipId} and ${confirmedStep.walkId} = ${walk.id})`,
  changedAt: sql<Date | null>`(select ${walkChange.at} from ${walkChange}
    where ${walkChange.partnershipId} = ${walk.partnershipId} and ${walkChange.walkId} = ${walk.id}
      and ${walkChange.sequence} = ${walk.sequence})`.mapWith(walkChange.at),
  meetingOpen: sql<boolean>`exists (select from ${groupMeeting}
    where ${groupMeeting.partnershipId} = ${walk.partnershipId} and ${groupMeeting.walkId} = ${walk.id}
      and ${groupMeeting.closedAt} is null)`,
}

function select(db: Database) {
  return db
    .select(columns)
    .from(walk)
    .innerJoin(priority, and(eq(priority.partnershipId, walk.partnershipId), eq(priority.id, walk.priorityId)))
    .innerJoin(plan, and(eq(plan.partnershipId, priority.partnershipId), eq(plan.id, priority.planId)))
    .leftJoin(placement, and(eq(placement.partnershipId, walk.partnershipId), eq(placement.id, walk.placementId)))
    .leftJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
}

export async function findWalk(db: Database, scope: Scope, id: string): Promise<WalkRow | null> {
  const [found] = await select(db).where(and(eq(walk.partnershipId, scope.partnershipId), eq(walk.id, id)))
  return found ?? null
}

/** The walk of a priority as a whole, not that of one of its indicators or services. */
export async function findWalkOfPriority(db: Database, scope: Scope, priorityId: string): Promise<string | null> {
  const [found] = await db
    .select({ id: walk.id })
    .from(walk)
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        eq(walk.priorityId, priorityId),
        isNull(walk.placementId),
        isNull(walk.service),
      ),
    )
  return found?.id ?? null
}

/** The walks of some priorities as a whole, by priority. */
export async function listWalksOfPriorities(
  db: Database,
  scope: Scope,
  priorityIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: walk.id, priorityId: walk.priorityId })
    .from(walk)
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        inArray(walk.priorityId, [...priorityIds]),
        isNull(walk.placementId),
        isNull(walk.service),
      ),
    )
  return new Map(rows.map(({ id, priorityId }) => [priorityId, id]))
}

/** All walks of a plan, by priority and name; at most 500. */
export function listWalks(db: Database, scope: Scope, planId: string): Promise<WalkRow[]> {
  return select(db)
    .where(and(eq(walk.partnershipId, scope.partnershipId), eq(priority.planId, planId), isNull(priority.retiredAt)))
    .orderBy(asc(priority.position), asc(priority.id), asc(walk.openedAt), asc(walk.id))
    .limit(500)
}

/** Opens a walk; one of the same subject that is there already is answered with a conflict that carries its id. */
export async function saveNewWalk(tx: Database, scope: Scope, priorityId: string, request: OpenWalk): Promise<void> {
  const { id, template, placementId, service } = request
  if (placementId !== null) await checkPlacement(tx, scope, priorityId, placementId)
  const made = await tx
    .insert(walk)
    .values({
      partnershipId: scope.partnershipId,
      id,
      priorityId,
      placementId,
      service,
      template,
      openedBy: scope.memberId,
    })
    .onConflictDoNothing()
    .returning({ id: walk.id })
  if (made.length > 0) return
  const [present] = await tx
    .select({ id: walk.id })
    .from(walk)
    .where(
      and(
        eq(walk.partnershipId, scope.partnershipId),
        eq(walk.priorityId, priorityId),
        placementId === null ? isNull(walk.placementId) : eq(walk.placementId, placementId),
        service === null ? isNull(walk.service) : eq(walk.service, service),
      ),
    )
  throw new Problem('conflict', 'This walk has been opened already. Go on with it.', { present: present ?? null })
}

async function checkPlacement(tx: Database, scope: Scope, priorityId: string, placementId: string): Promise<void> {
  const [found] = await tx
    .select({ id: placement.id })
    .from(placement)
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.id, placementId),
        eq(placement.priorityId, priorityId),
        isNull(placement.toOn),
      ),
    )
  if (found !== undefined) return
  throw new Problem('invalid', 'Choose an indicator of this priority.', {
    fields: [{ field: 'placementId', message: 'Choose an indicator of this priority.' }],
  })
}

/** Saves an edit based on the stored version; null when another edit came first. */
export async function saveTemplate(
  tx: Database,
  scope: Scope,
  id: string,
  edit: Readonly<{ version: number; template: Template }>,
): Promise<number | null> {
  const [saved] = await tx
    .update(walk)
    .set({ template: edit.template, version: edit.version + 1 })
    .where(and(eq(walk.partnershipId, scope.partnershipId), eq(walk.id, id), eq(walk.version, edit.version)))
    .returning({ version: walk.version })
  return saved?.version ?? null
}
