import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { mail } from '@ttc/db/mail'
import type { Scope } from '@ttc/domain/access'
import { and, count, desc, eq, gt, inArray, lt, lte, min, or, sql } from 'drizzle-orm'

export type Delivery = 'smtp' | 'kept'
export type MailKind = typeof mail.$inferSelect.kind
export type Letter = Readonly<{ to: string; subject: string; text: string; kind: MailKind }>
export type WaitingMail = Readonly<{ id: string; to: string; subject: string; text: string; attempts: number }>

/** A mail that was taken and not reported on within this time is tried again: its sender was killed. */
const TAKEN_SECONDS = 300
/** No mail is put off for longer, and clocks of nodes may differ by some minutes: see retryAfter. */
const LONGEST_WAIT_MS = 2 * 3_600_000
const waiting = ['queued', 'sending'] as const

/**
 * Queues a mail in the transaction of what it tells about; without a mail server it is kept for the administrator.
 * Answers its id.
 */
export async function queueMail(
  db: Database,
  delivery: Delivery,
  partnershipId: string | null,
  letter: Letter,
): Promise<string> {
  const id = newId()
  // By the clock that asks what is due: the database's own may be a moment ahead of it.
  await db.insert(mail).values({
    id,
    partnershipId,
    ...letter,
    state: delivery === 'smtp' ? 'queued' : 'kept',
    nextAttemptAt: new Date(),
  })
  return id
}

/**
 * Takes mails that are due, so that no other node sends them too. One that waits for longer than any is put off was
 * queued by a clock that has been put back since: it is due, and a key in it may be asked for.
 */
export function takeMails(db: Database, now: Date, most: number): Promise<WaitingMail[]> {
  const latest = new Date(now.getTime() + LONGEST_WAIT_MS)
  const isPutBack = and(eq(mail.state, 'queued'), gt(mail.nextAttemptAt, latest))
  const due = db
    .select({ id: mail.id })
    .from(mail)
    .where(or(and(inArray(mail.state, [...waiting]), lte(mail.nextAttemptAt, now)), isPutBack))
    .orderBy(mail.nextAttemptAt)
    .limit(most)
    .for('update', { skipLocked: true })
  return db
    .update(mail)
    .set({
      state: 'sending',
      attempts: sql`${mail.attempts} + 1`,
      nextAttemptAt: new Date(now.getTime() + TAKEN_SECONDS * 1000),
    })
    .where(inArray(mail.id, due))
    .returning({ id: mail.id, to: mail.to, subject: mail.subject, text: mail.text, attempts: mail.attempts })
}

/** A mail that was taken and not tried, since the node is about to stop: due again at once, for another. */
export async function giveBack(db: Database, id: string): Promise<void> {
  const untried = { state: 'queued' as const, attempts: sql`${mail.attempts} - 1`, nextAttemptAt: new Date() }
  await db.update(mail).set(untried).where(eq(mail.id, id))
}

/** The words go once it is sent: a link in them is a key. */
export async function markSent(db: Database, id: string, now: Date): Promise<void> {
  await db.update(mail).set({ state: 'sent', sentAt: now, text: '', html: null, error: null }).where(eq(mail.id, id))
}

/** `again` null gives up. */
export async function markFailed(db: Database, id: string, error: string, again: Date | null): Promise<void> {
  const change =
    again === null ? { state: 'failed' as const, text: '' } : { state: 'queued' as const, nextAttemptAt: again }
  await db
    .update(mail)
    .set({ ...change, error })
    .where(eq(mail.id, id))
}

/** Mails that wait for a server that is no longer set are handed on by the administrator instead. */
export async function keepWaitingMails(db: Database): Promise<void> {
  await db
    .update(mail)
    .set({ state: 'kept' })
    .where(inArray(mail.state, [...waiting]))
}

export async function removeOldMails(db: Database, before: Date): Promise<void> {
  await db.delete(mail).where(lt(mail.createdAt, before))
}

/** How many mails of all partnerships wait for the mail server, and since when the oldest of them does. */
export async function countWaiting(db: Database): Promise<Readonly<{ waiting: number; oldestAt: Date | null }>> {
  const [counted] = await db
    .select({ waiting: count(), oldestAt: min(mail.createdAt) })
    .from(mail)
    .where(inArray(mail.state, [...waiting]))
  return counted ?? { waiting: 0, oldestAt: null }
}

const listed = {
  id: mail.id,
  to: mail.to,
  subject: mail.subject,
  kind: mail.kind,
  state: mail.state,
  attempts: mail.attempts,
  error: mail.error,
  createdAt: mail.createdAt,
  sentAt: mail.sentAt,
}
export type MailRow = Readonly<Omit<typeof mail.$inferSelect, 'partnershipId' | 'text' | 'html' | 'nextAttemptAt'>>

export type MailsAsked = Readonly<{ search: string; kind: MailKind | null; after: string | null; limit: number }>

/** The partnership's mails of a kind whose address or subject holds some text, the newest first, from just before one on. */
export function listMails(db: Database, scope: Scope, { search, kind, after, limit }: MailsAsked): Promise<MailRow[]> {
  const holds = (column: typeof mail.to | typeof mail.subject) =>
    sql`position(lower(${search}::text) in lower(${column})) > 0`
  return db
    .select(listed)
    .from(mail)
    .where(
      and(
        eq(mail.partnershipId, scope.partnershipId),
        search === '' ? undefined : or(holds(mail.to), holds(mail.subject)),
        kind === null ? undefined : eq(mail.kind, kind),
        after === null ? undefined : lt(mail.id, after),
      ),
    )
    .orderBy(desc(mail.id))
    .limit(limit)
}

/** A kept mail of the partnership with its words, or null. */
export async function findKeptMail(
  db: Database,
  scope: Scope,
  id: string,
): Promise<(MailRow & Readonly<{ text: string }>) | null> {
  const [found] = await db
    .select({ ...listed, text: mail.text })
    .from(mail)
    .where(and(eq(mail.partnershipId, scope.partnershipId), eq(mail.id, id), eq(mail.state, 'kept')))
  return found ?? null
}

/** How some mails of the partnership stand, by their ids; those that were removed meanwhile are not in the answer. */
export async function listMailStates(
  db: Database,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<MailRow, 'state' | 'error'>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: mail.id, state: mail.state, error: mail.error })
    .from(mail)
    .where(and(eq(mail.partnershipId, scope.partnershipId), inArray(mail.id, [...ids])))
  return new Map(rows.map(({ id, ...state }) => [id, state]))
}

/** Takes the words out of a mail that has not left yet: what it tells no longer holds. */
export async function emptyMail(tx: Database, scope: Scope, id: string): Promise<void> {
  await tx
    .update(mail)
    .set({ state: 'failed', text: '', html: null, error: 'WITHDRAWN' })
    .where(and(eq(mail.partnershipId, scope.partnershipId), eq(mail.id, id), inArray(mail.state, ['queued', 'kept'])))
}
