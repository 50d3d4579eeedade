import type { ChallengeFilter, challengeStates } from '@ttc/contracts/challenge'
import { challenge } from '@ttc/db/challenge'
import { challengeMeeting } from '@ttc/db/challenge-meeting'
import type { Database } from '@ttc/db/connect'
import { indicator } from '@ttc/db/indicator'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { plan } from '@ttc/db/plan'
import type { Scope } from '@ttc/domain/access'
import { and, desc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type LedgerPlace, likeWords } from './ledger-cursor.ts'

export type WantedChallenges = Readonly<{
  filter: Pick<ChallengeFilter, 'words' | 'member' | 'agency' | 'plan' | 'placement' | 'meeting' | 'state'>
  /** The plans that the reader may see; null for all of them. */
  plans: readonly string[] | null
}>

const asker = alias(member, 'asker')
const answerer = alias(member, 'answerer')

type State = (typeof challengeStates)[number]
const STATES: Readonly<Record<State, SQL>> = {
  all: sql`true`,
  unanswered: sql`${challenge.answer} = ''`,
  undecided: sql`${challenge.decision} is null`,
  accept: sql`${challenge.decision} = 'accept'`,
  'come-back': sql`${challenge.decision} = 'come-back'`,
  escalate: sql`${challenge.decision} = 'escalate'`,
  crossing: sql`${challenge.crosses}`,
}

const ofMeeting = and(
  eq(challengeMeeting.partnershipId, challenge.partnershipId),
  eq(challengeMeeting.id, challenge.meetingId),
)
const ofAsker = and(eq(asker.partnershipId, challenge.partnershipId), eq(asker.id, challenge.askedByMemberId))
const ofAnswerer = and(
  eq(answerer.partnershipId, challenge.partnershipId),
  eq(answerer.id, challenge.answeredByMemberId),
)

/** What was asked in meetings that have begun. A question for a day that is still to come is none of the ledger's yet. */
function narrowed(scope: Scope, { filter, plans }: WantedChallenges) {
  const { words, member: who, agency, plan: of, placement: about, meeting } = filter
  const like = likeWords(words)
  return and(
    eq(challenge.partnershipId, scope.partnershipId),
    isNull(challenge.removedAt),
    ne(challenge.question, ''),
    ne(challengeMeeting.state, 'planned'),
    plans === null ? undefined : inArray(challengeMeeting.planId, [...plans]),
    of === undefined ? undefined : eq(challengeMeeting.planId, of),
    about === undefined ? undefined : eq(challenge.placementId, about),
    meeting === undefined ? undefined : eq(challenge.meetingId, meeting),
    who === undefined ? undefined : or(eq(challenge.askedByMemberId, who), eq(challenge.answeredByMemberId, who)),
    agency === undefined
      ? undefined
      : sql`lower(${agency}) in (lower(${challenge.agency}), lower(${challenge.answerAgency}))`,
    words === ''
      ? undefined
      : sql`(${challenge.question} ilike ${like} or ${challenge.answer} ilike ${like}
          or coalesce(${asker.name}, ${challenge.askedBy}) ilike ${like}
          or coalesce(${answerer.name}, ${challenge.answeredBy}) ilike ${like})`,
  )
}

/** The challenges of some plans, newest first, from a place on. */
export function listChallenges(
  db: Database,
  scope: Scope,
  wanted: WantedChallenges,
  from: LedgerPlace | null,
  limit: number,
) {
  return db
    .select({
      id: challenge.id,
      question: challenge.question,
      askedOn: challenge.askedOn,
      askedBy: sql<string>`coalesce(${asker.name}, ${challenge.askedBy})`,
      agency: challenge.agency,
      answer: challenge.answer,
      answeredBy: sql<string>`coalesce(${answerer.name}, ${challenge.answeredBy})`,
      answerAgency: challenge.answerAgency,
      decision: challenge.decision,
      source: challenge.source,
      crosses: challenge.crosses,
      placementId: challenge.placementId,
      indicatorName: indicator.name,
      meeting: { id: challengeMeeting.id, name: challengeMeeting.name, meetsOn: challengeMeeting.meetsOn },
      plan: { id: plan.id, name: plan.name },
      promises: sql<number>`(select count(*) from promise p where p.partnership_id = ${challenge.partnershipId}
        and p.challenge_id = ${challenge.id} and p.removed_at is null and p.text <> '')::int`,
    })
    .from(challenge)
    .innerJoin(challengeMeeting, ofMeeting)
    .innerJoin(plan, and(eq(plan.partnershipId, challengeMeeting.partnershipId), eq(plan.id, challengeMeeting.planId)))
    .leftJoin(
      placement,
      and(eq(placement.partnershipId, challenge.partnershipId), eq(placement.id, challenge.placementId)),
    )
    .leftJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(asker, ofAsker)
    .leftJoin(answerer, ofAnswerer)
    .where(
      and(
        narrowed(scope, wanted),
        STATES[wanted.filter.state],
        from === null ? undefined : sql`(${challenge.askedOn}, ${challenge.id}) < (${from.on}::date, ${from.id}::uuid)`,
      ),
    )
    .orderBy(desc(challenge.askedOn), desc(challenge.id))
    .limit(limit)
}

export type LedgerChallenge = Awaited<ReturnType<typeof listChallenges>>[number]

const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})::int`

/** How many there are of each state, otherwise narrowed alike. */
export async function countChallenges(
  db: Database,
  scope: Scope,
  wanted: WantedChallenges,
): Promise<Record<State, number>> {
  const [found] = await db
    .select({
      all: counted(STATES.all),
      unanswered: counted(STATES.unanswered),
      undecided: counted(STATES.undecided),
      accept: counted(STATES.accept),
      'come-back': counted(STATES['come-back']),
      escalate: counted(STATES.escalate),
      crossing: counted(STATES.crossing),
    })
    .from(challenge)
    .innerJoin(challengeMeeting, ofMeeting)
    .leftJoin(asker, ofAsker)
    .leftJoin(answerer, ofAnswerer)
    .where(narrowed(scope, wanted))
  if (found === undefined) throw new Error('A statement of one row answered none')
  return found
}

/** Of how many challenges it is known who asked and who answered. */
export async function countKnown(db: Database, scope: Scope, wanted: WantedChallenges): Promise<number> {
  const [found] = await db
    .select({ known: counted(sql`${challenge.crosses} is not null`) })
    .from(challenge)
    .innerJoin(challengeMeeting, ofMeeting)
    .leftJoin(asker, ofAsker)
    .leftJoin(answerer, ofAnswerer)
    .where(narrowed(scope, wanted))
  return found?.known ?? 0
}
