import type { Database } from '@ttc/db/connect'
import { answer } from '@ttc/db/turning-the-curve'
import type { Scope } from '@ttc/domain/access'
import { asc, or } from 'drizzle-orm'
import { askedOf } from '../member/owned.queries.ts'
import { findAnswer, saveAnswer } from './answer.queries.ts'
import { takeTurn } from './change.queries.ts'

/**
 * Passes the open actions and questions that name a member to another: each as a change of its walk like any other, so
 * that the group sees who had it before. Walks are taken in one order, so that two who do this never wait for each other.
 */
export async function handOverAsked(tx: Database, scope: Scope, from: string, to: string): Promise<void> {
  const found = await tx
    .select({ id: answer.id, walkId: answer.walkId })
    .from(answer)
    .where(or(askedOf.action(scope, from), askedOf.knowledge(scope, from)))
    .orderBy(asc(answer.walkId), asc(answer.id))
  for (const { id, walkId } of found) {
    const { priorityId } = await takeTurn(tx, scope, walkId)
    const row = await findAnswer(tx, scope, walkId, id)
    if (row === null || (row.content.kind !== 'action' && row.content.kind !== 'knowledge')) continue
    const content = { ...row.content, ownerMemberId: to }
    const { version, linkId } = row
    await saveAnswer(tx, scope, { walkId, priorityId }, row, { version, content, linkId, removed: false })
  }
}
