import { evidenceFile } from '@ttc/db/action'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { MOST_EVIDENCE_FILES } from '@ttc/domain/turning-the-curve/evidence-file'
import { and, count, eq } from 'drizzle-orm'

export type NewFile = Readonly<{
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
  content: Uint8Array
}>

/** Keeps a file of a walk as it came. Only after `takeTurn`, which makes the count true. */
export async function saveFile(tx: Database, scope: Scope, walkId: string, file: NewFile): Promise<void> {
  const { partnershipId, memberId } = scope
  const [held] = await tx
    .select({ files: count() })
    .from(evidenceFile)
    .where(and(eq(evidenceFile.partnershipId, partnershipId), eq(evidenceFile.walkId, walkId)))
  if ((held?.files ?? 0) >= MOST_EVIDENCE_FILES)
    throw new Problem('rule-broken', `A walk holds at most ${MOST_EVIDENCE_FILES} files. Link to this one instead.`)
  await tx.insert(evidenceFile).values({ partnershipId, walkId, recordedBy: memberId, ...file })
}

/** A file with its bytes; null where the walk has no such file. */
export async function findFile(db: Database, scope: Scope, walkId: string, id: string) {
  const [found] = await db
    .select({ name: evidenceFile.name, mediaType: evidenceFile.mediaType, content: evidenceFile.content })
    .from(evidenceFile)
    .where(
      and(
        eq(evidenceFile.partnershipId, scope.partnershipId),
        eq(evidenceFile.walkId, walkId),
        eq(evidenceFile.id, id),
      ),
    )
  return found ?? null
}
