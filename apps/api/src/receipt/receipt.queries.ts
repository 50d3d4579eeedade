import { createHash } from 'node:crypto'
import type { Database } from '@ttc/db/connect'
import { receipt } from '@ttc/db/receipt'
import type { Scope } from '@ttc/domain/access'
import { Problem } from '@ttc/domain/problem'
import { and, eq } from 'drizzle-orm'

/** A request that makes something: its address is part of what it asks, since the same body can be sent to another. */
export type Sent = Readonly<{ address: string; body: Readonly<{ id: string }> }>

/**
 * Does a change once: the first request with an id does it and keeps its answer in the same transaction, a repeated
 * one with the same body gets that answer, one with another body or address is refused. Two at the same moment wait
 * for each other on the receipt's key. Inside `perform` only the transaction may be used: the embedded database has
 * one connection, and any other use of it would wait for itself.
 */
export async function answerOnce<Answer>(
  db: Database,
  scope: Scope,
  { address, body }: Sent,
  perform: (tx: Database) => Promise<Answer>,
): Promise<Answer> {
  const bodySha256 = createHash('sha256')
    .update(JSON.stringify([address, body]))
    .digest('hex')
  const key = and(eq(receipt.partnershipId, scope.partnershipId), eq(receipt.id, body.id))
  return db.transaction(async (tx) => {
    const made = await tx
      .insert(receipt)
      .values({ partnershipId: scope.partnershipId, id: body.id, bodySha256, status: 201, answer: {} })
      .onConflictDoNothing()
      .returning({ id: receipt.id })
    if (made.length === 0) {
      const [first] = await tx.select().from(receipt).where(key)
      if (first?.bodySha256 === bodySha256) return first.answer as Answer
      throw new Problem('conflict', 'This id has been used for something else. Make a new id and send it again.', {
        fields: [{ field: 'id', message: 'Already used for a different request.' }],
      })
    }
    const answer = await perform(tx)
    await tx.update(receipt).set({ answer }).where(key)
    return answer
  })
}

/** Whether a request with this id has been answered. */
export async function isAnswered(db: Database, scope: Scope, id: string): Promise<boolean> {
  const found = await db
    .select({ id: receipt.id })
    .from(receipt)
    .where(and(eq(receipt.partnershipId, scope.partnershipId), eq(receipt.id, id)))
  return found.length > 0
}
