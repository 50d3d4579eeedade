import type { SetAgenda } from '@ttc/contracts/challenge-meeting'
import { challenge } from '@ttc/db/challenge'
import { agendaItem, challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { exception } from '@ttc/db/exception'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { promise } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import type { Candidate } from '@ttc/domain/challenge-meeting/agenda'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'

const t = agendaItem

const ofMeeting = (scope: Scope, meetingId: string) =>
  and(eq(t.partnershipId, scope.partnershipId), eq(t.meetingId, meetingId))

/** The agenda in its order, each item with the time it has had by the clock of the database. */
export function listItems(db: Database, scope: Scope, meetingId: string) {
  return db
    .select({
      id: t.id,
      kind: t.kind,
      placementId: t.placementId,
      priorityId: t.priorityId,
      title: t.title,
      minutes: t.minutes,
      forPanel: t.forPanel,
      state: t.state,
      spentSeconds: sql<number>`(${t.spentSeconds} + case when ${t.state} = 'now'
        then coalesce(extract(epoch from now() - ${challengeMeeting.runsSince}), 0) else 0 end)::int`,
    })
    .from(t)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, t.partnershipId), eq(challengeMeeting.id, t.meetingId)),
    )
    .where(ofMeeting(scope, meetingId))
    .orderBy(asc(t.position), asc(t.id))
    .limit(200)
}

export type ItemRow = Awaited<ReturnType<typeof listItems>>[number]

/** The ids of those items under which something was said. */
export async function listSaidUnder(db: Database, scope: Scope, itemIds: readonly string[]): Promise<string[]> {
  const asked = await db
    .selectDistinct({ id: challenge.itemId })
    .from(challenge)
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        inArray(challenge.itemId, [...itemIds]),
        eq(challenge.source, 'room'),
      ),
    )
  const promised = await db
    .selectDistinct({ id: promise.itemId })
    .from(promise)
    .where(and(eq(promise.partnershipId, scope.partnershipId), inArray(promise.itemId, [...itemIds])))
  return [...asked, ...promised].flatMap(({ id }) => (id === null ? [] : [id]))
}

export async function removeItems(tx: Database, scope: Scope, itemIds: readonly string[]): Promise<void> {
  // A question from before the day outlives the item that it was put under.
  await tx
    .update(challenge)
    .set({ itemId: null })
    .where(and(eq(challenge.partnershipId, scope.partnershipId), inArray(challenge.itemId, [...itemIds])))
  await tx.delete(t).where(and(eq(t.partnershipId, scope.partnershipId), inArray(t.id, [...itemIds])))
}

type NewItem = SetAgenda['items'][number]

/** Adds items and gives those that stand their new place, title and minutes; what one is about stays. */
export async function saveItems(
  tx: Database,
  scope: Scope,
  meetingId: string,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) return
  await tx
    .insert(t)
    .values(items.map((item, position) => ({ ...item, partnershipId: scope.partnershipId, meetingId, position })))
    .onConflictDoUpdate({
      target: [t.partnershipId, t.id],
      set: {
        position: sql.raw('excluded.position'),
        title: sql.raw('excluded.title'),
        minutes: sql.raw('excluded.minutes'),
      },
      setWhere: eq(t.meetingId, meetingId),
    })
}

/** Of some placements and priorities, those that stand in a plan. */
export async function listInPlan(
  db: Database,
  scope: Scope,
  planId: string,
  { placements, priorities }: Readonly<{ placements: readonly string[]; priorities: readonly string[] }>,
): Promise<ReadonlySet<string>> {
  const placed = await db
    .select({ id: placement.id })
    .from(placement)
    .innerJoin(
      planVersion,
      and(eq(planVersion.partnershipId, placement.partnershipId), eq(planVersion.id, placement.planVersionId)),
    )
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        inArray(placement.id, [...placements]),
        eq(planVersion.planId, planId),
      ),
    )
  const served = await db
    .select({ id: priority.id })
    .from(priority)
    .where(
      and(
        eq(priority.partnershipId, scope.partnershipId),
        inArray(priority.id, [...priorities]),
        eq(priority.planId, planId),
      ),
    )
  return new Set([...placed, ...served].map(({ id }) => id))
}

/** What is red and amber in a plan, worst and longest first, as an agenda is proposed from it; at most 60. */
export async function listCandidates(
  db: Database,
  scope: Scope,
  planId: string,
  today: string,
): Promise<readonly Candidate[]> {
  return db
    .select({
      placementId: exception.placementId,
      name: exception.name,
      kind: exception.kind,
      isLate: sql<boolean>`coalesce(${exception.nextDueOn} < ${today}::date, false)`,
    })
    .from(exception)
    .where(
      and(
        eq(exception.partnershipId, scope.partnershipId),
        eq(exception.planId, planId),
        inArray(exception.kind, ['red', 'amber', 'forecast']),
      ),
    )
    .orderBy(desc(exception.rank), asc(exception.placementId))
    .limit(60)
}

/** What the list of exceptions says of some indicators, as the text of each row. */
export async function listRowsOf(db: Database, scope: Scope, placementIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ row: exception.row })
    .from(exception)
    .where(and(eq(exception.partnershipId, scope.partnershipId), inArray(exception.placementId, [...placementIds])))
    .orderBy(desc(exception.rank), asc(exception.placementId))
  return rows.map(({ row }) => row)
}
