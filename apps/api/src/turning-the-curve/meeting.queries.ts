import type { EditMeeting, OpenMeeting } from '@ttc/contracts/turning-the-curve'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { groupMeeting } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { minutesFor, steps } from '@ttc/domain/turning-the-curve/step'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { checkMember } from '../member/member.queries.ts'
import { appendChange } from './change.queries.ts'

const opener = alias(member, 'opener')
const recorder = alias(member, 'recorder')

function select(db: Database) {
  return db
    .select({
      id: groupMeeting.id,
      openedAt: groupMeeting.openedAt,
      openedBy: { id: opener.id, name: opener.name, agency: opener.agency },
      closedAt: groupMeeting.closedAt,
      recorder: { id: recorder.id, name: recorder.name, agency: recorder.agency },
      step: groupMeeting.step,
      minutes: groupMeeting.minutes,
      running: sql<boolean>`${groupMeeting.runsSince} is not null`,
      /** By the clock of the database, so that clocks which differ in the room do not matter. */
      spentSeconds: sql<number>`${spent}`.mapWith(Number),
      version: groupMeeting.version,
      number: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(groupMeeting)
    .leftJoin(opener, and(eq(opener.partnershipId, groupMeeting.partnershipId), eq(opener.id, groupMeeting.openedBy)))
    .leftJoin(
      recorder,
      and(eq(recorder.partnershipId, groupMeeting.partnershipId), eq(recorder.id, groupMeeting.recorderMemberId)),
    )
}

const spent = sql`(${groupMeeting.spentSeconds}
  + coalesce(extract(epoch from now() - ${groupMeeting.runsSince}), 0))::int`

export type MeetingRow = Awaited<ReturnType<typeof select>>[number]

/** The meeting that is open, or the last one; with `number`, how many there have been. */
export async function findMeeting(db: Database, partnershipId: string, walkId: string): Promise<MeetingRow | null> {
  const [found] = await select(db)
    .where(and(eq(groupMeeting.partnershipId, partnershipId), eq(groupMeeting.walkId, walkId)))
    .orderBy(sql`${groupMeeting.closedAt} is not null`, desc(groupMeeting.openedAt))
    .limit(1)
  return found ?? null
}

/** Opens a meeting at the first step, its clock standing, whoever opens it recording. Only after `takeTurn`. */
export async function saveNewMeeting(tx: Database, scope: Scope, walkId: string, request: OpenMeeting): Promise<void> {
  const made = await tx
    .insert(groupMeeting)
    .values({
      partnershipId: scope.partnershipId,
      id: request.id,
      walkId,
      openedBy: scope.memberId,
      recorderMemberId: scope.memberId,
      step: steps[0],
      minutes: minutesFor(request.minutes),
    })
    .onConflictDoNothing()
    .returning({ id: groupMeeting.id })
  if (made.length === 0)
    throw new Problem('conflict', 'A meeting of this group is open already. Join it, or end it first.')
  await appendChange(tx, scope, walkId, { what: 'meeting', detail: { id: request.id, opened: true } })
}

/** Moves the open meeting on; false when another change of it came first. Only after `takeTurn`. */
export async function saveMeeting(tx: Database, scope: Scope, walkId: string, edit: EditMeeting): Promise<boolean> {
  await checkMember(tx, scope, edit.recorderMemberId, 'recorderMemberId')
  const { step, running, closed } = edit
  const isNewStep = sql`${groupMeeting.step} <> ${step} or ${edit.restart}`
  const [saved] = await tx
    .update(groupMeeting)
    .set({
      step,
      recorderMemberId: edit.recorderMemberId,
      minutes: edit.minutes,
      spentSeconds: sql`case when ${isNewStep} then 0 else ${spent} end`,
      runsSince: running && !closed ? sql`now()` : null,
      closedAt: closed ? sql`now()` : null,
      version: edit.version + 1,
    })
    .where(
      and(
        eq(groupMeeting.partnershipId, scope.partnershipId),
        eq(groupMeeting.walkId, walkId),
        eq(groupMeeting.version, edit.version),
        isNull(groupMeeting.closedAt),
      ),
    )
    .returning({ id: groupMeeting.id })
  if (saved === undefined) return false
  await appendChange(tx, scope, walkId, { what: 'meeting', detail: { id: saved.id, step, running, closed } })
  return true
}
