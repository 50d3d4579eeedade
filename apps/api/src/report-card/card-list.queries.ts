import type { CardListView } from '@ttc/contracts/report-card/writing'
import type { Database } from '@ttc/db/connect'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { listPresentCards, listTurns } from './report-card.queries.ts'
import { roundOfCardView } from './report-card.view.ts'

/** How far the card of every priority of a plan has come, in the plan's order. */
export async function findCardList(db: Database, scope: Scope, planId: string, today: IsoDate): Promise<CardListView> {
  const priorities = await db
    .select({ id: priority.id })
    .from(priority)
    .where(
      and(eq(priority.partnershipId, scope.partnershipId), eq(priority.planId, planId), isNull(priority.retiredAt)),
    )
    .orderBy(asc(priority.position), asc(priority.id))
    .limit(200)
  const ids = priorities.map(({ id }) => id)
  const cards = await listPresentCards(db, scope, planId, ids, today)
  const stored = cards.flatMap(({ id }) => (id === null ? [] : [id]))
  const turns = await listTurns(db, scope, stored)
  return {
    round: roundOfCardView(cards[0]?.round ?? null),
    cards: cards.map(({ id, priorityId, state }) => {
      const last = state === 'draft' ? undefined : turns.find(({ cardId }) => cardId === id)
      return { priorityId, state, on: last?.on ?? null, by: last?.by ?? null }
    }),
  }
}
