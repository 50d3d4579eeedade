import { account } from '@ttc/db/account'
import { assessment } from '@ttc/db/assessment'
import type { Database } from '@ttc/db/connect'
import { formula } from '@ttc/db/formula'
import { indicator } from '@ttc/db/indicator'
import { measurement } from '@ttc/db/measurement'
import { member } from '@ttc/db/member'
import { placement } from '@ttc/db/placement'
import { planVersion } from '@ttc/db/plan'
import { priority } from '@ttc/db/priority'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import type { Period } from '@ttc/domain/period'
import type { Ground } from '@ttc/domain/round/owed'
import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { listCardsAnswered } from './card-answered.queries.ts'

const inLondon = (moment: typeof measurement.recordedAt | typeof recoverySheetEvent.at) =>
  sql`to_char(${moment} at time zone 'Europe/London', 'YYYY-MM-DD')`

const placedNow = (scope: Scope, planId: string) =>
  and(
    eq(placement.partnershipId, scope.partnershipId),
    isNull(placement.toOn),
    eq(planVersion.planId, planId),
    ne(planVersion.state, 'superseded'),
  )
const ofVersion = and(
  eq(planVersion.partnershipId, placement.partnershipId),
  eq(planVersion.id, placement.planVersionId),
)

/**
 * What came for a series since a moment and is later than all that was known before it: the answer to what a round asks.
 * A correction of an earlier period, and a history loaded afterwards, answer nothing.
 */
const givenSince = (since: Date) => sql<Readonly<{ start: IsoDate; end: IsoDate; on: IsoDate }> | null>`(
  select jsonb_build_object('start', ${measurement.periodStart}, 'end', ${measurement.periodEnd},
    'on', ${inLondon(measurement.recordedAt)})
  from ${measurement}
  where ${measurement.partnershipId} = ${assessment.partnershipId} and ${measurement.seriesId} = ${assessment.seriesId}
    and ${measurement.supersededAt} is null and ${measurement.recordedAt} >= ${since.toISOString()}::timestamptz
    and ${measurement.periodEnd} > coalesce((select max(known.period_end) from measurement as known
      where known.partnership_id = ${assessment.partnershipId} and known.series_id = ${assessment.seriesId}
        and known.recorded_at < ${since.toISOString()}::timestamptz), '-infinity')
  order by ${measurement.periodEnd} desc limit 1)`

/** A single value, so that each is looked up: what only has to exist may be answered by reading everybody's formulas. */
const isDerived = sql<boolean>`coalesce((select true from ${formula} where ${formula.partnershipId} = ${placement.partnershipId}
  and ${formula.indicatorId} = ${placement.indicatorId} and ${formula.supersededAt} is null
  and ${formula.definition} is not null), false)`

/** Every indicator in a plan with when its next value is due and what came since a moment; at most 2,000. */
async function listValues(db: Database, scope: Scope, planId: string, since: Date | null) {
  const rows = await db
    .select({
      placementId: placement.id,
      name: indicator.name,
      accumulation: indicator.accumulation,
      periodKind: indicator.periodKind,
      priorityId: placement.priorityId,
      ownerMemberId: placement.ownerMemberId,
      derived: isDerived,
      nextDue: sql<Readonly<{ period: Period; on: IsoDate }> | null>`nullif(${assessment.result} -> 'nextDue', 'null')`,
      given: since === null ? sql<null>`null` : givenSince(since),
    })
    .from(placement)
    .innerJoin(planVersion, ofVersion)
    .innerJoin(
      indicator,
      and(eq(indicator.partnershipId, placement.partnershipId), eq(indicator.id, placement.indicatorId)),
    )
    .leftJoin(
      assessment,
      and(
        eq(assessment.partnershipId, placement.partnershipId),
        eq(assessment.placementId, placement.id),
        eq(assessment.allChildren, true),
      ),
    )
    .where(placedNow(scope, planId))
    .orderBy(asc(indicator.name), asc(placement.id))
    .limit(2000)
  return rows.map(({ given, periodKind, ...row }) => ({
    ...row,
    given: given === null ? null : { period: { kind: periodKind, start: given.start, end: given.end }, on: given.on },
  }))
}

