import type { PromiseFilter, promiseFilters } from '@ttc/contracts/promise'
import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { plan } from '@ttc/db/plan'
import { promise } from '@ttc/db/promise'
import type { Scope } from '@ttc/domain/access'
import { and, asc, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { type LedgerPlace, likeWords } from '../challenge/ledger-cursor.ts'

export type WantedPromises = Readonly<{
  filter: Pick<PromiseFilter, 'words' | 'member' | 'agency' | 'plan' | 'placement' | 'meeting' | 'state' | 'whose'>
  /** The plans that the reader may see; null for all of them. */
  plans: readonly string[] | null
  today: string
}>

type State = (typeof promiseFilters)[number]
const STATES: Readonly<Record<State, (today: string) => SQL>> = {
  all: () => sql`true`,
  open: () => sql`${promise.state} = 'open'`,
  overdue: (today) => sql`(${promise.state} = 'open' and ${promise.dueOn} < ${today}::date)`,
  kept: () => sql`${promise.state} = 'kept'`,
  late: () => sql`${promise.state} = 'late'`,
  dropped: () => sql`${promise.state} = 'dropped'`,
  'not-kept': () => sql`${promise.state} in ('late', 'dropped')`,
}

const ofMeeting = and(
  eq(challengeMeeting.partnershipId, promise.partnershipId),
  eq(challengeMeeting.id, promise.meetingId),
)
const ofOwner = and(eq(member.partnershipId, promise.partnershipId), eq(member.id, promise.ownerMemberId))
const ofChallenge = and(eq(challenge.partnershipId, promise.partnershipId), eq(challenge.id, promise.challengeId))

function narrowed(scope: Scope, { filter, plans }: WantedPromises) {
  const { words, member: who, agency, plan: of, placement: about, meeting, whose } = filter
  const like = likeWords(words)
  return and(
    eq(promise.partnershipId, scope.partnershipId),
    isNull(promise.removedAt),
    ne(promise.text, ''),
    plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
    of === undefined ? undefined : eq(challengeMeeting.planId, of),
    about === undefined ? undefined : eq(promise.placementId, about),
    meeting === undefined ? undefined : eq(promise.meetingId, meeting),
    who === undefined ? undefined : eq(promise.ownerMemberId, who),
    whose === 'all' ? undefined : eq(promise.ownerMemberId, scope.memberId),
    agency === undefined ? undefined : sql`lower(${promise.agency}) = lower(${agency})`,
    words === ''
      ? undefined
      : sql`(${promise.text} ilike ${like} or ${promise.note} ilike ${like}
          or coalesce(${member.name}, ${promise.owner}) ilike ${like})`,
  )
}

function select(db: Database) {
  return db
    .select({
      id: promise.id,
      text: promise.text,
      madeOn: promise.madeOn,
      owner: sql<string>`coalesce(${member.name}, ${promise.owner})`,
      ownerMemberId: promise.ownerMemberId,
      agency: promise.agency,
      dueOn: promise.dueOn,
      state: promise.state,
      note: promise.note,
      stateOn: promise.stateOn,
      version: promise.version,
      placementId: promise.placementId,
      indicatorName: indicator.name,
      question: challenge.question,
      meeting: { id: challengeMeeting.id, name: challengeMeeting.name, meetsOn: challengeMeeting.meetsOn },
      plan: { id: plan.id, name: plan.name },
    })
    .from(promise)
    .innerJoin(challengeMeeting, ofMeeting)
    .innerJoin(plan, and(eq(plan.partnershipId, challengeMeeting.partnershipId), eq(plan.id, challengeMeeting.planId)))
    .leftJoin(placement, and(eq(placement.partnershipId, promise.partnershipId), eq(placement.id, promise.placementId)))
    .leftJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(challenge, ofChallenge)
    .leftJoin(member, ofOwner)
}

/** The promises of some plans, newest first, from a place on. */
export function listPromises(
  db: Database,
  scope: Scope,
  wanted: WantedPromises,
  from: LedgerPlace | null,
  limit: number,
) {
  return select(db)
    .where(
      and(
        narrowed(scope, wanted),
        STATES[wanted.filter.state](wanted.today),
        from === null ? undefined : sql`(${promise.madeOn}, ${promise.id}) < (${from.on}::date, ${from.id}::uuid)`,
      ),
    )
    .orderBy(desc(promise.madeOn), desc(promise.id))
    .limit(limit)
}

/** Whose promises: one member's, those that no member made, or everybody's (null); of one plan where one is named. */
export type StillPromised = Readonly<{ owner: string | 'nobody' | null; plan?: string }> & Pick<WantedPromises, 'plans'>

/** What is promised and neither kept nor dropped, the earliest day first, then what has none; at most 200. */
export function listStillPromised(db: Database, scope: Scope, { owner, plan: of, plans }: StillPromised) {
  return select(db)
    .where(
      and(
        eq(promise.partnershipId, scope.partnershipId),
        isNull(promise.removedAt),
        ne(promise.text, ''),
        inArray(promise.state, ['open', 'late']),
        plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
        of === undefined ? undefined : eq(challengeMeeting.planId, of),
        owner === null
          ? undefined
          : owner === 'nobody'
            ? isNull(promise.ownerMemberId)
            : eq(promise.ownerMemberId, owner),
      ),
    )
    .orderBy(sql`${promise.dueOn} asc nulls last`, asc(promise.madeOn), asc(promise.id))
    .limit(200)
}

export type LedgerPromise = Awaited<ReturnType<typeof listPromises>>[number]

const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`

/** How many there are of each state, otherwise narrowed alike. */
export async function countPromises(
  db: Database,
  scope: Scope,
  wanted: WantedPromises,
): Promise<Record<State, number>> {
  const of = (state: State) => counted(STATES[state](wanted.today))
  const [found] = await db
    .select({
      all: of('all'),
      open: of('open'),
      overdue: of('overdue'),
      kept: of('kept'),
      late: of('late'),
      dropped: of('dropped'),
      'not-kept': of('not-kept'),
    })
    .from(promise)
    .innerJoin(challengeMeeting, ofMeeting)
    .leftJoin(member, ofOwner)
    .where(narrowed(scope, wanted))
  if (found === undefined) throw new Error('A statement of one row answered none')
  return found
}

/** How often each number of days lay between a promise and its being kept. */
export function countDaysToKept(db: Database, scope: Scope, wanted: WantedPromises) {
  const days = sql<number>`(${promise.stateOn} - ${promise.madeOn})::int`
  return db
    .select({ days, count: sql<number>`count(*)::int` })
    .from(promise)
    .innerJoin(challengeMeeting, ofMeeting)
    .leftJoin(member, ofOwner)
    .where(and(narrowed(scope, wanted), eq(promise.state, 'kept')))
    .groupBy(days)
}
