import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { escalation, roundStatus } from '@ttc/db/escalation'
import { placement } from '@ttc/db/placement'
import { recoverySheet, recoverySheetEvent } from '@ttc/db/recovery-sheet'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import type { ReachedStep } from '@ttc/domain/escalation'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'

/** Every place that some indicators have or had; `left` where it is one no more. */
export function listPlaces(db: Database, scope: Scope, indicatorIds: readonly string[]) {
  return db
    .select({
      id: placement.id,
      planVersionId: placement.planVersionId,
      indicatorId: placement.indicatorId,
      left: sql<boolean>`${placement.toOn} is not null`,
    })
    .from(placement)
    .where(and(eq(placement.partnershipId, scope.partnershipId), inArray(placement.indicatorId, [...indicatorIds])))
}
export type PlaceRow = Awaited<ReturnType<typeof listPlaces>>[number]

/** The rounds that closed for some placements, oldest first. */
export async function listRounds(db: Database, scope: Scope, placementIds: readonly string[]) {
  if (placementIds.length === 0) return []
  return db
    .select({
      placementId: roundStatus.placementId,
      end: roundStatus.roundEnd,
      status: roundStatus.shown,
      computed: roundStatus.computed,
      latestEnd: roundStatus.latestEnd,
      hasNewValue: roundStatus.hasNewValue,
      sheetUnanswered: roundStatus.sheetUnanswered,
    })
    .from(roundStatus)
    .where(and(eq(roundStatus.partnershipId, scope.partnershipId), inArray(roundStatus.placementId, [...placementIds])))
    .orderBy(asc(roundStatus.roundEnd))
}
export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number]

/** The steps that some placements reached, in the order in which they did. */
export async function listSteps(db: Database, scope: Scope, placementIds: readonly string[]) {
  if (placementIds.length === 0) return []
  return db
    .select()
    .from(escalation)
    .where(and(eq(escalation.partnershipId, scope.partnershipId), inArray(escalation.placementId, [...placementIds])))
    .orderBy(asc(escalation.reachedOn), asc(escalation.id))
}
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]

/** Named with its table by hand: of a statement on one table the builder leaves that out, and a column of that name stands nearer. */
const sheet = sql.raw('"recovery_sheet"')

/** The sheets of some placements with the days they gave, and the day each was last sent. */
export async function listGiven(db: Database, scope: Scope, placementIds: readonly string[]) {
  if (placementIds.length === 0) return []
  return db
    .select({
      placementId: recoverySheet.placementId,
      because: recoverySheet.because,
      owedOn: recoverySheet.owedOn,
      periodEnd: recoverySheet.periodEnd,
      backToAmberOn: recoverySheet.backToAmberOn,
      backToGreenOn: recoverySheet.backToGreenOn,
      sentOn: sql<IsoDate | null>`(select to_char(max(${recoverySheetEvent.at}) at time zone 'Europe/London', 'YYYY-MM-DD')
        from ${recoverySheetEvent} where ${recoverySheetEvent.partnershipId} = ${sheet}."partnership_id"
          and ${recoverySheetEvent.sheetId} = ${sheet}."id" and ${recoverySheetEvent.what} = 'submitted')`,
    })
    .from(recoverySheet)
    .where(
      and(eq(recoverySheet.partnershipId, scope.partnershipId), inArray(recoverySheet.placementId, [...placementIds])),
    )
    .orderBy(asc(recoverySheet.owedOn), asc(recoverySheet.id))
}
export type GivenRow = Awaited<ReturnType<typeof listGiven>>[number]

export type NewStep = ReachedStep & Readonly<{ placementId: string; reachedOn: IsoDate }>

/** Writes down the steps that were reached; of two who see it at the same moment one does. Answers how many are new. */
export async function saveSteps(tx: Database, scope: Scope, steps: readonly NewStep[]): Promise<number> {
  if (steps.length === 0) return 0
  const made = await tx
    .insert(escalation)
    .values(
      steps.map(({ answeredOn, ...step }) => ({
        partnershipId: scope.partnershipId,
        id: newId(),
        ...step,
        state: answeredOn === null ? ('open' as const) : ('answered' as const),
        endedOn: answeredOn,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: escalation.id })
  return made.length
}

/** Lets open steps lapse that nobody needs to decide about any more. */
export async function lapseSteps(tx: Database, scope: Scope, ids: readonly string[], today: IsoDate): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(escalation)
    .set({ state: 'lapsed', endedOn: today, version: sql`${escalation.version} + 1` })
    .where(
      and(
        eq(escalation.partnershipId, scope.partnershipId),
        inArray(escalation.id, [...ids]),
        eq(escalation.state, 'open'),
      ),
    )
}
