import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { IsoDate } from '@ttc/domain/day'
import { isStepOver, type Position, stepsReached } from '@ttc/domain/escalation'
import { isRedOrAmber } from '@ttc/domain/exception'
import { daysGiven } from '@ttc/domain/recovery-sheet/record'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { findRuleInForce } from '../recovery-sheet/rule.queries.ts'
import { listStandings, type StandingRow } from '../recovery-sheet/standing.queries.ts'
import {
  type GivenRow,
  lapseSteps,
  listGiven,
  listPlaces,
  listRounds,
  listSteps,
  type NewStep,
  type PlaceRow,
  type RoundRow,
  type StepRow,
  saveSteps,
} from './step.queries.ts'

/**
 * Carries up what has stayed red, and lets lapse what is neither red nor amber any more or has left its plan. Done twice
 * it does nothing more. It comes before the sheets are settled, since the first step makes one owed.
 */
export async function settleEscalations(
  tx: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  today: IsoDate,
): Promise<void> {
  if (indicatorIds.length === 0) return
  const places = await listPlaces(tx, scope, indicatorIds)
  const standings = await listStandings(tx, scope, indicatorIds)
  const placementIds = places.map(({ id }) => id)
  const steps = await listSteps(tx, scope, placementIds)
  const over = steps.filter((step) => step.state === 'open' && isStepOver(standingIn(step.placementId, standings)))
  await lapseSteps(
    tx,
    scope,
    over.map(({ id }) => id),
    today,
  )
  const now = steps.map((step) => (over.includes(step) ? { ...step, state: 'lapsed' as const } : step))
  const made = await carryUp(tx, scope, { places, standings, steps: now }, today)
  if (over.length + made > 0) await touchExceptions(tx, scope, { indicators: indicatorIds })
}

function standingIn(placementId: string, standings: readonly StandingRow[]) {
  return standings.find((one) => one.placementId === placementId)?.standing ?? null
}

type Known = Readonly<{
  places: readonly PlaceRow[]
  standings: readonly StandingRow[]
  steps: readonly StepRow[]
}>

async function carryUp(tx: Database, scope: Scope, known: Known, today: IsoDate): Promise<number> {
  const troubled = known.standings.filter(({ standing }) => isRedOrAmber(standing.status))
  if (troubled.length === 0) return 0
  const ids = troubled.flatMap((row) => chainOf(row, known.places))
  const ground = { ...known, rounds: await listRounds(tx, scope, ids), given: await listGiven(tx, scope, ids) }
  const { escalation: rule } = await findRuleInForce(tx, scope, today)
  const reached = troubled.flatMap((row) => {
    const position = positionOf(row, ground)
    return stepsReached(position, rule, today).map((step) => ({
      ...step,
      placementId: row.placementId,
      reachedOn: firstReachedOn(step, row, ground) ?? today,
    }))
  })
  return saveSteps(tx, scope, reached)
}

/** Where an indicator stands in a plan and stood before it was moved: what was closed and decided there counts on. */
function chainOf(row: StandingRow, places: readonly PlaceRow[]): readonly string[] {
  const earlier = places.filter(
    ({ left, planVersionId, indicatorId }) =>
      left && planVersionId === row.planVersionId && indicatorId === row.indicatorId,
  )
  return [row.placementId, ...earlier.map(({ id }) => id)]
}

type Ground = Known & Readonly<{ rounds: readonly RoundRow[]; given: readonly GivenRow[] }>

function positionOf(row: StandingRow, { places, rounds, given, steps }: Ground): Position {
  const chain = chainOf(row, places)
  const own = <One extends { placementId: string }>(all: readonly One[]) =>
    all.filter(({ placementId }) => chain.includes(placementId))
  const sheets = own(given)
  const sent = sheets.map(({ sentOn, backToAmberOn, backToGreenOn, ...sheet }) => ({
    ...sheet,
    sent: sentOn === null ? [] : [{ on: sentOn, backToAmberOn, backToGreenOn }],
  }))
  return {
    standing: row.standing,
    rounds: own(rounds),
    greenOn: daysGiven(sent).backToGreenOn,
    sheetSentOn: sheets.map(({ sentOn }) => sentOn).findLast((on) => on !== null) ?? null,
    earlier: own(steps),
  }
}

/** An open step goes along when its indicator moves: it has been reached since it first was. */
function firstReachedOn(step: Omit<NewStep, 'placementId' | 'reachedOn'>, row: StandingRow, ground: Ground) {
  const [, ...earlier] = chainOf(row, ground.places)
  const before = ground.steps.findLast(
    (one) =>
      earlier.includes(one.placementId) &&
      one.step === step.step &&
      one.roundEnd === step.roundEnd &&
      one.missedOn === step.missedOn,
  )
  return before?.reachedOn ?? null
}
