import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { memberRole } from '@ttc/db/role'
import { type Role, roles } from '@ttc/domain/access'
import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'

export type ExampleAccount = Readonly<{ id: string; name: string; role: Role; partnership: string }>

/** The example's accounts with the role each stands for, in the order of the roles. */
export async function listExampleAccounts(db: Database): Promise<ExampleAccount[]> {
  const rows = await db
    .select({ id: account.id, name: account.name, role: memberRole.role, partnership: partnership.name })
    .from(account)
    .innerJoin(member, and(eq(member.accountId, account.id), isNull(member.leftOn)))
    .innerJoin(partnership, and(eq(partnership.id, member.partnershipId), eq(partnership.example, true)))
    .innerJoin(
      memberRole,
      and(
        eq(memberRole.partnershipId, member.partnershipId),
        eq(memberRole.memberId, member.id),
        isNull(memberRole.endedAt),
      ),
    )
    .where(and(eq(account.example, true), sql`${account.email} like ${memberRole.role} || '.%'`))
    .orderBy(asc(partnership.name))
    .limit(500)
  return rows.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}

/**
 * Whether an account may be entered without a password: marked as the example's, and a member of example partnerships
 * alone. An account that was taken into a real partnership has lost that way in.
 */
export async function isOpenExample(db: Database, accountId: string): Promise<boolean> {
  const rows = await db
    .select({ marked: account.example, ofExample: partnership.example })
    .from(account)
    .innerJoin(member, eq(member.accountId, account.id))
    .innerJoin(partnership, eq(partnership.id, member.partnershipId))
    .where(eq(account.id, accountId))
  return rows.length > 0 && rows.every(({ marked, ofExample }) => marked && ofExample)
}

/** Gives every example partnership one account per role where it has none yet. Run at each start: it adds what is missing. */
export function makeExampleAccounts(db: Database): Promise<void> {
  return db.transaction(async (tx) => {
    const examples = await tx
      .select({ id: partnership.id, name: partnership.name })
      .from(partnership)
      .where(eq(partnership.example, true))
    for (const example of examples) for (const role of roles) await makeOne(tx, example, role)
  })
}

const titles: Readonly<Record<Role, string>> = {
  'team-member': 'Team member',
  'priority-lead': 'Priority lead',
  'plan-coordinator': 'Plan coordinator',
  'plan-lead': 'Plan lead',
  director: 'Director',
  'lead-member': 'Lead member',
  analyst: 'Analyst',
  administrator: 'Administrator',
  reader: 'Reader',
}

async function makeOne(tx: Database, example: Readonly<{ id: string; name: string }>, role: Role): Promise<void> {
  // RFC 2606: nothing is ever delivered to ".invalid".
  const email = `${role}.${example.id.slice(-12)}@example.invalid`
  const [made] = await tx
    .insert(account)
    .values({ id: newId(), email, name: titles[role], emailVerified: true, example: true })
    .onConflictDoNothing()
    .returning({ id: account.id })
  if (made === undefined) return
  const memberId = await memberFor(tx, example, role)
  await tx
    .update(member)
    .set({ accountId: made.id, email })
    .where(and(eq(member.partnershipId, example.id), eq(member.id, memberId)))
}

/** A member who holds the role and has no account yet; else a new one is given it. */
async function memberFor(tx: Database, example: Readonly<{ id: string; name: string }>, role: Role): Promise<string> {
  const partnershipId = example.id
  const [holder] = await tx
    .select({ id: member.id })
    .from(member)
    .innerJoin(memberRole, and(eq(memberRole.partnershipId, member.partnershipId), eq(memberRole.memberId, member.id)))
    .where(
      and(
        eq(member.partnershipId, partnershipId),
        eq(memberRole.role, role),
        isNull(memberRole.endedAt),
        isNull(member.leftOn),
        isNull(member.accountId),
      ),
    )
    .orderBy(asc(member.id))
    .limit(1)
  if (holder !== undefined) return holder.id
  const id = newId()
  await tx.insert(member).values({ partnershipId, id, name: titles[role], agency: example.name })
  await tx.insert(memberAgency).values({ partnershipId, id: newId(), memberId: id, agency: example.name })
  await tx
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role, ...(await placeFor(tx, partnershipId, role)) })
  return id
}

/** Members of a group hold their role for a priority, coordinators and leads of a plan for the plan, others for all. */
async function placeFor(tx: Database, partnershipId: string, role: Role) {
  if (role === 'team-member' || role === 'priority-lead') {
    const [first] = await tx
      .select({ priorityId: priority.id })
      .from(priority)
      .where(eq(priority.partnershipId, partnershipId))
      .orderBy(asc(priority.id))
      .limit(1)
    return first ?? {}
  }
  if (role !== 'plan-coordinator' && role !== 'plan-lead') return {}
  const [first] = await tx
    .select({ planId: plan.id })
    .from(plan)
    .where(eq(plan.partnershipId, partnershipId))
    .orderBy(asc(plan.id))
    .limit(1)
  return first ?? {}
}

/** Takes out example accounts that belong to no partnership any more. */
export async function removeExampleAccounts(db: Database): Promise<void> {
  const left = db
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.example, true),
        notExists(db.select({ id: member.id }).from(member).where(eq(member.accountId, account.id))),
      ),
    )
  await db.delete(account).where(inArray(account.id, left))
}
