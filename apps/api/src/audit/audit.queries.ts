import { newId } from '@ttc/contracts/new-id'
import { auditEntry } from '@ttc/db/audit'
import type { Database } from '@ttc/db/connect'
import { member } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import type { AccountEvent } from '@ttc/domain/audit'
import { and, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'

export type ObjectKind =
  | 'plan'
  | 'outcome'
  | 'priority'
  | 'placement'
  | 'indicator'
  | 'series'
  | 'member'
  | 'role'
  | 'board'
  | 'seat'
  | 'token'
  | 'invitation'
  | 'mail'
  | 'batch'
  | 'comparator'
  | 'partnership'
  | 'walk'
  | 'round'
  | 'link'
  | 'challenge-meeting'
  | 'pack'
  | 'promise'

/** What was done: the action, to what, and what it said before and after. Never a password, a link or a key. */
export type Note = Readonly<{
  action: string
  object: ObjectKind
  id: string
  before: unknown
  after: unknown
  /** Who did it where nobody signed in did: null for somebody without an account. */
  by?: null
}>

/** Writes down a change, in the transaction that makes it: either both are kept or neither. */
export async function note(tx: Database, scope: Scope, entry: Note): Promise<void> {
  await tx.insert(auditEntry).values({
    partnershipId: scope.partnershipId,
    id: newId(),
    memberId: entry.by === null ? null : scope.memberId,
    action: entry.action,
    objectKind: entry.object,
    objectId: entry.id,
    before: entry.before ?? null,
    after: entry.after ?? null,
  })
}

/** Writes down that restricted small numbers were read, and of what: reading them is recorded too. */
export function noteReading(db: Database, scope: Scope, object: ObjectKind, id: string, reason: string): Promise<void> {
  return note(db, scope, { action: 'small-numbers.read', object, id, before: null, after: { reason } })
}

/**
 * Writes down what happened to an account, in each partnership that its owner is a member of now. It reaches over
 * partnerships because an account does, and so takes no scope: it reads nothing out of them. `by` is `anybody` where
 * whoever did it was not signed in, such as after a wrong password.
 */
export async function noteOfAccount(
  db: Database,
  accountId: string,
  action: AccountEvent,
  after: Readonly<Record<string, string | number>> | null = null,
  by: 'owner' | 'anybody' = 'owner',
): Promise<void> {
  const members = await db
    .select({ partnershipId: member.partnershipId, id: member.id })
    .from(member)
    .where(and(eq(member.accountId, accountId), isNull(member.leftOn)))
    .limit(500)
  if (members.length === 0) return
  await db.insert(auditEntry).values(
    members.map(({ partnershipId, id }) => ({
      partnershipId,
      id: newId(),
      memberId: by === 'owner' ? id : null,
      action,
      objectKind: 'member',
      objectId: id,
      before: null,
      after,
    })),
  )
}

/** Opens the trail for this transaction alone, to the one change named; the trigger on the table looks for it. */
export async function allowAuditChange(tx: Database, change: 'remove-partnership' | 'pseudonym'): Promise<void> {
  await tx.execute(sql`select set_config('ttc.audit_change', ${change}, true)`)
}

/** Puts a pseudonym in the place of a deleted person's name and address in what was noted about them. */
export async function pseudonymiseEntries(
  tx: Database,
  scope: Scope,
  objectIds: readonly string[],
  pseudonym: string,
): Promise<void> {
  await allowAuditChange(tx, 'pseudonym')
  await tx
    .update(auditEntry)
    .set({ before: without(auditEntry.before, pseudonym), after: without(auditEntry.after, pseudonym) })
    .where(and(eq(auditEntry.partnershipId, scope.partnershipId), inArray(auditEntry.objectId, [...objectIds])))
  await tx.execute(sql`select set_config('ttc.audit_change', '', true)`)
}

const without = (column: typeof auditEntry.before | typeof auditEntry.after, pseudonym: string) => sql`
  case when jsonb_typeof(${column}) = 'object'
  then (${column} - 'email' - 'name') || case when ${column} ?| array['name', 'email']
    then jsonb_build_object('name', ${pseudonym}::text) else '{}'::jsonb end
  else ${column} end`

export type AuditFilter = Readonly<{
  object: string | null
  member: string | null
  /** One action, or the first word of a family of them. */
  action: string | null
  from: string | null
  to: string | null
}>

export type Cursor = Readonly<{ at: Date; id: string }>

/** The trail, newest first, from just before a cursor on: one range of an index, whatever is asked for. */
export function listEntries(db: Database, scope: Scope, filter: AuditFilter, after: Cursor | null, limit: number) {
  const { object, member: by, action, from, to } = filter
  return db
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      by: { id: member.id, name: member.name, agency: member.agency },
      action: auditEntry.action,
      objectKind: auditEntry.objectKind,
      objectId: auditEntry.objectId,
      before: auditEntry.before,
      after: auditEntry.after,
    })
    .from(auditEntry)
    .leftJoin(member, and(eq(member.partnershipId, auditEntry.partnershipId), eq(member.id, auditEntry.memberId)))
    .where(
      and(
        eq(auditEntry.partnershipId, scope.partnershipId),
        object === null ? undefined : eq(auditEntry.objectId, object),
        by === null ? undefined : eq(auditEntry.memberId, by),
        action === null ? undefined : didOf(action),
        from === null ? undefined : gte(auditEntry.at, startOf(from)),
        to === null ? undefined : lt(auditEntry.at, startOf(to, 1)),
        after === null ? undefined : before(after),
      ),
    )
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit)
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number]

const didOf = (action: string) =>
  action.includes('.') ? eq(auditEntry.action, action) : sql`starts_with(${auditEntry.action}, ${`${action}.`})`

/** A day begins at midnight in London, also on the days when the clocks change. */
const startOf = (day: string, later = 0) =>
  sql`((${day}::date + ${later}::int)::timestamp at time zone 'Europe/London')`

const before = ({ at, id }: Cursor) =>
  sql`(${auditEntry.at}, ${auditEntry.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`
