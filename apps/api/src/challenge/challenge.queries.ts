import type { WriteChallenge } from '@ttc/contracts/challenge'
import { challenge } from '@ttc/db/challenge'
import { meetingChange } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

const asker = alias(member, 'asker')
const answerer = alias(member, 'answerer')

function select(db: Database) {
  return db
    .select({ row: challenge, askerName: asker.name, answererName: answerer.name })
    .from(challenge)
    .leftJoin(asker, and(eq(asker.partnershipId, challenge.partnershipId), eq(asker.id, challenge.askedByMemberId)))
    .leftJoin(
      answerer,
      and(eq(answerer.partnershipId, challenge.partnershipId), eq(answerer.id, challenge.answeredByMemberId)),
    )
}

const flat = ({ row, askerName, answererName }: Awaited<ReturnType<typeof select>>[number]) => ({
  ...row,
  askedBy: askerName ?? row.askedBy,
  answeredBy: answererName ?? row.answeredBy,
})

/** The day in London on which an answer was last typed; null where none was. */
export const answeredOn = sql<
  string | null
>`(select to_char(max(${meetingChange.at}) at time zone 'Europe/London', 'YYYY-MM-DD')
  from ${meetingChange} where ${meetingChange.partnershipId} = ${challenge.partnershipId}
    and ${meetingChange.objectId} = ${challenge.id} and ${meetingChange.field} = 'answer')`

/** A challenge with the present names of the members in it. */
export type ChallengeRow = ReturnType<typeof flat>

/** The challenges of a meeting in their order, those that were taken out too: at most as many as a meeting can hold. */
export async function listChallengesOf(db: Database, scope: Scope, meetingId: string): Promise<ChallengeRow[]> {
  const rows = await select(db)
    .where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.meetingId, meetingId)))
    .orderBy(asc(challenge.position), asc(challenge.id))
    .limit(1000)
  return rows.map(flat)
}

export async function findChallenge(db: Database, scope: Scope, id: string): Promise<ChallengeRow | null> {
  const [found] = await select(db).where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.id, id)))
  return found === undefined ? null : flat(found)
}

type NewChallenge = Pick<
  typeof challenge.$inferInsert,
  'id' | 'meetingId' | 'itemId' | 'placementId' | 'priorityId' | 'source' | 'askedOn'
> &
  Partial<typeof challenge.$inferInsert>

/** Adds an empty challenge, or a whole one, after the others of its meeting. Only in the meeting's turn. */
export async function saveNewChallenge(tx: Database, scope: Scope, row: NewChallenge): Promise<void> {
  const last = tx
    .select({ position: sql<number>`coalesce(max(${challenge.position}), 0) + 1` })
    .from(challenge)
    .where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.meetingId, row.meetingId)))
  await tx.insert(challenge).values({ ...row, partnershipId: scope.partnershipId, position: sql`(${last})` })
}

type Change = WriteChallenge['change']
type Columns = Partial<typeof challenge.$inferInsert>

/** What a written field stores; a member is kept by id, somebody else by name. */
function columnsOf(change: Change): Columns {
  switch (change.field) {
    case 'askedBy': {
      const { name, memberId } = change.value
      return { askedBy: memberId === null ? name : '', askedByMemberId: memberId }
    }
    case 'answeredBy': {
      const { name, memberId } = change.value
      return { answeredBy: memberId === null ? name : '', answeredByMemberId: memberId }
    }
    case 'removed':
      return { removedAt: change.value ? new Date() : null }
    default:
      return { [change.field]: change.value }
  }
}

/** Stores one field and counts its change. Only in the meeting's turn. */
export async function saveChallengeField(tx: Database, scope: Scope, row: ChallengeRow, change: Change): Promise<void> {
  const version = (row.versions[change.field] ?? 0) + 1
  await tx
    .update(challenge)
    .set({
      ...columnsOf(change),
      versions: { ...row.versions, [change.field]: version },
      version: sql`${challenge.version} + 1`,
    })
    .where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.id, row.id)))
}

export async function saveCrossing(tx: Database, scope: Scope, id: string, crosses: boolean | null): Promise<void> {
  await tx
    .update(challenge)
    .set({ crosses })
    .where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.id, id)))
}

/** Gives a question from before the day its place and its item. Only in the meeting's turn. */
export async function savePlace(
  tx: Database,
  scope: Scope,
  { id, itemId, position }: Readonly<{ id: string; itemId: string | null; position: number }>,
): Promise<void> {
  await tx
    .update(challenge)
    .set({ itemId, position, version: sql`${challenge.version} + 1` })
    .where(and(eq(challenge.partnershipId, scope.partnershipId), eq(challenge.id, id)))
}

/** The day on which a meeting begins is the one on which its questions from before are asked. */
export async function saveAskedOn(tx: Database, scope: Scope, meetingId: string, today: string): Promise<void> {
  await tx
    .update(challenge)
    .set({ askedOn: today })
    .where(
      and(
        eq(challenge.partnershipId, scope.partnershipId),
        eq(challenge.meetingId, meetingId),
        isNull(challenge.removedAt),
      ),
    )
}
