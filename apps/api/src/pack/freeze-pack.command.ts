import { createHash } from 'node:crypto'
import type { FreezePack, FrozenPackView, PackContent } from '@ttc/contracts/pack'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { checkFreeze } from '@ttc/domain/pack'
import { packChanges } from '@ttc/domain/pack/changes'
import { Problem } from '@ttc/domain/problem'
import { note } from '../audit/audit.queries.ts'
import { appendChange, takeTurn } from '../challenge-meeting/change.queries.ts'
import { presentRow } from '../challenge-meeting/present-meeting.queries.ts'
import { answerOnce, isAnswered } from '../receipt/receipt.queries.ts'
import { freezeRound } from '../round/turn-round.command.ts'
import { findRoundOf, livePack } from './live-pack.queries.ts'
import type { PackDraft } from './live-pack.ts'
import { makePackFiles, type PackFiles } from './pack.files.ts'
import { findLastPack, lastNumber, saveNewPack } from './pack.queries.ts'
import { packFactsOf } from './pack-facts.ts'
import { publicPackOf } from './public-pack.ts'

type Asked = Readonly<{ meetingId: string; body: FreezePack; address: string; today: string; now: Date }>
type Made = Readonly<{ content: PackContent; files: PackFiles }>

/**
 * Freezes the pack of a meeting as its next version. It is read as of one moment and printed with no lock held, so that
 * nobody waits for the press; then stored in the meeting's turn. Of two at the same moment one is stored, and the other
 * is told of it ('conflict').
 */
export async function freezePack(db: Database, scope: Scope, asked: Asked): Promise<FrozenPackView> {
  const { meetingId, body, address } = asked
  const made = (await isAnswered(db, scope, body.id)) ? null : await makePack(db, scope, asked)
  return answerOnce(db, scope, { address, body }, async (tx) => {
    if (made === null) throw new Problem('conflict', 'This pack was frozen a moment ago. Load the page again.')
    const meeting = await takeTurn(tx, scope, meetingId)
    await checkFollows(tx, scope, meetingId, body)
    checkFreeze({ meeting: meeting.state, last: body.after, reason: body.reason })
    await store(tx, scope, asked, made, meeting.planId)
    const round = body.audience === 'meeting' ? await findRoundOf(tx, scope, meeting) : null
    if (round?.state === 'open') await freezeRound(tx, scope, round, asked.today)
    return { id: body.id, number: made.content.number }
  })
}

async function makePack(db: Database, scope: Scope, asked: Asked): Promise<Made> {
  const { meetingId, body, now } = asked
  const { row } = await presentRow(db, scope, meetingId)
  checkFreeze({ meeting: row.state, last: body.after, reason: body.reason })
  await checkFollows(db, scope, meetingId, body)
  const last = await findLastPack(db, scope, meetingId, body.audience)
  const draft = await draftFor(db, scope, asked)
  const content: PackContent = {
    ...draft,
    audience: body.audience,
    number: body.after + 1,
    frozenAt: now.toISOString(),
    changes: last && {
      since: last.number,
      reason: body.reason,
      list: [...packChanges(packFactsOf(last.content), packFactsOf(draft))],
    },
  }
  return { content, files: await makePackFiles(content) }
}

/** What stands now; for the public, what may be shown of the last version for the meeting. */
async function draftFor(db: Database, scope: Scope, { meetingId, body, today }: Asked): Promise<PackDraft> {
  if (body.audience === 'meeting') return (await livePack(db, scope, meetingId, today)).draft
  const last = await findLastPack(db, scope, meetingId, 'meeting')
  if (last === null)
    throw new Problem('rule-broken', 'Freeze the pack for the meeting first: the public version is made from it.')
  const draft = publicPackOf(last.content, today)
  if (draft.cards.length === 0 && draft.agenda.length === 0)
    throw new Problem('rule-broken', `Nothing in this pack may be shown to the public. ${draft.leftOut.join('. ')}.`)
  return draft
}

/** Refuses a version that does not follow the last one: somebody has frozen the pack since it was looked at. */
async function checkFollows(db: Database, scope: Scope, meetingId: string, body: FreezePack): Promise<void> {
  const number = await lastNumber(db, scope, meetingId, body.audience)
  if (number === body.after) return
  const message =
    number > body.after
      ? `Version ${number} of this pack was frozen since you opened this page. Look at it first.`
      : `The last version of this pack is ${number}. Load the page again.`
  throw new Problem('conflict', message, { present: { number } })
}

async function store(
  tx: Database,
  scope: Scope,
  asked: Asked,
  { content, files }: Made,
  planId: string,
): Promise<void> {
  const { meetingId, body, now } = asked
  const { number, audience, marking, changes } = content
  await saveNewPack(tx, scope, {
    id: body.id,
    meetingId,
    planId,
    audience,
    number,
    frozenAt: now,
    marking,
    reason: body.reason,
    changes: changes?.list.length ?? null,
    cards: content.cards.length,
    form: content.schema,
    content,
    pdf: files.pdf,
    pdfSize: files.pdf.length,
    pdfSha256: hashOfBytes(files.pdf),
    slides: files.slides,
    slidesSize: files.slides.length,
    slidesSha256: hashOfBytes(files.slides),
  })
  await appendChange(tx, scope, meetingId, { what: 'details', objectId: meetingId })
  const after = { meeting: meetingId, audience, number, reason: body.reason, cards: content.cards.length }
  await note(tx, scope, { action: 'pack.freeze', object: 'pack', id: body.id, before: null, after })
}

const hashOfBytes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
