import { assessment } from '@ttc/db/assessment'
import { baseline, keptForecast } from '@ttc/db/baseline'
import type { Database } from '@ttc/db/connect'
import { breakdown, indicator, indicatorOutcome, series, seriesBreak } from '@ttc/db/indicator'
import { batch, measurement } from '@ttc/db/measurement'
import { member } from '@ttc/db/member'
import { outcome } from '@ttc/db/outcome'
import { partnership } from '@ttc/db/partnership'
import { placement, ragRule, target } from '@ttc/db/placement'
import { plan, planVersion } from '@ttc/db/plan'
import { priority, priorityOutcome } from '@ttc/db/priority'
import { receipt } from '@ttc/db/receipt'
import type { Scope } from '@ttc/domain/access'
import { eq } from 'drizzle-orm'

/** In the order in which nothing is left pointing to what has gone. */
const tables = [
  receipt,
  assessment,
  keptForecast,
  baseline,
  target,
  ragRule,
  placement,
  measurement,
  batch,
  series,
  breakdown,
  seriesBreak,
  indicatorOutcome,
  indicator,
  priorityOutcome,
  priority,
  outcome,
  planVersion,
  plan,
  member,
] as const

/** Removes a partnership with every row of it, in one transaction. For the worked example and for tests; no screen does. */
export function removePartnership(db: Database, scope: Scope): Promise<void> {
  return db.transaction(async (tx) => {
    for (const table of tables) await tx.delete(table).where(eq(table.partnershipId, scope.partnershipId))
    await tx.delete(partnership).where(eq(partnership.id, scope.partnershipId))
  })
}
