import { account } from '@ttc/db/account'
import type { Database } from '@ttc/db/connect'
import { digest, savedView } from '@ttc/db/digest'
import { exception } from '@ttc/db/exception'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { memberRole } from '@ttc/db/role'
import type { Scope } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { mondayOf, type StoredStanding, type Told } from '@ttc/domain/digest'
import { and, asc, desc, eq, exists, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'

/** Noon, which is on the same day in London as it is here, summer and winter. */
const noonOf = (day: IsoDate) => new Date(`${day}T12:00:00Z`)

/**
 * Not seen to in the week of a day. What is said to have been sent more than a week after it was sent by a clock that was
 * wrong, and would keep everybody from their mail until then.
 */
const notSeenTo = (today: IsoDate) =>
  or(lt(digest.sentAt, noonOf(mondayOf(today))), gt(digest.sentAt, noonOf(addDays(today, 7))))

const here = and(isNull(member.leftOn), isNull(member.removedAt))
const ofMember = (of: Readonly<{ partnershipId: AnyPgColumn; memberId: AnyPgColumn }>) =>
  and(eq(of.partnershipId, member.partnershipId), eq(of.memberId, member.id))

/**
 * Members who are due a mail on a day: directors, owners of an indicator and who keeps a list that is mailed, if they
 * want it, can sign in and were not seen to in this week. It reaches over partnerships, for nobody asks for it. Whoever was
 * never seen to waits for a Monday: a plan that is being set up in the middle of a week is told of when it stands.
 */
export function listDue(db: Database, today: IsoDate) {
  const monday = mondayOf(today)
  const directs = db
    .select({ one: sql`1` })
    .from(memberRole)
    .where(and(ofMember(memberRole), eq(memberRole.role, 'director'), isNull(memberRole.endedAt)))
  const owns = db
    .select({ one: sql`1` })
    .from(exception)
    .where(and(eq(exception.partnershipId, member.partnershipId), eq(exception.ownerMemberId, member.id)))
  const keeps = db
    .select({ one: sql`1` })
    .from(savedView)
    .where(and(ofMember(savedView), eq(savedView.weekly, true), isNull(savedView.removedAt)))
  return db
    .select({ partnershipId: member.partnershipId, memberId: member.id })
    .from(member)
    .innerJoin(account, and(eq(account.id, member.accountId), eq(account.example, false)))
    .leftJoin(digest, ofMember(digest))
    .where(
      and(
        here,
        eq(member.weeklyMail, true),
        or(notSeenTo(today), today === monday ? isNull(digest.sentAt) : undefined),
        or(exists(directs), exists(owns), exists(keeps)),
      ),
    )
    .orderBy(asc(member.partnershipId), asc(member.id))
}

const ofReader = (scope: Scope) => and(eq(member.partnershipId, scope.partnershipId), eq(member.id, scope.memberId))

/** Whether somebody wants the weekly mail of a partnership. */
export async function isWeeklyMailWanted(db: Database, scope: Scope): Promise<boolean> {
  const [found] = await db.select({ wanted: member.weeklyMail }).from(member).where(ofReader(scope))
  return found?.wanted ?? false
}

export async function saveWeeklyMail(db: Database, scope: Scope, wanted: boolean): Promise<void> {
  await db.update(member).set({ weeklyMail: wanted }).where(ofReader(scope))
}

/** Whom the mail goes to, and from which partnership; null for who has left or stopped it meanwhile, or has no account. */
export async function findReader(tx: Database, scope: Scope) {
  const [found] = await tx
    .select({ email: account.email, partnership: partnership.name })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .innerJoin(partnership, eq(partnership.id, member.partnershipId))
    .where(and(ofReader(scope), here, eq(member.weeklyMail, true)))
  return found ?? null
}

const own = (scope: Scope) => and(eq(digest.partnershipId, scope.partnershipId), eq(digest.memberId, scope.memberId))

/**
 * Takes the week's turn with a member: what they were last told, and on which day. Null where another node has it or
 * had it: it waits for that one's transaction, and finds the week done.
 */
export async function takeTurn(tx: Database, scope: Scope, today: IsoDate) {
  const { partnershipId, memberId } = scope
  const begun = await tx
    .insert(digest)
    .values({ partnershipId, memberId, told: {}, sentAt: noonOf(today) })
    .onConflictDoNothing()
    .returning({ told: digest.told })
  if (begun[0] !== undefined) return { told: begun[0].told, since: null }
  const [found] = await tx
    .select({ told: digest.told, sentAt: digest.sentAt })
    .from(digest)
    .where(and(own(scope), notSeenTo(today)))
    .for('update')
  if (found === undefined) return null
  const since = found.sentAt.toISOString().slice(0, 10)
  return { told: found.told, since: since > today ? null : since }
}

export async function saveTold(tx: Database, scope: Scope, told: Told, today: IsoDate): Promise<void> {
  await tx
    .update(digest)
    .set({ told, sentAt: noonOf(today) })
    .where(own(scope))
}

const said = (path: string) => sql<string | null>`${exception.row}::jsonb #>> ${`{${path}}`}::text[]`

/** Every indicator of the plans somebody may see (null for all of them), worst and longest first. */
export async function listStandings(tx: Database, scope: Scope, plans: readonly string[] | null) {
  const rows = await tx
    .select({
      id: exception.placementId,
      name: exception.name,
      ownerMemberId: exception.ownerMemberId,
      plan: { id: plan.id, name: plan.name, marking: plan.marking },
      kind: exception.kind,
      computed: sql<StoredStanding['computed']>`${said('assessment,status')}`,
      forecast: sql<StoredStanding['forecast']>`${said('assessment,forecast,status')}`,
      latest: said('assessment,latest,period,end'),
      nextDueOn: exception.nextDueOn,
      sheetState: exception.sheetState,
      sheetDueOn: exception.sheetDueOn,
      sheetOn: said('sheet,on'),
      amberOn: said('sheet,backToAmberOn'),
      greenOn: said('sheet,backToGreenOn'),
      overrideUntil: exception.overrideUntil,
      escalation: exception.escalation,
      actionDueOn: exception.actionDueOn,
    })
    .from(exception)
    .innerJoin(plan, and(eq(plan.partnershipId, exception.partnershipId), eq(plan.id, exception.planId)))
    .where(
      and(
        eq(exception.partnershipId, scope.partnershipId),
        plans === null ? undefined : inArray(exception.planId, [...plans]),
      ),
    )
    .orderBy(desc(exception.rank), asc(exception.placementId))
  return rows.map(({ kind, sheetState, sheetDueOn, sheetOn, ...row }) => ({
    ...row,
    shown: kind === 'forecast' ? ('green' as const) : kind,
    sheet: sheetState && sheetDueOn ? { state: sheetState, dueOn: sheetDueOn, on: sheetOn ?? sheetDueOn } : null,
  }))
}
