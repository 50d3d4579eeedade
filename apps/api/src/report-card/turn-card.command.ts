import { ReportCard } from '@ttc/contracts/report-card'
import type { CardWritingView, SaveCardWords, SignCard, TurnCard } from '@ttc/contracts/report-card/writing'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import { type CardFinding, type CardState, type CardTurn, isSameWords } from '@ttc/domain/report-card'
import { turnedState } from '@ttc/domain/report-card/turn'
import { note } from '../audit/audit.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { findFindings } from './card-findings.queries.ts'
import { type Composed, composeCard, findCardPlace } from './live-card.queries.ts'
import { findCardWriting } from './present-card.queries.ts'
import { checkFit, makeReportCardPdf } from './report-card.pdf.ts'
import { appendTurn, holdRoundState, type PresentCard, saveCard } from './report-card.queries.ts'
import { saveSignedCard } from './signed-card.queries.ts'

type At = Readonly<{ priorityId: string; today: IsoDate }>
type Saved = Readonly<{ id: string; version: number }>

/** Of two people at once the second is told what stands now; what they typed stays with them. */
async function changed(db: Database, scope: Scope, { priorityId, today }: At): Promise<Problem> {
  const present: CardWritingView = await findCardWriting(db, scope, priorityId, today)
  return new Problem('conflict', 'Someone else changed this card since you opened it.', { present })
}

/** Whether a request was made from what stands now. */
const isOf = (present: PresentCard, { id, version }: Saved) =>
  present.version === version && (present.id === null || present.id === id)

/** Saves the lead's words while the card is a draft. */
export async function saveWords(db: Database, scope: Scope, at: At, request: SaveCardWords): Promise<Saved> {
  const { present } = await findCardPlace(db, scope, at.priorityId, at.today)
  // A request whose answer was lost comes again: what is stored already is not stored twice.
  if (present.id === request.id && isSameWords(present.words, request.words) && present.version > request.version)
    return { id: present.id, version: present.version }
  if (!isOf(present, request)) throw await changed(db, scope, at)
  if (present.state !== 'draft')
    throw new Problem(
      'rule-broken',
      present.state === 'ready'
        ? 'This card is ready. Take it back to a draft to change its words.'
        : 'This card is signed. It has to be opened again before its words can change.',
    )
  const version = await saveCard(db, scope, present, request.id, { words: request.words })
  if (version === null) throw await changed(db, scope, at)
  return { id: present.id ?? request.id, version }
}

type Turning = Readonly<{ what: CardTurn; reason: string }>
type Turned = Readonly<{ state: CardState; pdf: Uint8Array; card: ReportCard } | { state: CardState; pdf: null }>

/** Calls a card ready, once it fits on its side; or takes it back to a draft. */
export async function turnCard(db: Database, scope: Scope, at: At, request: TurnCard): Promise<Saved> {
  const turning: Turning = { what: request.ready ? 'ready' : 'taken-back', reason: request.reason }
  const composed = await composeCard(db, scope, at.priorityId, at.today)
  if (isDone(scope, composed, request, turning)) return { id: request.id, version: composed.present.version }
  if (!isOf(composed.present, request)) throw await changed(db, scope, at)
  const { findings } = request.ready ? await findFindings(db, scope, composed) : { findings: [] }
  const state = stateAfter(composed.present, turning, findings)
  if (request.ready) await checkFit(composed.card)
  return save(db, scope, at, { ...request, composed, turning, turned: { state, pdf: null } })
}

/** Signs a card: keeps it and its file as they are now. Or opens it again; what was signed stays kept. */
export async function signCard(db: Database, scope: Scope, at: At, request: SignCard): Promise<Saved> {
  const turning: Turning = { what: request.signed ? 'signed' : 'reopened', reason: request.reason }
  const composed = await composeCard(db, scope, at.priorityId, at.today)
  if (isDone(scope, composed, request, turning)) return { id: request.id, version: composed.present.version }
  if (!isOf(composed.present, request)) throw await changed(db, scope, at)
  const state = stateAfter(composed.present, turning, [])
  if (!request.signed) return save(db, scope, at, { ...request, composed, turning, turned: { state, pdf: null } })
  const signer = await findMember(db, scope, scope.memberId)
  const by = signer === null ? null : { role: signer.name, agency: signer.agency || null }
  const card = ReportCard.parse({ ...composed.card, standing: { state: 'signed', on: at.today, by } })
  const pdf = await makeReportCardPdf(card)
  return save(db, scope, at, { ...request, composed, turning, turned: { state, pdf, card } })
}

/** Whether this very request was carried out already, by the same member, and nothing has been done since. */
function isDone(scope: Scope, { present, turns }: Composed, request: Saved, { what, reason }: Turning): boolean {
  const [last] = turns
  return (
    present.id === request.id &&
    present.version === request.version + 1 &&
    last?.what === what &&
    last.reason === reason &&
    last.by.id === scope.memberId
  )
}

function stateAfter({ state, round }: PresentCard, turning: Turning, findings: readonly CardFinding[]): CardState {
  return turnedState({ ...turning, state, findings, round: round?.state ?? null })
}

type Save = Saved & Readonly<{ composed: Composed; turning: Turning; turned: Turned }>

async function save(db: Database, scope: Scope, at: At, { id, composed, turning, turned }: Save): Promise<Saved> {
  const { present } = composed
  const saved = await db.transaction(async (tx) => {
    // The pack may be frozen between reading and saving.
    const round = present.round === null ? null : await holdRoundState(tx, scope, present.round.id)
    if (turning.what === 'reopened') turnedState({ ...turning, state: present.state, findings: [], round })
    const version = await saveCard(tx, scope, present, id, { state: turned.state })
    if (version === null) return null
    const cardId = present.id ?? id
    await appendTurn(tx, scope, cardId, turning)
    if (turned.pdf !== null) {
      const signedBy = turned.card.standing?.by?.role ?? ''
      const { card, pdf } = turned
      await saveSignedCard(tx, scope, { priorityId: at.priorityId, cardId, name: present.name, signedBy, card, pdf })
    }
    const action = turning.what === 'ready' || turning.what === 'taken-back' ? 'report-card.write' : 'report-card.sign'
    const after = { state: turned.state, reason: turning.reason, card: present.name }
    const before = { state: present.state }
    await note(tx, scope, { action, object: 'priority', id: at.priorityId, before, after })
    return { id: cardId, version }
  })
  if (saved === null) throw await changed(db, scope, at)
  return saved
}
