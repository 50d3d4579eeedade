import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { type Ground, limitsFor } from '@ttc/domain/assessment/ground'
import { freezeBaseline } from '@ttc/domain/baseline'
import { addDays } from '@ttc/domain/day'
import { reassess } from '../assessment/assessment.queries.ts'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf } from '../assessment/ground.ts'
import { saveNewBaseline } from '../baseline/baseline.queries.ts'
import { replaceTargets, saveRule } from '../target/target.queries.ts'
import type { PlanDays } from './lait-plan.ts'
import { type RuledSeries, ruledSeries, TARGET_RULE } from './target-by-rule.ts'

const TOLERANCE_PERCENT = 5
const RULE_REASON = `By rule: amber within ${TOLERANCE_PERCENT}% of the target.`

/** Freezes a baseline for every own series and sets targets and tolerance in every placement, by the stated rule. */
export async function freezeByRule(
  tx: Database,
  scope: Scope,
  indicatorIds: readonly string[],
  days: PlanDays,
  today: string,
): Promise<void> {
  const stored = await findGround(tx, scope, indicatorIds)
  for (const row of stored.indicators) {
    for (const own of ownSeriesOf(stored, row.id)) {
      const ground = groundOf(stored, row, own, null)
      const ruled = ruledSeries(ground, days.endsOn)
      if (ruled === null) continue
      await freeze(tx, scope, own.id, ground, ruled)
      const placements = stored.placements.filter((one) => one.indicatorId === row.id)
      for (const { id } of placements) await setTargets(tx, scope, id, ruled)
    }
  }
  await reassess(tx, scope, indicatorIds, today)
}

async function freeze(tx: Database, scope: Scope, seriesId: string, ground: Ground, ruled: RuledSeries) {
  const known = ground.history.filter((one) => one.period.end <= ruled.through.end)
  const frozenOn = addDays(ruled.through.end, 1)
  const options = { frozenOn, breaks: ground.breaks, limitsOf: limitsFor(ground.scale) }
  const copy = freezeBaseline(known, ground.scale, options)
  await saveNewBaseline(tx, scope, { id: newId(), seriesId, copy, reason: ruled.reason })
}

async function setTargets(tx: Database, scope: Scope, placementId: string, { targets }: RuledSeries) {
  const [first] = targets
  if (first === undefined) return
  const added = targets.map(({ period, value }) => ({
    id: newId(),
    periodStart: period.start,
    periodEnd: period.end,
    value,
    lower: null,
    upper: null,
    correction: false,
  }))
  await replaceTargets(tx, scope, placementId, { endIds: [], added, reason: TARGET_RULE })
  await saveRule(tx, scope, {
    id: newId(),
    placementId,
    appliesFrom: first.period.start,
    toleranceKind: 'percent',
    toleranceAmount: TOLERANCE_PERCENT,
    path: 'straight',
    amberIfImproved: false,
    reason: RULE_REASON,
    correction: false,
  })
}
