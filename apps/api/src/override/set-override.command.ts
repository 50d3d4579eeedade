import type { SetOverride } from '@ttc/contracts/override'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { checkOverride, endingOf } from '@ttc/domain/override'
import { Problem } from '@ttc/domain/problem'
import { holdIndicators } from '../assessment/assessment.queries.ts'
import { settleEscalations } from '../escalation/settle-escalations.command.ts'
import { touchExceptions } from '../exception/touch-exceptions.command.ts'
import { settleSheets } from '../recovery-sheet/settle.queries.ts'
import { presentPlacement } from '../target/placed.queries.ts'
import { endOverride, findEnded, findJudged, listOpenOverrides, saveOverride } from './override.queries.ts'
import { overrideView } from './override.view.ts'

/** What stands in a placement now, with the indicator held: those who set, withdraw or bring the next value take turns. */
async function holdPresent(tx: Database, scope: Scope, placementId: string, today: string) {
  const { indicatorId } = await presentPlacement(tx, scope, placementId)
  await holdIndicators(tx, scope, [indicatorId])
  const judged = await findJudged(tx, scope, placementId)
  const open = (await listOpenOverrides(tx, scope, [placementId]))[0] ?? null
  return { indicatorId, judged, open, shown: overrideView(open, judged, today) }
}

/**
 * Shows another status beside the computed one. Refused where something else is shown than whoever set it saw, and where
 * the rules of the domain do. One that stood is replaced, or noted as over where its day had passed. Answers what stood.
 */
export async function setOverride(tx: Database, scope: Scope, placementId: string, body: SetOverride, today: string) {
  const { indicatorId, judged, open, shown } = await holdPresent(tx, scope, placementId, today)
  if ((shown?.id ?? null) !== body.replaces)
    throw new Problem('conflict', 'Someone else set or ended the override since you opened this.', {
      present: { override: shown },
    })
  checkOverride(body, judged, today)
  const { period, status: computed } = judged
  if (period === null || computed === 'contextual') throw new Error('A status without a value passed the check')
  if (open !== null) {
    const over = endingOf(open, { isInPlan: true, latestEnd: judged.latestEnd }, today)
    await endOverride(tx, scope, open.id, over ?? 'replaced', over === null ? scope.memberId : null)
  }
  const { id, status, reason, expiresOn } = body
  await saveOverride(tx, scope, { id, placementId, status, computed, period, reason, expiresOn })
  await settleEscalations(tx, scope, [indicatorId], today)
  await settleSheets(tx, scope, [indicatorId], today)
  await touchExceptions(tx, scope, { placements: [placementId] })
  return shown
}

/** Ends an override before its day. Answers what stood, or null where the same person had withdrawn it already. */
export async function withdrawOverride(tx: Database, scope: Scope, placementId: string, id: string, today: string) {
  const { indicatorId, open, shown } = await holdPresent(tx, scope, placementId, today)
  if (open?.id === id) {
    await endOverride(tx, scope, id, 'withdrawn', scope.memberId)
    await settleEscalations(tx, scope, [indicatorId], today)
    await settleSheets(tx, scope, [indicatorId], today)
    await touchExceptions(tx, scope, { placements: [placementId] })
    return shown ?? open
  }
  const ended = await findEnded(tx, scope, placementId, id)
  if (ended === null) throw new Problem('not-found', 'There is no such override of this indicator.')
  if (ended.ending === 'withdrawn' && ended.endedBy === scope.memberId) return null
  throw new Problem('conflict', 'This override has ended already.', { present: { override: shown } })
}
