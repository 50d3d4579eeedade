import type { SettlePromise, WritePromise } from '@ttc/contracts/promise'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { promise } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'

function select(db: Database) {
  return db
    .select({ row: promise, ownerName: member.name, planId: challengeMeeting.planId })
    .from(promise)
    .innerJoin(
      challengeMeeting,
      and(eq(challengeMeeting.partnershipId, promise.partnershipId), eq(challengeMeeting.id, promise.meetingId)),
    )
    .leftJoin(member, and(eq(member.partnershipId, promise.partnershipId), eq(member.id, promise.ownerMemberId)))
}

const flat = ({ row, ownerName, planId }: Awaited<ReturnType<typeof select>>[number]) => ({
  ...row,
  owner: ownerName ?? row.owner,
  planId,
})

/** A promise with its owner's present name and the plan of the meeting in which it was made. */
export type PromiseRow = ReturnType<typeof flat>

const stands = (scope: Scope) =>
  and(eq(promise.partnershipId, scope.partnershipId), isNull(promise.removedAt), ne(promise.text, ''))

async function listed(db: Database, which: SQL | undefined): Promise<PromiseRow[]> {
  const rows = await select(db)
    .where(which)
    .orderBy(asc(promise.madeOn), asc(promise.position), asc(promise.id))
    .limit(1000)
  return rows.map(flat)
}

/** The promises made in a meeting in their order, those that were taken out too. */
export function listPromisesOf(db: Database, scope: Scope, meetingId: string): Promise<PromiseRow[]> {
  return listed(db, and(eq(promise.partnershipId, scope.partnershipId), eq(promise.meetingId, meetingId)))
}

/** What a member has promised and neither kept nor dropped, the oldest first. */
export function listOpenPromisesOf(db: Database, scope: Scope, memberId: string): Promise<PromiseRow[]> {
  return listed(db, and(stands(scope), eq(promise.ownerMemberId, memberId), inArray(promise.state, ['open', 'late'])))
}

type Meeting = Readonly<{ id: string; planId: string; meetsOn: string }>

/**
 * The promises that a meeting begins with: those of earlier meetings of its plan that are still promised, those of the
 * last one before it whatever became of them, and those that were settled in it.
 */
export function listBrought(db: Database, scope: Scope, { id, planId, meetsOn }: Meeting): Promise<PromiseRow[]> {
  const earlier = sql`(${challengeMeeting.meetsOn}, ${challengeMeeting.id}) < (${meetsOn}::date, ${id}::uuid)`
  const last = sql`(select m.id from challenge_meeting m where m.partnership_id = ${scope.partnershipId}
    and m.plan_id = ${planId} and m.state <> 'planned' and (m.meets_on, m.id) < (${meetsOn}::date, ${id}::uuid)
    order by m.meets_on desc, m.id desc limit 1)`
  const settledHere = sql`exists (select from promise_event e where e.partnership_id = ${promise.partnershipId}
    and e.promise_id = ${promise.id} and e.meeting_id = ${id} and e.what = 'state')`
  return listed(
    db,
    and(
      stands(scope),
      eq(challengeMeeting.planId, planId),
      earlier,
      or(inArray(promise.state, ['open', 'late']), eq(promise.meetingId, last), settledHere),
    ),
  )
}

export async function findPromise(db: Database, scope: Scope, id: string): Promise<PromiseRow | null> {
  const [found] = await select(db).where(and(eq(promise.partnershipId, scope.partnershipId), eq(promise.id, id)))
  return found === undefined ? null : flat(found)
}

type NewPromise = Pick<
  typeof promise.$inferInsert,
  'id' | 'meetingId' | 'itemId' | 'challengeId' | 'placementId' | 'madeOn'
>

/** Adds an empty promise after the others of its meeting. Only in the meeting's turn. */
export async function saveNewPromise(tx: Database, scope: Scope, row: NewPromise): Promise<void> {
  const last = tx
    .select({ position: sql<number>`coalesce(max(${promise.position}), 0) + 1` })
    .from(promise)
    .where(and(eq(promise.partnershipId, scope.partnershipId), eq(promise.meetingId, row.meetingId)))
  await tx.insert(promise).values({ ...row, partnershipId: scope.partnershipId, position: sql`(${last})` })
}

type Change = WritePromise['change']

function columnsOf(change: Change): Partial<typeof promise.$inferInsert> {
  if (change.field === 'removed') return { removedAt: change.value ? new Date() : null }
  if (change.field !== 'owner') return { [change.field]: change.value }
  const { name, memberId } = change.value
  return { owner: memberId === null ? name : '', ownerMemberId: memberId }
}

/** Stores one field and counts its change. Only in the meeting's turn. */
export async function savePromiseField(tx: Database, scope: Scope, row: PromiseRow, change: Change): Promise<void> {
  const version = (row.versions[change.field] ?? 0) + 1
  await tx
    .update(promise)
    .set({
      ...columnsOf(change),
      versions: { ...row.versions, [change.field]: version },
      version: sql`${promise.version} + 1`,
    })
    .where(and(eq(promise.partnershipId, scope.partnershipId), eq(promise.id, row.id)))
}

/** Stores what became of a promise; false where another change of it came first. */
export async function saveState(
  tx: Database,
  scope: Scope,
  id: string,
  { version, state, note, on }: Pick<SettlePromise, 'version' | 'state' | 'note'> & Readonly<{ on: string }>,
): Promise<boolean> {
  const saved = await tx
    .update(promise)
    .set({ state, note, stateOn: state === 'open' ? null : on, version: version + 1 })
    .where(and(eq(promise.partnershipId, scope.partnershipId), eq(promise.id, id), eq(promise.version, version)))
    .returning({ id: promise.id })
  return saved.length > 0
}

/** The agencies that have promised something in answer to a challenge. */
export async function agenciesOf(db: Database, scope: Scope, challengeId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ agency: promise.agency })
    .from(promise)
    .where(and(stands(scope), eq(promise.challengeId, challengeId)))
  return rows.map(({ agency }) => agency)
}

/** Makes another the owner of a promise. */
export async function saveOwner(tx: Database, scope: Scope, id: string, ownerMemberId: string): Promise<void> {
  await tx
    .update(promise)
    .set({ ownerMemberId, version: sql`${promise.version} + 1` })
    .where(and(eq(promise.partnershipId, scope.partnershipId), eq(promise.id, id)))
}
