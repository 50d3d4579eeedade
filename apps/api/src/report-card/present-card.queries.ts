import type { ReportCard } from '@ttc/contracts/report-card'
import type { CardWritingView } from '@ttc/contracts/report-card/writing'
import type { Database } from '@ttc/db/connect'
import { allowedAt, type Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import type { PriorityRow } from '../priority/priority.queries.ts'
import { findFindings, findingView } from './card-findings.queries.ts'
import {
  type CardPlace,
  composeAll,
  composeCard,
  composeOf,
  findCardPlace,
  listCardPlaces,
} from './live-card.queries.ts'
import { fitOf, makeReportCardPdf } from './report-card.pdf.ts'
import { cardWritingView } from './report-card.view.ts'
import { findSignedCard, listSignedCards, listSignedCopies, type SignedCard } from './signed-card.queries.ts'

/** The signed copy of the card that a priority has now; null while it is not signed. */
async function findSigned(db: Database, scope: Scope, { present }: CardPlace): Promise<SignedCard | null> {
  const { id, state, priorityId } = present
  return id === null || state !== 'signed' ? null : findSignedCard(db, scope, { priorityId, cardId: id })
}

type Shown = Readonly<{ card: ReportCard; signed: SignedCard | null }>

/** The card of a priority as it is shown: the signed copy, else as it stands today. */
export async function shownCard(db: Database, scope: Scope, priorityId: string, today: IsoDate): Promise<Shown> {
  const place = await findCardPlace(db, scope, priorityId, today)
  const signed = await findSigned(db, scope, place)
  return { card: signed?.card ?? (await composeOf(db, scope, place, today)).card, signed }
}

/** The same as a file: of a signed card the bytes that were signed. */
export async function shownCardFile(db: Database, scope: Scope, priorityId: string, today: IsoDate) {
  const { card, signed } = await shownCard(db, scope, priorityId, today)
  return { card, pdf: signed?.pdf ?? (await makeReportCardPdf(card)) }
}

/**
 * The cards of some priorities of one plan as they go into a pack, in their order: the signed copy where there is one,
 * else the card as it stands on the day, with its state on it.
 */
export async function listCardsForPack(
  db: Database,
  scope: Scope,
  planId: string,
  priorities: readonly PriorityRow[],
  today: IsoDate,
): Promise<readonly ReportCard[]> {
  const places = await listCardPlaces(db, scope, planId, priorities, today)
  const isSigned = ({ present }: CardPlace) => present.state === 'signed'
  const signed = await listSignedCards(
    db,
    scope,
    places.filter(isSigned).flatMap(({ present }) => present.id ?? []),
  )
  const open = places.filter(({ present }) => !signed.has(present.id ?? ''))
  const made = await composeAll(db, scope, planId, open, today)
  const composed = new Map(made.map(({ card, present }) => [present.priorityId, card]))
  return places.flatMap(({ present }) => signed.get(present.id ?? '') ?? composed.get(present.priorityId) ?? [])
}

/** A card as its lead writes it, on a day: words, what is thin, how it lies on its side, what was done to it. */
export async function findCardWriting(
  db: Database,
  scope: Scope,
  priorityId: string,
  today: IsoDate,
): Promise<CardWritingView> {
  const composed = await composeCard(db, scope, priorityId, today)
  const { findings, before } = await findFindings(db, scope, composed)
  const isSigned = composed.present.state === 'signed'
  return cardWritingView({
    composed,
    before: before === null ? null : { name: before.name, words: { ...before.words, asks: [...before.words.asks] } },
    findings: isSigned ? [] : findings.map(findingView),
    fit: await fitOf(composed.card),
    signed: await listSignedCopies(db, scope, priorityId),
    allowed: allowedAt(
      scope.grants,
      [{ planId: composed.planId, priorityId }],
      ['report-card.read', 'report-card.write', 'report-card.sign'],
    ),
    asOf: today,
  })
}
