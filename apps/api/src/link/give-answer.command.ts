import type { GiveAnswer } from '@ttc/contracts/link'
import type { Database } from '@ttc/db/connect'
import { type Scope, scopeFor } from '@ttc/domain/access'
import { answerWaits, canCorrect, isLinkOpen } from '@ttc/domain/link'
import { LINK_OVER } from '@ttc/domain/link.words'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import { hashOf } from '../account/server-secret.queries.ts'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { note } from '../audit/audit.queries.ts'
import { checkValue, recordValue } from '../measurement/record.command.ts'
import { answerOnce } from '../receipt/receipt.queries.ts'
import { findLinkByKey, holdLink, type LinkRow, markAnswered } from './link.queries.ts'
import { entryOf, factsOf } from './link.view.ts'
import { findLastAnswer, type LastAnswer, saveAnswer } from './link-answer.queries.ts'

/** The refusal of a key that opens nothing: in the same words whatever the reason. */
const linkOver = () => new Problem('not-found', LINK_OVER)

/** The open link of a key, and the scope it works in: that of its partnership, with no role in it. */
export async function openLink(db: Database, key: string, today: IsoDate): Promise<{ found: LinkRow; scope: Scope }> {
  const found = await findLinkByKey(db, hashOf(key))
  if (found === null || !isLinkOpen(factsOf(found), today)) throw linkOver()
  const { partnershipId } = found.link
  return { found, scope: scopeFor(partnershipId, partnershipId) }
}

type Given = Omit<GiveAnswer, 'key'>

/** Takes what a link brings: stores it, lets it wait, or keeps the reason why there is no number. Once for each id. */
export async function giveAnswer(db: Database, { key, ...given }: GiveAnswer, today: IsoDate): Promise<void> {
  const { found, scope } = await openLink(db, key, today)
  const sent = { address: `link ${found.link.id}`, body: given }
  await answerOnce(db, scope, sent, async (tx) => {
    await holdIndicators(tx, scope, [found.row.id])
    // Read again now that it is held: it may have been withdrawn, moved or answered since.
    const held = await holdLink(tx, scope, found.link.id)
    if (!isLinkOpen(factsOf(held), today) || held.link.keySha256 !== hashOf(key)) throw linkOver()
    const last = await findLastAnswer(tx, scope, held.link.id)
    checkTurn(given, last)
    await (given.reason === null
      ? takeNumber(tx, scope, held, given, last, today)
      : takeReason(tx, scope, held, given, last))
    await markAnswered(tx, scope, held.link.id, new Date())
    return { id: given.id }
  })
}

function checkTurn(given: Given, last: LastAnswer['answer'] | null): void {
  if (!canCorrect(last?.state ?? null))
    throw new Problem('rule-broken', 'Your number has been accepted. To change it, ask whoever sent you the link.')
  if ((last?.id ?? null) !== given.replaces)
    throw new Problem('conflict', 'Something else was sent through this link since you opened it. Look at it first.', {
      present: { answerId: last?.id ?? null },
    })
}

async function takeReason(
  tx: Database,
  scope: Scope,
  { link }: LinkRow,
  { id, reason, note: words }: Given,
  last: LastAnswer['answer'] | null,
): Promise<void> {
  if (last?.state === 'stored')
    throw new Problem('rule-broken', 'Your number is recorded. To take it back, ask whoever sent you the link.')
  await saveAnswer(tx, scope, { id, linkId: link.id, reason, note: words, state: 'told' }, last)
  await noteAnswer(tx, scope, link.id, { answer: id, reason })
}

async function takeNumber(
  tx: Database,
  scope: Scope,
  held: LinkRow,
  given: Given,
  last: LastAnswer['answer'] | null,
  today: IsoDate,
): Promise<void> {
  const { link, row, plan } = held
  const { id, value, numerator, denominator, note: words, accepted } = given
  const scale = scaleOf(row)
  const asked = { ...entryOf(held, given), accepted }
  const { open, check } = await checkValue(tx, scope, scale, asked, today)
  const answer = { id, linkId: link.id, value, numerator, denominator, note: words, confirmed: accepted }
  if (answerWaits(plan.answersWait, open !== null && open.linkId !== link.id)) {
    await check()
    await saveAnswer(tx, scope, { ...answer, state: 'waiting' }, last)
    return noteAnswer(tx, scope, link.id, { answer: id, state: 'waiting' })
  }
  const stored = { ...asked, basedOnRevision: open?.revision ?? 0 }
  const revision = await recordValue(tx, scope, scale, stored, today, { linkId: link.id, isAccepted: false })
  await saveAnswer(tx, scope, { ...answer, state: 'stored', revision }, last)
  await noteAnswer(tx, scope, link.id, { answer: id, state: 'stored', revision })
  await reassess(tx, scope, [row.id], today)
}

/** The trail names the link and never its numbers, nor whoever holds its key: nobody is signed in. */
const noteAnswer = (tx: Database, scope: Scope, id: string, after: Readonly<Record<string, unknown>>) =>
  note(tx, scope, { action: 'link.answer', object: 'link', id, before: null, after, by: null })
