import { createHmac } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { invitation } from '@ttc/db/invitation'
import { mail } from '@ttc/db/mail'
import { member } from '@ttc/db/member'
import { desc, eq } from 'drizzle-orm'
import { saveAccount } from '../../apps/api/src/account/account.queries.ts'
import type { AccountSettings } from '../../apps/api/src/account/account-settings.ts'
import { startTestApp, type TestApp } from './app.ts'

export const PASSWORD = 'copper lantern by the weir'

/** Settings of a server on this machine, with what a test needs otherwise. */
export function accountSettings(over: Partial<AccountSettings> = {}): AccountSettings {
  return {
    publicUrl: 'http://localhost:8321',
    secureCookies: false,
    secret: 'a secret for tests that is long enough to be one',
    provider: null,
    signInAs: false,
    ...over,
  }
}

/** The application with account settings of the test's own; mails are kept unless an address of a server is given. */
export function startAccountApp(over: Partial<AccountSettings> = {}, smtpUrl: string | null = null): Promise<TestApp> {
  const mailSettings = { smtpUrl, from: 'Turning the Curve <curve@example.org>' }
  return startTestApp(undefined, undefined, { accounts: accountSettings(over), mail: mailSettings })
}

/** An account with a password; answers its id. */
export async function anAccount(it: TestApp, email: string, password = PASSWORD): Promise<string> {
  const context = await it.app.accounts.auth.$context
  const passwordHash = await context.password.hash(password)
  const id = await saveAccount(it.connection.db, { email, name: 'Head of early help', passwordHash })
  if (id === null) throw new Error('There is an account for this address already.')
  return id
}

/** A member without an account, to be invited. */
export async function aMember(it: TestApp, partnershipId = it.scope.partnershipId): Promise<string> {
  const id = newId()
  await it.connection.db.insert(member).values({ partnershipId, id, name: 'Team member', agency: 'Council' })
  return id
}

/** The mails to an address, the newest first. */
export function mailsTo(db: Database, to: string) {
  return db.select().from(mail).where(eq(mail.to, to)).orderBy(desc(mail.id))
}

/** The key at the end of the link in the newest mail to an address. */
export async function keyMailedTo(it: TestApp, to: string): Promise<string> {
  const [newest] = await mailsTo(it.connection.db, to)
  return /#(\S+)/.exec(newest?.text ?? '')?.[1] ?? ''
}

/** Invites a new member as the administrator does, and answers the key of the mailed link. */
export async function invite(
  it: TestApp,
  email: string,
  memberId?: string,
): Promise<Readonly<{ id: string; key: string }>> {
  const id = newId()
  const answer = await it.send('POST', '/invitations', { id, memberId: memberId ?? (await aMember(it)), email })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return { id, key: await keyMailedTo(it, email) }
}

export async function changeInvitation(
  db: Database,
  id: string,
  change: Partial<typeof invitation.$inferInsert>,
): Promise<void> {
  await db.update(invitation).set(change).where(eq(invitation.id, id))
}

/** The code that an app shows for an otpauth address at a moment (RFC 6238, SHA-1, six digits, 30 seconds). */
export function codeOf(uri: string, at = Date.now()): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '').toUpperCase()]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
