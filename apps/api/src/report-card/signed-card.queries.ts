import { createHash } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import { ReportCard } from '@ttc/contracts/report-card'
import type { Database } from '@ttc/db/connect'
import { signedCard } from '@ttc/db/report-card'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, inArray } from 'drizzle-orm'

/** A signed card as it was: `card` is what is read, `pdf` the very bytes that were made when it was signed. */
export type SignedCard = Readonly<{ id: string; card: ReportCard; pdf: Uint8Array; sha256: string }>

const copyFields = { id: signedCard.id, copy: signedCard.copy, pdf: signedCard.pdf, sha256: signedCard.sha256 }
const ofPriority = (scope: Scope, priorityId: string) =>
  and(eq(signedCard.partnershipId, scope.partnershipId), eq(signedCard.priorityId, priorityId))

function readCopy({
  copy,
  ...row
}: Readonly<{ id: string; copy: unknown; pdf: Uint8Array; sha256: string }>): SignedCard {
  return { ...row, card: ReportCard.parse(copy) }
}

/** The copy of a card that is signed now: of one that was signed again, the last. */
export async function findSignedCard(
  db: Database,
  scope: Scope,
  { priorityId, cardId }: Readonly<{ priorityId: string; cardId: string }>,
): Promise<SignedCard | null> {
  const [row] = await db
    .select(copyFields)
    .from(signedCard)
    .where(and(ofPriority(scope, priorityId), eq(signedCard.cardId, cardId)))
    .orderBy(desc(signedCard.signedAt), desc(signedCard.id))
    .limit(1)
  return row === undefined ? null : readCopy(row)
}

/** What was signed of some cards, by card: of one that was signed again, the last. Without the files. */
export async function listSignedCards(
  db: Database,
  scope: Scope,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, ReportCard>> {
  if (cardIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([signedCard.cardId], { cardId: signedCard.cardId, copy: signedCard.copy })
    .from(signedCard)
    .where(and(eq(signedCard.partnershipId, scope.partnershipId), inArray(signedCard.cardId, [...cardIds])))
    .orderBy(signedCard.cardId, desc(signedCard.signedAt), desc(signedCard.id))
  return new Map(rows.map(({ cardId, copy }) => [cardId, ReportCard.parse(copy)]))
}

/** One copy of a priority's cards, also of one that was opened again; or null. */
export async function findSignedCopy(
  db: Database,
  scope: Scope,
  priorityId: string,
  id: string,
): Promise<SignedCard | null> {
  const [row] = await db
    .select(copyFields)
    .from(signedCard)
    .where(and(ofPriority(scope, priorityId), eq(signedCard.id, id)))
  return row === undefined ? null : readCopy(row)
}

/** The copies of a priority's cards, the latest first; at most 40, which are ten years. */
export function listSignedCopies(db: Database, scope: Scope, priorityId: string) {
  return db
    .select({
      id: signedCard.id,
      name: signedCard.name,
      on: signedCard.signedOn,
      by: signedCard.signedBy,
      sha256: signedCard.sha256,
    })
    .from(signedCard)
    .where(ofPriority(scope, priorityId))
    .orderBy(desc(signedCard.signedAt), desc(signedCard.id))
    .limit(40)
}

type Signed = Readonly<{
  priorityId: string
  cardId: string
  name: string
  signedBy: string
  card: ReportCard
  pdf: Uint8Array
}>

/** Keeps a card as it was signed. */
export async function saveSignedCard(tx: Database, scope: Scope, signed: Signed): Promise<void> {
  const { card, pdf, ...of } = signed
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const kept = { copy: card, pdf: Buffer.from(pdf), sha256, signedOn: card.asAt }
  await tx.insert(signedCard).values({ partnershipId: scope.partnershipId, id: newId(), ...of, ...kept })
}
