import type { UpdateAction } from '@ttc/contracts/action'
import { action, actionUpdate } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { Action } from '@ttc/domain/action'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'

type Owned = Readonly<{ id: string; priorityId: string; content: Action }>

/** Keeps what can be asked of actions across walks in step with what the answer says; the status is left alone. */
export async function saveAction(tx: Database, scope: Scope, { id, priorityId, content }: Owned): Promise<void> {
  const { ownerMemberId, startsOn, dueOn } = content
  await tx
    .insert(action)
    .values({ partnershipId: scope.partnershipId, id, priorityId, ownerMemberId, startsOn, dueOn })
    .onConflictDoUpdate({ target: [action.partnershipId, action.id], set: { ownerMemberId, startsOn, dueOn } })
}

/** Appends an update; the action's status is what its latest update says, by day and then by when it was recorded. */
export async function saveUpdate(tx: Database, scope: Scope, actionId: string, update: UpdateAction): Promise<void> {
  await tx
    .insert(actionUpdate)
    .values({ partnershipId: scope.partnershipId, actionId, recordedBy: scope.memberId, ...update })
  const [latest] = await tx
    .select({ status: actionUpdate.status, on: actionUpdate.on })
    .from(actionUpdate)
    .where(and(eq(actionUpdate.partnershipId, scope.partnershipId), eq(actionUpdate.actionId, actionId)))
    .orderBy(desc(actionUpdate.on), desc(actionUpdate.recordedAt), desc(actionUpdate.id))
    .limit(1)
  if (latest === undefined) return
  await tx
    .update(action)
    .set({ status: latest.status, statusOn: latest.on })
    .where(and(eq(action.partnershipId, scope.partnershipId), eq(action.id, actionId)))
}

const updateColumns = {
  id: actionUpdate.id,
  actionId: actionUpdate.actionId,
  on: actionUpdate.on,
  status: actionUpdate.status,
  note: actionUpdate.note,
  recordedAt: actionUpdate.recordedAt,
  recordedBy: { id: member.id, name: member.name, agency: member.agency },
}

export type UpdateRow = Pick<
  typeof actionUpdate.$inferSelect,
  'id' | 'actionId' | 'on' | 'status' | 'note' | 'recordedAt'
> &
  Readonly<{ recordedBy: Readonly<{ id: string; name: string; agency: string }> | null }>

/** The latest update of each of some actions. */
export async function latestUpdates(
  db: Database,
  partnershipId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, UpdateRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([actionUpdate.actionId], updateColumns)
    .from(actionUpdate)
    .leftJoin(member, and(eq(member.partnershipId, actionUpdate.partnershipId), eq(member.id, actionUpdate.recordedBy)))
    .where(and(eq(actionUpdate.partnershipId, partnershipId), inArray(actionUpdate.actionId, [...ids])))
    .orderBy(
      actionUpdate.actionId,
      sql`${actionUpdate.on} desc`,
      sql`${actionUpdate.recordedAt} desc`,
      sql`${actionUpdate.id} desc`,
    )
  return new Map(rows.map((row) => [row.actionId, row]))
}
