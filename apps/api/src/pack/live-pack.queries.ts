import { ExceptionRowView } from '@ttc/contracts/exception'
import type { PackContent } from '@ttc/contracts/pack'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { packLimits } from '@ttc/domain/pack'
import { Problem } from '@ttc/domain/problem'
import { listItems, listRowsOf } from '../challenge-meeting/agenda.queries.ts'
import { presentRow } from '../challenge-meeting/present-meeting.queries.ts'
import { findMember } from '../member/member.queries.ts'
import { findPartnership } from '../partnership/partnership.queries.ts'
import { listDashboard } from '../plan/dashboard.queries.ts'
import { findPlan } from '../plan/plan.queries.ts'
import { planRowView } from '../plan/plan.view.ts'
import { listPriorities } from '../priority/priority.queries.ts'
import { listBrought } from '../promise/promise.queries.ts'
import { wholeCurves } from '../report-card/live-card.queries.ts'
import { listCardsForPack } from '../report-card/present-card.queries.ts'
import { listNotices } from '../round/notice.queries.ts'
import { roundOwed } from '../round/owed.view.ts'
import { findOwedGround } from '../round/owed-ground.queries.ts'
import { listRounds, type RoundRow } from '../round/round.queries.ts'
import { type LivePack, livePackOf } from './live-pack.ts'
import { packExceptionOf } from './pack-exception.ts'

/**
 * All that a pack of a meeting would hold as everything stands now, read as of one moment: what somebody changes
 * meanwhile is in it whole or not at all.
 */
export function livePack(db: Database, scope: Scope, meetingId: string, today: string): Promise<LivePack> {
  return db.transaction((tx) => gathered(tx, scope, meetingId, today), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
}

async function gathered(tx: Database, scope: Scope, meetingId: string, today: string): Promise<LivePack> {
  const meeting = await presentRow(tx, scope, meetingId)
  const plan = await findPlan(tx, scope, meeting.row.planId)
  const partnership = await findPartnership(tx, scope)
  if (plan === null || partnership === null)
    throw new Problem('not-found', 'There is no such plan, or you cannot see it.')
  const priorities = await listPriorities(tx, scope, plan.id)
  if (priorities.length > packLimits.cards)
    throw new Problem('rule-broken', `A pack holds ${packLimits.cards} report cards at most.`)
  const cards = await listCardsForPack(tx, scope, plan.id, priorities, today)
  const items = await listItems(tx, scope, meetingId)
  const round = await findRoundOf(tx, scope, meeting.row)
  return livePackOf({
    meeting,
    plan,
    partnership,
    frozenBy: await findMember(tx, scope, scope.memberId),
    items,
    brought: await listBrought(tx, scope, meeting.row),
    exceptions: await exceptionsOn(tx, scope, items, plan.versionId, today),
    cards: priorities.flatMap(({ id }, i) => {
      const card = cards[i]
      return card === undefined ? [] : [{ id, card }]
    }),
    round,
    owed: round === null ? [] : await owedIn(tx, scope, round, today),
    today,
  })
}

/** The round of the plan that is open for the day on which the meeting is; null where there is none. */
export async function findRoundOf(
  db: Database,
  scope: Scope,
  { planId, meetsOn }: Readonly<{ planId: string; meetsOn: string }>,
): Promise<RoundRow | null> {
  const rounds = await listRounds(db, scope, planId)
  return rounds.find((one) => one.meetsOn === meetsOn && (one.state === 'open' || one.state === 'frozen')) ?? null
}

async function owedIn(tx: Database, scope: Scope, round: RoundRow, today: string) {
  const ground = await findOwedGround(tx, scope, round.planId, round.openedAt)
  return roundOwed(round, ground, await listNotices(tx, scope, round.id), today).rows
}

/** The indicators on the agenda in its order, each as the list of exceptions and its card show it. */
async function exceptionsOn(
  tx: Database,
  scope: Scope,
  items: Awaited<ReturnType<typeof listItems>>,
  planVersionId: string,
  today: string,
): Promise<PackContent['exceptions']> {
  const ids = [...new Set(items.flatMap(({ placementId }) => placementId ?? []))]
  if (ids.length === 0) return []
  const listed = (await listRowsOf(tx, scope, ids)).map((row) => ExceptionRowView.parse(JSON.parse(row)))
  const placed = (await listDashboard(tx, scope, planVersionId, today)).filter((row) => ids.includes(row.placementId))
  const rows = placed.map((row) => planRowView(row, today))
  const curves = await wholeCurves(tx, scope, rows)
  return ids.flatMap((id) => {
    const exception = listed.find((one) => one.placementId === id)
    const row = rows.find((one) => one.placementId === id)
    if (exception === undefined || row === undefined) return []
    return [packExceptionOf(exception, row, curves.get(id) ?? row.curve, today)]
  })
}
