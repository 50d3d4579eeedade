import type { CurveView } from '@ttc/contracts/figure'
import type { PlanRowView } from '@ttc/contracts/plan'
import type { CardPlan, ReportCard } from '@ttc/contracts/report-card'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { curveInputOf } from '@ttc/domain/assessment/curve-ground'
import type { IsoDate } from '@ttc/domain/day'
import { Problem } from '@ttc/domain/problem'
import { latestUpdates } from '../action/action.queries.ts'
import { breaksOf } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf } from '../assessment/ground.ts'
import { listMembers } from '../member/member.queries.ts'
import { listOutcomes } from '../outcome/outcome.queries.ts'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { listUnder } from '../plan/dashboard.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { priorityView, sourcesOf } from '../plan/plan.view.ts'
import { findPriority, type PriorityRow } from '../priority/priority.queries.ts'
import { listAnswersOf } from '../turning-the-curve/answer.queries.ts'
import { listWalksOfPriorities } from '../turning-the-curve/walk.queries.ts'
import { drawnLarge, reportCardOf, standingOf } from './report-card.card.ts'
import { findPresentCard, listPresentCards, listTurns, type PresentCard, type TurnRow } from './report-card.queries.ts'
import { cardPlanOf } from './report-card.turning.ts'

const gone = () => new Problem('not-found', 'There is no such priority, or you cannot see it.')

/** A card made afresh, with what it is made from as far as others ask about it. */
export type Composed = Readonly<{
  card: ReportCard
  present: PresentCard
  turns: readonly TurnRow[]
  planId: string
  rows: readonly PlanRowView[]
}>

/** The report card of a priority as it stands on a day, from its indicators, its walk, its actions and its lead's words. */
export async function liveCard(db: Database, scope: Scope, priorityId: string, today: IsoDate): Promise<ReportCard> {
  return (await composeCard(db, scope, priorityId, today)).card
}

/** The same with the indicators it is made from and what was done to it. */
export async function composeCard(db: Database, scope: Scope, priorityId: string, today: IsoDate): Promise<Composed> {
  return composeOf(db, scope, await findCardPlace(db, scope, priorityId, today), today)
}

export type CardPlace = Readonly<{ priority: PriorityRow; present: PresentCard }>

/** A priority with the card that it has now. */
export async function findCardPlace(
  db: Database,
  scope: Scope,
  priorityId: string,
  today: IsoDate,
): Promise<CardPlace> {
  const priority = await findPriority(db, scope, priorityId)
  if (priority === null) throw gone()
  return { priority, present: await findPresentCard(db, scope, priority, today) }
}

/** Some priorities of one plan with the cards that they have now, in their order. */
export async function listCardPlaces(
  db: Database,
  scope: Scope,
  planId: string,
  priorities: readonly PriorityRow[],
  today: IsoDate,
): Promise<readonly CardPlace[]> {
  const ids = priorities.map(({ id }) => id)
  const cards = new Map((await listPresentCards(db, scope, planId, ids, today)).map((one) => [one.priorityId, one]))
  return priorities.flatMap((priority) => {
    const present = cards.get(priority.id)
    return present === undefined ? [] : [{ priority, present }]
  })
}

/** Makes the card of a place that has been found. */
export async function composeOf(db: Database, scope: Scope, place: CardPlace, today: IsoDate): Promise<Composed> {
  const [composed] = await composeAll(db, scope, place.priority.planId, [place], today)
  if (composed === undefined) throw gone()
  return composed
}

/** The cards of places in one plan, in their order: as many statements for a hundred of them as for one. */
export async function composeAll(
  db: Database,
  scope: Scope,
  planId: string,
  places: readonly CardPlace[],
  today: IsoDate,
): Promise<readonly Composed[]> {
  const plan = await findPlan(db, scope, planId)
  const partnership = await findPartnership(db, scope)
  if (plan === null || partnership === null) return []
  const begun = places.flatMap(({ present }) => present.id ?? [])
  const done = begun.length === 0 ? [] : await listTurns(db, scope, begun)
  const outcomes = new Map((await listOutcomes(db, scope, plan.id)).map((one) => [one.id, one.statement]))
  const ids = places.map(({ priority }) => priority.id)
  const all = await listUnder(db, scope, plan.versionId, ids, today)
  const views = places.map(({ priority }) => priorityView(priority, all, today, scope.grants))
  const curves = await wholeCurves(
    db,
    scope,
    views.flatMap(({ rows }) => drawnLarge(rows)),
  )
  const turning = await turningOf(db, scope, ids, today)
  return places.flatMap(({ priority, present }, i) => {
    const view = views[i]
    if (view === undefined) return []
    const turns = done.filter(({ cardId }) => cardId === present.id)
    const card = reportCardOf({
      partnership,
      plan,
      outcomes: priority.outcomeIds.flatMap((id) => outcomes.get(id) ?? []),
      priority: view,
      curves,
      sources: sourcesOf(all.filter((row) => row.priorityId === priority.id)),
      turning: turning.get(priority.id) ?? null,
      round: present.round?.name ?? null,
      words: present.words,
      standing: standingOf(present.state, turns[0] ?? null),
      asAt: today,
    })
    return [{ card, present, turns, planId: plan.id, rows: view.rows }]
  })
}

/** What the groups of some priorities have answered in their walks, by priority; without those that have no walk. */
async function turningOf(db: Database, scope: Scope, priorityIds: readonly string[], today: IsoDate) {
  const walks = await listWalksOfPriorities(db, scope, priorityIds)
  if (walks.size === 0) return new Map<string, CardPlan | null>()
  const answers = await listAnswersOf(db, scope, [...walks.values()])
  const acted = answers.filter(({ kind }) => kind === 'action').map(({ id }) => id)
  const updates = await latestUpdates(db, scope.partnershipId, acted)
  const statuses = new Map([...updates].map(([id, { status }]) => [id, status]))
  const names = new Map((await listMembers(db, scope)).map(({ id, name }) => [id, name]))
  return new Map(
    [...walks].map(([priorityId, walkId]) => {
      const own = answers.filter((one) => one.walkId === walkId)
      return [priorityId, cardPlanOf({ answers: own, statuses, names, today })]
    }),
  )
}

/** The whole curves of some indicators, with comparators, by placement. */
export async function wholeCurves(
  db: Database,
  scope: Scope,
  rows: readonly PlanRowView[],
): Promise<ReadonlyMap<string, CurveView>> {
  const stored = await findGround(
    db,
    scope,
    rows.map((row) => row.indicatorId),
  )
  const curves = rows.flatMap((row): [string, CurveView][] => {
    const indicator = stored.indicators.find((one) => one.id === row.indicatorId)
    const series = stored.series.find((one) => one.id === row.seriesId)
    const placed = stored.placements.find((one) => one.id === row.placementId)
    if (indicator === undefined || series === undefined || placed === undefined) return []
    const named = {
      name: row.name,
      areaName: stored.surroundings.ownName,
      breaks: breaksOf(stored, indicator),
      annotations: [],
    }
    return [[row.placementId, curveInputOf(groundOf(stored, indicator, series, placed), named) as CurveView]]
  })
  return new Map(curves)
}
