import type { CreateMember, EditMember, SetAbsence } from '@ttc/contracts/member'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import type { Scope } from '@ttc/domain/access'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'

const row = (scope: Scope, id: string) => and(eq(member.partnershipId, scope.partnershipId), eq(member.id, id))

export async function saveNewMember(tx: Database, scope: Scope, request: CreateMember, today: string): Promise<void> {
  const { partnershipId } = scope
  await tx.insert(member).values({ partnershipId, ...request })
  await tx
    .insert(memberAgency)
    .values({ partnershipId, id: newId(), memberId: request.id, agency: request.agency, fromOn: today })
}

/** Saves an edit based on the stored version; null when another came first. An agency that changes is kept as history. */
export async function saveMember(
  tx: Database,
  scope: Scope,
  id: string,
  { version, agencyFrom, ...fields }: EditMember,
  today: string,
): Promise<number | null> {
  const raised = await saveFields(tx, scope, id, version, fields)
  if (raised !== null) await saveAgency(tx, scope, id, fields.agency, agencyFrom ?? today)
  return raised
}

/** Sets the days of absence and who stands in; null when another edit came first. */
export function saveAbsence(tx: Database, scope: Scope, id: string, it: SetAbsence): Promise<number | null> {
  const { version, from: absentFrom, to: absentTo, deputyMemberId } = it
  return saveFields(tx, scope, id, version, { absentFrom, absentTo, deputyMemberId })
}

/** Lets a member in again after they left. Their roles ended then and are given anew. */
export async function restoreMember(
  tx: Database,
  scope: Scope,
  id: string,
  version: number,
  { agency, today }: Readonly<{ agency: string; today: string }>,
): Promise<number | null> {
  const raised = await saveFields(tx, scope, id, version, { leftOn: null })
  if (raised !== null) await saveAgency(tx, scope, id, agency, today)
  return raised
}

async function saveFields(
  tx: Database,
  scope: Scope,
  id: string,
  version: number,
  fields: Partial<typeof member.$inferInsert>,
): Promise<number | null> {
  const [saved] = await tx
    .update(member)
    .set({ ...fields, version: version + 1 })
    .where(and(row(scope, id), eq(member.version, version)))
    .returning({ version: member.version })
  // They may own anything here, or have said why a status is another.
  if (saved !== undefined) await touchExceptions(tx, scope, 'everything')
  return saved?.version ?? null
}

async function saveAgency(tx: Database, scope: Scope, memberId: string, agency: string, fromOn: string): Promise<void> {
  const { partnershipId } = scope
  const open = and(
    eq(memberAgency.partnershipId, partnershipId),
    eq(memberAgency.memberId, memberId),
    isNull(memberAgency.toOn),
  )
  const [present] = await tx.select({ agency: memberAgency.agency }).from(memberAgency).where(open)
  if (present?.agency === agency) return
  await tx
    .update(memberAgency)
    .set({ toOn: sql`greatest(${fromOn}::date - 1, ${memberAgency.fromOn})` })
    .where(open)
  await tx.insert(memberAgency).values({ partnershipId, id: newId(), memberId, agency, fromOn })
}
