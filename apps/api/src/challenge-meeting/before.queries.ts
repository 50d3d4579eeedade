import { challenge } from '@ttc/db/challenge'
import { agendaItem } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { link } from '@ttc/db/link'
import { panelPaper } from '@ttc/db/panel'
import type { Scope } from '@ttc/domain/access'
import { and, eq, exists, isNull, ne, not, or, sql } from 'drizzle-orm'

const waiting = (scope: Scope, meetingId: string) =>
  and(
    eq(challenge.partnershipId, scope.partnershipId),
    eq(challenge.meetingId, meetingId),
    eq(challenge.source, 'before'),
    isNull(challenge.removedAt),
    ne(challenge.question, ''),
  )

const ofPanel = (db: Database) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(link)
      .where(
        and(eq(link.partnershipId, challenge.partnershipId), eq(link.id, challenge.linkId), eq(link.forPanel, true)),
      ),
  )

/** Put by the chair under an item that is not the panel's. */
const elsewhere = (db: Database) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(agendaItem)
      .where(
        and(
          eq(agendaItem.partnershipId, challenge.partnershipId),
          eq(agendaItem.id, challenge.itemId),
          eq(agendaItem.forPanel, false),
        ),
      ),
  )

/**
 * How many questions from before the day wait for a meeting: the young people's panel's that the chair has put nowhere
 * else, and everybody else's. The panel's are null where it has neither papers nor asked anything.
 */
export async function countBefore(
  db: Database,
  scope: Scope,
  meetingId: string,
): Promise<Readonly<{ panel: number | null; others: number }>> {
  const asked = await db.$count(challenge, and(waiting(scope, meetingId), ofPanel(db), not(elsewhere(db))))
  const others = await db.$count(challenge, and(waiting(scope, meetingId), or(not(ofPanel(db)), elsewhere(db))))
  const papers = await db.$count(
    panelPaper,
    and(eq(panelPaper.partnershipId, scope.partnershipId), eq(panelPaper.meetingId, meetingId)),
  )
  return { panel: asked + papers === 0 ? null : asked, others }
}

/** Puts the panel's questions that stand under no item under its own. Only in the meeting's turn. */
export async function placePanelQuestions(
  tx: Database,
  scope: Scope,
  meetingId: string,
  itemId: string,
): Promise<void> {
  await tx
    .update(challenge)
    .set({ itemId, version: sql`${challenge.version} + 1` })
    .where(and(waiting(scope, meetingId), isNull(challenge.itemId), ofPanel(tx)))
}
