import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { priority } from '@ttc/db/priority'
import { reportCard, reportCardTurn } from '@ttc/db/report-card'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { addDays, addMonths, type IsoDate } from '@ttc/domain/day'
import { periodOf } from '@ttc/domain/period'
import type { CardWords } from '@ttc/domain/report-card'
import { and, eq } from 'drizzle-orm'
import { appendTurn, findPresentCard, saveCard } from '../report-card/report-card.queries.ts'
import { exampleCards } from './example-card.ts'

/**
 * What leads said on their last cards, which were ready before the last quarter ended; and the present card of one of
 * them, ready to be signed.
 */
export async function loadExampleCards(db: Database, scope: Scope, today: IsoDate): Promise<void> {
  const quarter = periodOf('financial-quarter', addMonths(today, -3))
  for (const { name, last, now } of exampleCards) {
    const [found] = await db
      .select({ id: priority.id, planId: priority.planId, leadMemberId: priority.leadMemberId })
      .from(priority)
      .where(and(eq(priority.partnershipId, scope.partnershipId), eq(priority.name, name)))
    if (found === undefined || found.leadMemberId === null)
      throw new Error(`The worked example has no priority “${name}” with a lead.`)
    const lead = scopeFor(scope.partnershipId, found.leadMemberId)
    await db.transaction(async (tx) => {
      await loadLast(tx, lead, { priorityId: found.id, quarterStart: quarter.start, words: last, on: quarter.end })
      if (now !== null) await loadReady(tx, lead, found, now, today)
    })
  }
}

type Last = Readonly<{ priorityId: string; quarterStart: IsoDate; words: CardWords; on: IsoDate }>

async function loadLast(tx: Database, { partnershipId, memberId }: Scope, { on, ...card }: Last): Promise<void> {
  const id = newId()
  const at = new Date(`${addDays(on, -20)}T09:00:00Z`)
  await tx.insert(reportCard).values({ partnershipId, id, ...card, state: 'ready', begunAt: at, version: 2 })
  await tx.insert(reportCardTurn).values({ partnershipId, cardId: id, sequence: 1, what: 'ready', at, memberId })
}

async function loadReady(
  tx: Database,
  lead: Scope,
  place: Readonly<{ id: string; planId: string }>,
  words: CardWords,
  today: IsoDate,
): Promise<void> {
  const id = newId()
  await saveCard(tx, lead, await findPresentCard(tx, lead, place, today), id, { words, state: 'ready' })
  await appendTurn(tx, lead, id, { what: 'ready', reason: '' })
}