/** The priorities of a plan in their order. */
function listLed(db: Database, scope: Scope, planId: string) {
  return db
    .select({ priorityId: priority.id, name: priority.name, leadMemberId: priority.leadMemberId })
    .from(priority)
    .where(
      and(eq(priority.partnershipId, scope.partnershipId), eq(priority.planId, planId), isNull(priority.retiredAt)),
    )
    .orderBy(asc(priority.position), asc(priority.id))
    .limit(200)
}

const sent = (what: SQL) => sql`(select ${what} from ${recoverySheetEvent}
  where ${recoverySheetEvent.partnershipId} = ${recoverySheet.partnershipId}
    and ${recoverySheetEvent.sheetId} = ${recoverySheet.id} and ${recoverySheetEvent.what} = 'submitted')`
const sentOn = sql<IsoDate | null>`${sent(sql`max(${inLondon(recoverySheetEvent.at)})`)}`
const sentSince = (since: Date) =>
  sql`${sent(sql`max(${recoverySheetEvent.at})`)} >= ${since.toISOString()}::timestamptz`

/** The recovery sheets of a plan that are owed, or were sent since a moment; one sent back counts as not sent. */
async function listSheetsAsked(db: Database, scope: Scope, planId: string, since: Date | null) {
  const rows = await db
    .select({
      sheetId: recoverySheet.id,
      placementId: placement.id,
      ownerMemberId: placement.ownerMemberId,
      owedOn: recoverySheet.owedOn,
      dueOn: recoverySheet.dueOn,
      version: recoverySheet.version,
      state: recoverySheet.state,
      sentOn,
    })
    .from(recoverySheet)
    .innerJoin(
      placement,
      and(eq(placement.partnershipId, recoverySheet.partnershipId), eq(placement.id, recoverySheet.placementId)),
    )
    .innerJoin(planVersion, ofVersion)
    .where(
      and(
        placedNow(scope, planId),
        or(
          inArray(recoverySheet.state, ['owed', 'returned']),
          since === null ? undefined : and(inArray(recoverySheet.state, ['submitted', 'accepted']), sentSince(since)),
        ),
      ),
    )
    .orderBy(asc(recoverySheet.dueOn), asc(recoverySheet.id))
    .limit(2000)
  return rows.map(({ state, sentOn: on, ...row }) => ({
    ...row,
    answeredOn: state === 'owed' || state === 'returned' ? null : on,
  }))
}

/** All members, also those who have left, with whether they can be mailed; the example's accounts cannot. */
async function listAskable(db: Database, scope: Scope) {
  const rows = await db
    .select({
      id: member.id,
      name: member.name,
      agency: member.agency,
      hasLeft: sql<boolean>`(${member.leftOn} is not null or ${member.removedAt} is not null)`,
      absentFrom: member.absentFrom,
      absentTo: member.absentTo,
      deputyMemberId: member.deputyMemberId,
      email: account.email,
      example: account.example,
    })
    .from(member)
    .leftJoin(account, eq(account.id, member.accountId))
    .where(eq(member.partnershipId, scope.partnershipId))
    .limit(5000)
  return rows.map(({ email, example, ...row }) => ({
    ...row,
    signsIn: email !== null,
    mailTo: example === false ? email : null,
  }))
}

/** What the domain needs to say who owes what in a round of a plan, with the names beside it. */
export async function findOwedGround(db: Database, scope: Scope, planId: string, openedAt: Date | null) {
  const values = await listValues(db, scope, planId, openedAt)
  const led = await listLed(db, scope, planId)
  const sheets = await listSheetsAsked(db, scope, planId, openedAt)
  const members = await listAskable(db, scope)
  const ids = led.map(({ priorityId }) => priorityId)
  const answered =
    openedAt === null || ids.length === 0
      ? new Map<string, IsoDate>()
      : await listCardsAnswered(db, scope, ids, openedAt)
  const priorities = led.map((one) => ({ ...one, answeredOn: answered.get(one.priorityId) ?? null }))
  return { values, priorities, sheets, members } satisfies Ground
}

export type OwedGround = Awaited<ReturnType<typeof findOwedGround>>
