import type { AcceptAnswer, RefuseAnswer } from '@ttc/contracts/link'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'
import { holdIndicators, reassess } from '../assessment/assessment.queries.ts'
import { scaleOf } from '../assessment/ground.ts'
import { note } from '../audit/audit.queries.ts'
import { recordValue } from '../measurement/record.command.ts'
import { holdLink, presentLink } from './link.queries.ts'
import { entryOf } from './link.view.ts'
import { findLastAnswer, type LastAnswer, saveAnswerState } from './link-answer.queries.ts'

/** A link with the answer that waits, held: refused where another one has come, or somebody has decided already. */
async function holdWaiting(tx: Database, scope: Scope, linkId: string, answerId: string) {
  const { row } = await presentLink(tx, scope, linkId)
  await holdIndicators(tx, scope, [row.id])
  const held = await holdLink(tx, scope, linkId)
  const last = await findLastAnswer(tx, scope, linkId)
  if (last?.id !== answerId || last.state !== 'waiting') throw overtaken(last)
  return { held, last }
}

const overtaken = (last: LastAnswer['answer'] | null) =>
  new Problem(
    'conflict',
    last?.state === 'waiting'
      ? 'The number was corrected since you opened this. Look at the new one first.'
      : 'Somebody has decided on this already.',
    { present: { answerId: last?.id ?? null, state: last?.state ?? null } },
  )

/** Takes a waiting answer in as any typed value is: by whoever accepts it, through the link. */
export async function acceptAnswer(
  tx: Database,
  scope: Scope,
  linkId: string,
  { answerId, basedOnRevision, accepted }: AcceptAnswer,
  today: IsoDate,
): Promise<void> {
  const { held, last } = await holdWaiting(tx, scope, linkId, answerId)
  const asked = { ...entryOf(held, last), basedOnRevision, accepted: [...last.confirmed, ...accepted] }
  const revision = await recordValue(tx, scope, scaleOf(held.row), asked, today, { linkId, isAccepted: true })
  const decision = { state: 'accepted', decidedAt: new Date(), decidedBy: scope.memberId, revision } as const
  await saveAnswerState(tx, scope, last.id, decision)
  const after = { answer: last.id, state: 'accepted', revision }
  await note(tx, scope, { action: 'link.accept', object: 'link', id: linkId, before: { state: 'waiting' }, after })
  await reassess(tx, scope, [held.row.id], today)
}

/** Sends a waiting answer back with a reason, which the giver reads; while the link is open they may send another. */
export async function refuseAnswer(
  tx: Database,
  scope: Scope,
  linkId: string,
  { answerId, reason }: RefuseAnswer,
): Promise<void> {
  const { last } = await holdWaiting(tx, scope, linkId, answerId)
  const decision = { state: 'refused', decidedAt: new Date(), decidedBy: scope.memberId, refusal: reason } as const
  await saveAnswerState(tx, scope, last.id, decision)
  const after = { answer: last.id, state: 'refused', reason }
  await note(tx, scope, { action: 'link.accept', object: 'link', id: linkId, before: { state: 'waiting' }, after })
}
