import { createHash, randomBytes } from 'node:crypto'
import { serverSecret } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { eq } from 'drizzle-orm'

/** 256 random bits as text for a link or a key, and the hash under which it is kept. */
export function newLinkToken(): Readonly<{ token: string; sha256: string }> {
  const token = randomBytes(32).toString('base64url')
  return { token, sha256: hashOf(token) }
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The secret that signs cookies and encrypts one-time codes: made once where no setting gives it, the same for all nodes. */
export async function keepSessionSecret(db: Database): Promise<string> {
  const made = { name: 'session', value: randomBytes(32).toString('base64url') }
  await db.insert(serverSecret).values(made).onConflictDoNothing()
  const [kept] = await db.select().from(serverSecret).where(eq(serverSecret.name, 'session'))
  if (kept === undefined) throw new Error('The session secret was not stored.')
  return kept.value
}
