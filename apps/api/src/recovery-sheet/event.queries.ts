import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { recoverySheetEvent } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import type { SheetContent } from '@ttc/domain/recovery-sheet'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'

type NewEvent = Readonly<{
  sheetId: string
  what: (typeof recoverySheetEvent.$inferSelect)['what']
  note?: string
  content?: SheetContent | null
  dueOn?: string | null
  /** Null where the numbers or the calendar did it, and nobody. */
  memberId: string | null
}>

/** Appends what happened to some sheets, at most one thing to each. */
export async function appendEvents(tx: Database, scope: Scope, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.insert(recoverySheetEvent).values(
    events.map(({ sheetId, note = '', content = null, dueOn = null, ...rest }) => ({
      partnershipId: scope.partnershipId,
      sheetId,
      sequence: sql`(select coalesce(max(sequence), 0) + 1 from recovery_sheet_event
        where partnership_id = ${scope.partnershipId} and sheet_id = ${sheetId})`,
      note,
      content,
      dueOn,
      ...rest,
    })),
  )
}

/** The day something happened, as it was in London. */
const eventDay = sql<string>`to_char(${recoverySheetEvent.at} at time zone 'Europe/London', 'YYYY-MM-DD')`

/** What happened to some sheets, in its order; a sheet is sent and sent back a few times at most. */
export function listEvents(db: Database, scope: Scope, sheetIds: readonly string[]) {
  return db
    .select({
      sheetId: recoverySheetEvent.sheetId,
      what: recoverySheetEvent.what,
      note: recoverySheetEvent.note,
      content: recoverySheetEvent.content,
      on: eventDay,
      at: recoverySheetEvent.at,
      dueOn: recoverySheetEvent.dueOn,
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(recoverySheetEvent)
    .leftJoin(
      member,
      and(eq(member.partnershipId, recoverySheetEvent.partnershipId), eq(member.id, recoverySheetEvent.memberId)),
    )
    .where(
      and(
        eq(recoverySheetEvent.partnershipId, scope.partnershipId),
        inArray(recoverySheetEvent.sheetId, [...sheetIds]),
      ),
    )
    .orderBy(asc(recoverySheetEvent.sheetId), asc(recoverySheetEvent.sequence))
    .limit(2000)
}

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number]
