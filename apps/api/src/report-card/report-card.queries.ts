import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import { reportCard, reportCardTurn } from '@ttc/db/report-card'
import { round } from '@ttc/db/round'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { type Period, periodOf } from '@ttc/domain/period'
import { describePeriod } from '@ttc/domain/period/label'
import { blankWords, type CardState, type CardTurn, type CardWords } from '@ttc/domain/report-card'
import { and, desc, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm'

export type RoundOfCard = Pick<
  typeof round.$inferSelect,
  'id' | 'name' | 'state' | 'cardsDueOn' | 'freezeOn' | 'meetsOn' | 'openedAt'
>

/** The card that a priority has now; `id` is null and `version` 0 where nothing of it is stored yet. */
export type PresentCard = Readonly<{
  id: string | null
  version: number
  state: CardState
  words: CardWords
  priorityId: string
  round: RoundOfCard | null
  quarter: Period
  /** The round, or the quarter. */
  name: string
}>

const roundFields = {
  id: round.id,
  name: round.name,
  state: round.state,
  cardsDueOn: round.cardsDueOn,
  freezeOn: round.freezeOn,
  meetsOn: round.meetsOn,
  openedAt: round.openedAt,
}

/**
 * The round of a plan in which cards are asked for; there is one at most. Once it has met its cards are those of last
 * time, whether somebody has closed it or not: none of them may stand in the papers of the next meeting.
 */
async function findRunning(db: Database, scope: Scope, planId: string, today: IsoDate): Promise<RoundOfCard | null> {
  const [running] = await db
    .select(roundFields)
    .from(round)
    .where(
      and(
        eq(round.partnershipId, scope.partnershipId),
        eq(round.planId, planId),
        inArray(round.state, ['open', 'frozen']),
        gte(round.meetsOn, today),
      ),
    )
    .limit(1)
  return running ?? null
}

const quarterOf = (today: IsoDate) => periodOf('financial-quarter', today)
const nameOf = (running: RoundOfCard | null, quarter: Period) => running?.name ?? describePeriod(quarter, 'single')

/** A draft of the quarter that no round has taken yet is gone on with in the round. */
const isPresent = (running: RoundOfCard | null, quarter: Period) => {
  const ofQuarter = and(isNull(reportCard.roundId), eq(reportCard.quarterStart, quarter.start))
  return running === null
    ? ofQuarter
    : or(eq(reportCard.roundId, running.id), and(ofQuarter, eq(reportCard.state, 'draft')))
}

/** The cards that some priorities of a plan have now, in the order asked for. */
export async function listPresentCards(
  db: Database,
  scope: Scope,
  planId: string,
  priorityIds: readonly string[],
  today: IsoDate,
): Promise<readonly PresentCard[]> {
  const running = await findRunning(db, scope, planId, today)
  const quarter = quarterOf(today)
  const rows = await db
    .select()
    .from(reportCard)
    .where(
      and(
        eq(reportCard.partnershipId, scope.partnershipId),
        inArray(reportCard.priorityId, [...priorityIds]),
        isPresent(running, quarter),
      ),
    )
    .orderBy(sql`${reportCard.roundId} nulls last`)
    .limit(400)
  const name = nameOf(running, quarter)
  return priorityIds.map((priorityId) => {
    const found = rows.find((row) => row.priorityId === priorityId)
    const { id, version, state, words } = found ?? { id: null, version: 0, state: 'draft' as const, words: blankWords }
    return { id, version, state, words, priorityId, round: running, quarter, name }
  })
}

type Place = Readonly<{ id: string; planId: string }>

/** The card that a priority has now. */
export async function findPresentCard(
  db: Database,
  scope: Scope,
  { id, planId }: Place,
  today: IsoDate,
): Promise<PresentCard> {
  const [card] = await listPresentCards(db, scope, planId, [id], today)
  if (card === undefined) throw new Error('A card was asked for and none came.')
  return card
}

/** What the card before this one said; null where there was none with words in it. */
export async function findBefore(db: Database, scope: Scope, card: PresentCard) {
  const [found] = await db
    .select({ words: reportCard.words, quarterStart: reportCard.quarterStart, round: round.name })
    .from(reportCard)
    .leftJoin(round, and(eq(round.partnershipId, reportCard.partnershipId), eq(round.id, reportCard.roundId)))
    .where(
      and(
        eq(reportCard.partnershipId, scope.partnershipId),
        eq(reportCard.priorityId, card.priorityId),
        card.id === null ? undefined : ne(reportCard.id, card.id),
        sql`${reportCard.words} ->> 'changed' <> ''`,
      ),
    )
    .orderBy(desc(reportCard.begunAt), desc(reportCard.id))
    .limit(1)
  if (found === undefined) return null
  return { name: found.round ?? describePeriod(quarterOf(found.quarterStart), 'single'), words: found.words }
}

const turnedOn = sql<IsoDate>`to_char(${reportCardTurn.at} at time zone 'Europe/London', 'YYYY-MM-DD')`

/** What was done to some cards, the latest first. */
export function listTurns(db: Database, scope: Scope, cardIds: readonly string[]) {
  return db
    .select({
      cardId: reportCardTurn.cardId,
      what: reportCardTurn.what,
      reason: reportCardTurn.reason,
      at: reportCardTurn.at,
      on: turnedOn,
      by: { id: member.id, name: member.name, agency: member.agency },
    })
    .from(reportCardTurn)
    .innerJoin(
      member,
      and(eq(member.partnershipId, reportCardTurn.partnershipId), eq(member.id, reportCardTurn.memberId)),
    )
    .where(and(eq(reportCardTurn.partnershipId, scope.partnershipId), inArray(reportCardTurn.cardId, [...cardIds])))
    .orderBy(desc(reportCardTurn.at), desc(reportCardTurn.sequence))
    .limit(1000)
}

export type TurnRow = Awaited<ReturnType<typeof listTurns>>[number]

type Change = Readonly<{ words?: CardWords; state?: CardState }>

/** Saves a change based on the version that was read, in the round that is under way; null when another came first. */
export async function saveCard(
  tx: Database,
  scope: Scope,
  card: PresentCard,
  id: string,
  change: Change,
): Promise<number | null> {
  const { partnershipId } = scope
  const { priorityId, quarter, round: running, words, version } = card
  const roundId = running?.id ?? null
  if (card.id === null) {
    const made = await tx
      .insert(reportCard)
      .values({ partnershipId, id, priorityId, roundId, quarterStart: quarter.start, words, ...change })
      .onConflictDoNothing()
      .returning({ version: reportCard.version })
    return made[0]?.version ?? null
  }
  const [saved] = await tx
    .update(reportCard)
    .set({ ...change, roundId, version: version + 1 })
    .where(
      and(eq(reportCard.partnershipId, partnershipId), eq(reportCard.id, card.id), eq(reportCard.version, version)),
    )
    .returning({ version: reportCard.version })
  return saved?.version ?? null
}

/** Writes down what was done to a card. Only after `saveCard`, which holds it. */
export async function appendTurn(
  tx: Database,
  scope: Scope,
  cardId: string,
  { what, reason }: Readonly<{ what: CardTurn; reason: string }>,
): Promise<void> {
  const next = sql<number>`(select coalesce(max(t.sequence), 0) + 1 from report_card_turn t
    where t.partnership_id = ${scope.partnershipId} and t.card_id = ${cardId})`
  await tx
    .insert(reportCardTurn)
    .values({ partnershipId: scope.partnershipId, cardId, sequence: next, what, reason, memberId: scope.memberId })
}

/** Holds a round's state until the end of the transaction: its pack is not frozen while a card of it is opened again. */
export async function holdRoundState(tx: Database, scope: Scope, roundId: string) {
  const [row] = await tx
    .select({ state: round.state })
    .from(round)
    .where(and(eq(round.partnershipId, scope.partnershipId), eq(round.id, roundId)))
    .for('share')
  return row?.state ?? null
}
