import { actionUpdate, evidenceFile } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import { placement } from '@ttc/db/placement'
import { priority } from '@ttc/db/priority'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import type { Content } from '@ttc/domain/turning-the-curve/content'
import { and, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { checkMember } from '../member/member.queries.ts'

type At = Readonly<{ walkId: string; priorityId: string }>

/**
 * Whether what an answer names is there: its owner a member, its indicator one of the same plan, its file one of the
 * same walk, its update one of the action that it stands under. What an answer already named may stay, though it has
 * gone since.
 */
export async function checkMentions(
  tx: Database,
  scope: Scope,
  at: At,
  { content, linkId }: Readonly<{ content: Content; linkId: string | null }>,
  stored: Content | null = null,
): Promise<void> {
  const mentioned = mentionedBy(content)
  const before = stored === null ? null : mentionedBy(stored)
  if (mentioned.ownerMemberId !== null && mentioned.ownerMemberId !== before?.ownerMemberId)
    await checkMember(tx, scope, mentioned.ownerMemberId, 'content.ownerMemberId')
  if (mentioned.placementId !== null && mentioned.placementId !== before?.placementId)
    await checkPlacement(tx, scope, at, mentioned.placementId)
  if (mentioned.fileId !== null && mentioned.fileId !== before?.fileId) await checkFile(tx, scope, at, mentioned.fileId)
  if (mentioned.updateId !== null && mentioned.updateId !== before?.updateId)
    await checkUpdateOf(tx, scope, linkId, mentioned.updateId)
}

type Mentioned = Readonly<Record<'ownerMemberId' | 'placementId' | 'fileId' | 'updateId', string | null>>

function mentionedBy(content: Content): Mentioned {
  const owned = content.kind === 'action' || content.kind === 'knowledge'
  return {
    ownerMemberId: owned ? content.ownerMemberId : null,
    placementId: content.kind === 'candidate' ? content.placementId : null,
    fileId: content.kind === 'evidence' ? content.fileId : null,
    // What was stored before updates had evidence says nothing of one.
    updateId: content.kind === 'evidence' ? (content.updateId ?? null) : null,
  }
}

async function checkPlacement(tx: Database, scope: Scope, { priorityId }: At, id: string): Promise<void> {
  const own = alias(priority, 'own')
  const [found] = await tx
    .select({ id: placement.id })
    .from(placement)
    .innerJoin(
      priority,
      and(eq(priority.partnershipId, placement.partnershipId), eq(priority.id, placement.priorityId)),
    )
    .innerJoin(own, and(eq(own.partnershipId, priority.partnershipId), eq(own.planId, priority.planId)))
    .where(
      and(
        eq(placement.partnershipId, scope.partnershipId),
        eq(placement.id, id),
        eq(own.id, priorityId),
        isNull(placement.toOn),
      ),
    )
  if (found === undefined) throw missing('content.placementId', 'Choose an indicator of this plan.')
}

async function checkFile(tx: Database, scope: Scope, { walkId }: At, id: string): Promise<void> {
  const [found] = await tx
    .select({ id: evidenceFile.id })
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.partnershipId, scope.partnershipId),
        eq(evidenceFile.id, id),
        eq(evidenceFile.walkId, walkId),
      ),
    )
  if (found === undefined) throw missing('content.fileId', 'Add the file to this walk first.')
}

async function checkUpdateOf(tx: Database, scope: Scope, actionId: string | null, id: string): Promise<void> {
  const [found] = await tx
    .select({ actionId: actionUpdate.actionId })
    .from(actionUpdate)
    .where(and(eq(actionUpdate.partnershipId, scope.partnershipId), eq(actionUpdate.id, id)))
  if (found === undefined || found.actionId !== actionId)
    throw missing('content.updateId', 'Choose an update of the action that this is evidence for.')
}

function missing(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
