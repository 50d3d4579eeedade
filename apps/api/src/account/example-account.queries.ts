import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { member, memberAgency } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { memberRole } from '@ttc/db/role'
import { kindOf, kindsOfScope, type Role, roles } from '@ttc/domain/access'
import { describeRole } from '@ttc/domain/access.words'
import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { priorityOfRole } from '../member/grant.queries.ts'

type Example = Readonly<{ id: string; name: string }>
const placeColumns = { planId: memberRole.planId, priorityId: memberRole.priorityId }

export type ExampleAccount = Readonly<{
  id: string
  role: Role
  heldFor: string | null
  name: string
  agency: string
  partnership: string
}>

/** The example's accounts with the role each stands for and its holder, in the order of the roles; at most 500. */
export async function listExampleAccounts(db: Database): Promise<ExampleAccount[]> {
  const rows = await db
    .select({
      id: account.id,
      role: memberRole.role,
      heldFor: sql<string | null>`coalesce(${priority.name}, ${plan.name})`,
      name: member.name,
      agency: member.agency,
      partnership: partnership.name,
    })
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
    .leftJoin(priority, priorityOfRole)
    .leftJoin(plan, and(eq(plan.partnershipId, memberRole.partnershipId), eq(plan.id, memberRole.planId)))
    .where(and(eq(account.example, true), sql`${account.email} like ${memberRole.role} || '.%'`))
    .orderBy(asc(partnership.name), asc(memberRole.grantedAt), asc(memberRole.id))
    .limit(500)
  return rows
    .filter((row, i) => rows.findIndex((one) => one.id === row.id) === i)
    .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
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

async function makeOne(tx: Database, example: Example, role: Role): Promise<void> {
  // RFC 2606: nothing is ever delivered to ".invalid".
  const email = `${role}.${example.id.slice(-12)}@example.invalid`
  const [made] = await tx
    .insert(account)
    .values({ id: newId(), email, name: describeRole(role), emailVerified: true, example: true })
    .onConflictDoNothing()
    .returning({ id: account.id })
  if (made === undefined) return
  const { id, name } = (await findHolder(tx, example.id, role)) ?? (await addHolder(tx, example, role))
  await tx.update(account).set({ name }).where(eq(account.id, made.id))
  await tx
    .update(member)
    .set({ accountId: made.id, email })
    .where(and(eq(member.partnershipId, example.id), eq(member.id, id)))
}

/**
 * The member without an account who shows a role best: holds the fewest others, and holds it widest. Whoever looks with
 * their eyes should see what this role can do, and no more.
 */
async function findHolder(tx: Database, partnershipId: string, role: Role) {
  const held = await tx
    .select({ id: member.id, name: member.name, role: memberRole.role, ...placeColumns })
    .from(member)
    .innerJoin(memberRole, and(eq(memberRole.partnershipId, member.partnershipId), eq(memberRole.memberId, member.id)))
    .where(
      and(
        eq(member.partnershipId, partnershipId),
        isNull(memberRole.endedAt),
        isNull(member.leftOn),
        isNull(member.accountId),
      ),
    )
    .orderBy(asc(member.name), asc(member.id))
    .limit(5000)
  const others = (id: string) => held.filter((one) => one.id === id && one.role !== role).length
  const breadth = (one: (typeof held)[number]) => kindsOfScope.indexOf(kindOf(one))
  const [best] = held
    .filter((one) => one.role === role)
    .sort((a, b) => others(a.id) - others(b.id) || breadth(a) - breadth(b))
  return best ?? null
}

async function addHolder(tx: Database, { id: partnershipId, name: agency }: Example, role: Role) {
  const id = newId()
  const name = describeRole(role)
  await tx.insert(member).values({ partnershipId, id, name, agency })
  await tx.insert(memberAgency).values({ partnershipId, id: newId(), memberId: id, agency })
  await tx
    .insert(memberRole)
    .values({ partnershipId, id: newId(), memberId: id, role, ...(await placeFor(tx, partnershipId, role)) })
  return { id, name }
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
