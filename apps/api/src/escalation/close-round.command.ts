import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { lastQuarterEnd } from '@ttc/domain/escalation'
import { overrideInForce, statusShown } from '@ttc/domain/override'
import { settleSheets } from '../recovery-sheet/settle.queries.ts'
import { type LatestSheet, listLatestSheets } from '../recovery-sheet/standing.queries.ts'
import { listPlacedNow, type PlacedNow, saveRoundStatuses } from './round-status.queries.ts'
import { settleEscalations } from './settle-escalations.command.ts'
import { listPlaces, listRounds, type PlaceRow, type RoundRow } from './step.queries.ts'

/** What a round closes: some placements, or all that stand in a plan. */
export type Closing = Readonly<{ roundEnd: IsoDate; today: IsoDate }> &
  Readonly<{ placementIds: readonly string[] } | { planId: string }>

/**
 * Writes down how some indicators stand as a round closes, a row each, and carries up what has stayed red. A calendar
 * quarter is one round, whether a meeting or the calendar ended it: a placement that has its row in the quarter is left
 * as it is, so that this can be done again.
 */
export async function closeRound(tx: Database, scope: Scope, closing: Closing): Promise<void> {
  const { roundEnd, today } = closing
  const quarterBefore = lastQuarterEnd(roundEnd)
  const placed = await listPlacedNow(tx, scope, closing)
  const indicatorIds = [...new Set(placed.map(({ indicatorId }) => indicatorId))]
  if (indicatorIds.length === 0) return
  const places = await listPlaces(tx, scope, indicatorIds)
  const ground = {
    places,
    rounds: await listRounds(
      tx,
      scope,
      places.map(({ id }) => id),
    ),
    sheets: await listLatestSheets(tx, scope, indicatorIds),
  }
  await saveRoundStatuses(
    tx,
    scope,
    placed
      .filter((one) => !ground.rounds.some((round) => round.end > quarterBefore && isOwn(one, round, places)))
      .map((one) => ({ ...statusOf(one, ground, today), roundEnd, closedOn: today })),
  )
  await settleEscalations(tx, scope, indicatorIds, today)
  await settleSheets(tx, scope, indicatorIds, today)
}

type Ground = Readonly<{
  places: readonly PlaceRow[]
  rounds: readonly RoundRow[]
  sheets: readonly LatestSheet[]
}>

/** What hangs on an indicator's present place, or on one it had before in the same version of the plan. */
function isOwn(one: PlacedNow, { placementId: id }: Readonly<{ placementId: string }>, places: readonly PlaceRow[]) {
  if (id === one.placementId) return true
  const earlier = places.find((place) => place.id === id && place.left)
  return earlier?.planVersionId === one.planVersionId && earlier.indicatorId === one.indicatorId
}

function statusOf(one: PlacedNow, { places, rounds, sheets }: Ground, today: IsoDate) {
  const { placementId, computed, latestEnd, override } = one
  const before = rounds.findLast((round) => isOwn(one, round, places)) ?? null
  const sheet = sheets.find((of) => isOwn(one, of, places))
  return {
    placementId,
    computed,
    shown: statusShown(computed, overrideInForce(override, { status: computed, latestEnd }, today)),
    latestEnd,
    // Nothing to hold it against yet: whatever there is, is new to the rounds.
    hasNewValue: latestEnd !== null && (before === null || before.latestEnd === null || latestEnd > before.latestEnd),
    sheetUnanswered: sheet?.state === 'owed' || sheet?.state === 'returned',
  }
}
