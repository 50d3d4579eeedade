import type { EditChallengeMeeting, PlanChallengeMeeting } from '@ttc/contracts/challenge-meeting'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { plan } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

const chair = alias(member, 'chair')
const taker = alias(member, 'taker')
const closer = alias(member, 'closer')

const t = challengeMeeting

/** Any meeting with the people in it, at the moment of the answer. */
export async function findMeeting(db: Database, scope: Scope, id: string) {
  const [found] = await db
    .select({
      row: t,
      plan: { id: plan.id, name: plan.name },
      chair: { id: chair.id, name: chair.name, agency: chair.agency },
      minuteTaker: { id: taker.id, name: taker.name, agency: taker.agency },
      closedBy: { id: closer.id, name: closer.name, agency: closer.agency },
    })
    .from(t)
    .innerJoin(plan, and(eq(plan.partnershipId, t.partnershipId), eq(plan.id, t.planId)))
    .leftJoin(chair, and(eq(chair.partnershipId, t.partnershipId), eq(chair.id, t.chairMemberId)))
    .leftJoin(taker, and(eq(taker.partnershipId, t.partnershipId), eq(taker.id, t.minuteTakerMemberId)))
    .leftJoin(closer, and(eq(closer.partnershipId, t.partnershipId), eq(closer.id, t.closedBy)))
    .where(of(scope, id))
  return found ?? null
}

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

const of = (scope: Scope, id: string) => and(eq(t.partnershipId, scope.partnershipId), eq(t.id, id))

/** The meetings of a plan, the latest day first; at most 100. */
export function listMeetings(db: Database, scope: Scope, planId: string) {
  const count = (from: SQL, more: SQL) =>
    sql<number>`(select count(*) from ${from} x where x.partnership_id = ${t.partnershipId}
      and x.meeting_id = ${t.id} and ${more})::int`
  const promised = sql`x.removed_at is null and x.text <> ''`
  return db
    .select({
      id: t.id,
      name: t.name,
      meetsOn: t.meetsOn,
      startsAt: t.startsAt,
      place: t.place,
      state: t.state,
      chair: { id: chair.id, name: chair.name, agency: chair.agency },
      items: count(sql`agenda_item`, sql`true`),
      challenges: count(sql`challenge`, sql`x.removed_at is null and x.question <> ''`),
      promises: count(sql`promise`, promised),
      stillPromised: count(sql`promise`, sql`${promised} and x.state in ('open', 'late')`),
    })
    .from(t)
    .leftJoin(chair, and(eq(chair.partnershipId, t.partnershipId), eq(chair.id, t.chairMemberId)))
    .where(and(eq(t.partnershipId, scope.partnershipId), eq(t.planId, planId)))
    .orderBy(desc(t.meetsOn), desc(t.id))
    .limit(100)
}

export async function saveNewMeeting(
  tx: Database,
  scope: Scope,
  planId: string,
  request: PlanChallengeMeeting,
): Promise<void> {
  await tx.insert(t).values({ partnershipId: scope.partnershipId, planId, ...request })
}

/** Stores the details; false where another change of the meeting came first. Only in its turn. */
export function saveMeeting(
  tx: Database,
  scope: Scope,
  id: string,
  { version, reason: _, ...details }: EditChallengeMeeting,
): Promise<boolean> {
  return saveVersion(tx, scope, { id, version }, details)
}

type Columns = Omit<Partial<typeof t.$inferInsert>, 'runsSince'> & Readonly<{ runsSince?: SQL | null }>

/** Stores a version that follows the one it was based on; false where that has passed. Only in the meeting's turn. */
export async function saveVersion(
  tx: Database,
  scope: Scope,
  { id, version }: Readonly<{ id: string; version: number }>,
  columns: Columns,
): Promise<boolean> {
  const saved = await tx
    .update(t)
    .set({ ...columns, version: version + 1 })
    .where(and(of(scope, id), eq(t.version, version)))
    .returning({ id: t.id })
  return saved.length > 0
}

/** How the room of plans finds one: handed in, since it stands on others that know of meetings. */
export type FindPlan = (
  db: Database,
  scope: Scope,
  id: string,
) => Promise<Readonly<{ id: string; name: string; marking: string }> | null>
