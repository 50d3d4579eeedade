import { agendaItem, challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { and, eq, sql } from 'drizzle-orm'

const t = agendaItem

/** Adds what the clock has run to the item that is on; it is done unless the meeting stays with it. */
export async function stopItem(tx: Database, scope: Scope, meetingId: string, stays: string | null): Promise<void> {
  const since = tx
    .select({ runsSince: challengeMeeting.runsSince })
    .from(challengeMeeting)
    .where(and(eq(challengeMeeting.partnershipId, scope.partnershipId), eq(challengeMeeting.id, meetingId)))
  await tx
    .update(t)
    .set({
      spentSeconds: sql`(${t.spentSeconds} + coalesce(extract(epoch from now() - (${since})), 0))::int`,
      state: sql`case when ${t.id} = ${stays}::uuid then 'now' else 'done' end`,
    })
    .where(and(eq(t.partnershipId, scope.partnershipId), eq(t.meetingId, meetingId), eq(t.state, 'now')))
}

/** Puts an item of the meeting on; false where it has none of this id. */
export async function startItem(
  tx: Database,
  scope: Scope,
  meetingId: string,
  { itemId, minutes }: Readonly<{ itemId: string; minutes: number | null }>,
): Promise<boolean> {
  const started = await tx
    .update(t)
    .set(minutes === null ? { state: 'now' } : { state: 'now', minutes })
    .where(and(eq(t.partnershipId, scope.partnershipId), eq(t.meetingId, meetingId), eq(t.id, itemId)))
    .returning({ id: t.id })
  return started.length > 0
}
