import { newId } from '@ttc/contracts/new-id'
import { account } from '@ttc/db/account'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { followUp } from '@ttc/db/follow-up'
import { member } from '@ttc/db/member'
import { partnership } from '@ttc/db/partnership'
import { plan } from '@ttc/db/plan'
import { round } from '@ttc/db/round'
import type { Scope } from '@ttc/domain/access'
import { addDays, type IsoDate } from '@ttc/domain/day'
import { roundLimits } from '@ttc/domain/round'
import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'

/** The round that a meeting belongs to: of its plan, running on its day, the one that meets nearest to it. */
const dayOfRound = (column: typeof round.noteOn | typeof round.nudgeOn) => sql<IsoDate | null>`(
  select to_char(${column}, 'YYYY-MM-DD') from ${round} where ${round.partnershipId} = ${challengeMeeting.partnershipId}
    and ${round.planId} = ${challengeMeeting.planId} and ${round.opensOn} <= ${challengeMeeting.meetsOn}
    and ${round.nudgeOn} >= ${challengeMeeting.meetsOn}
  order by abs(${round.meetsOn} - ${challengeMeeting.meetsOn}), ${round.id} limit 1)`

const select = (db: Database, which: SQL | undefined) =>
  db
    .select({
      meeting: {
        id: challengeMeeting.id,
        partnershipId: challengeMeeting.partnershipId,
        name: challengeMeeting.name,
        meetsOn: challengeMeeting.meetsOn,
        state: challengeMeeting.state,
        marking: challengeMeeting.marking,
      },
      plan: { id: plan.id, name: plan.name },
      partnership: partnership.name,
      noteOn: dayOfRound(round.noteOn),
      nudgeOn: dayOfRound(round.nudgeOn),
    })
    .from(challengeMeeting)
    .innerJoin(plan, and(eq(plan.partnershipId, challengeMeeting.partnershipId), eq(plan.id, challengeMeeting.planId)))
    .innerJoin(partnership, eq(partnership.id, challengeMeeting.partnershipId))
    .where(which)
    .orderBy(asc(challengeMeeting.partnershipId), asc(challengeMeeting.id))

export type FollowedMeeting = Awaited<ReturnType<typeof select>>[number]

/** A meeting with the days its round has for what follows it, or null. */
export async function findFollowed(db: Database, scope: Scope, id: string): Promise<FollowedMeeting | null> {
  const [found] = await select(
    db,
    and(eq(challengeMeeting.partnershipId, scope.partnershipId), eq(challengeMeeting.id, id)),
  )
  return found ?? null
}

/** The closed meetings of all partnerships that a nudge can be due about on a day. For the job alone. */
export function listNudged(db: Database, today: IsoDate): Promise<FollowedMeeting[]> {
  return select(
    db,
    and(
      eq(challengeMeeting.state, 'closed'),
      lte(challengeMeeting.meetsOn, today),
      gte(challengeMeeting.meetsOn, addDays(today, -2 * roundLimits.days)),
    ),
  )
}

/** The addresses of members who have an account that can be mailed; the example's cannot. */
export async function listAddresses(
  db: Database,
  scope: Scope,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .select({ id: member.id, email: account.email })
    .from(member)
    .innerJoin(account, eq(account.id, member.accountId))
    .where(
      and(
        eq(member.partnershipId, scope.partnershipId),
        inArray(member.id, [...memberIds]),
        eq(account.example, false),
        sql`${member.leftOn} is null and ${member.removedAt} is null`,
      ),
    )
  return new Map(rows.map(({ id, email }) => [id, email]))
}

/** What was mailed after a meeting, each with who pressed; at most 1,000. */
export function listFollowUps(db: Database, scope: Scope, meetingId: string) {
  return db
    .select({ row: followUp, by: { id: member.id, name: member.name, agency: member.agency } })
    .from(followUp)
    .leftJoin(member, and(eq(member.partnershipId, followUp.partnershipId), eq(member.id, followUp.sentBy)))
    .where(and(eq(followUp.partnershipId, scope.partnershipId), eq(followUp.meetingId, meetingId)))
    .orderBy(asc(followUp.recordedAt), asc(followUp.id))
    .limit(1000)
}

export type FollowUpRow = Awaited<ReturnType<typeof listFollowUps>>[number]

type NewFollowUp = Omit<typeof followUp.$inferInsert, 'partnershipId' | 'id' | 'recordedAt'>

/** Writes down that a person is mailed, in the transaction that queues it. Only in the meeting's turn. */
export async function saveFollowUp(tx: Database, scope: Scope, row: NewFollowUp): Promise<void> {
  await tx.insert(followUp).values({ ...row, id: newId(), partnershipId: scope.partnershipId })
}

/** Puts another mail in the place of one that could not be delivered. Only in the meeting's turn. */
export async function saveAgain(
  tx: Database,
  scope: Scope,
  id: string,
  again: Pick<NewFollowUp, 'mailId' | 'forEmail'>,
): Promise<void> {
  await tx
    .update(followUp)
    .set({ ...again, recordedAt: sql`now()`, sentBy: scope.memberId })
    .where(and(eq(followUp.partnershipId, scope.partnershipId), eq(followUp.id, id)))
}
