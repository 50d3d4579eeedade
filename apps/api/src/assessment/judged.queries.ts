import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { judgeHistory } from '@ttc/domain/assessment/judged'
import type { Period } from '@ttc/domain/period'
import type { RagStatus } from '@ttc/domain/rag'
import { findGround } from './ground.queries.ts'
import { groundOf, ownSeriesOf } from './ground.ts'

/** Every value of an indicator for all children as a placement judges it now, oldest first. */
export async function listJudged(
  db: Database,
  scope: Scope,
  { id, indicatorId }: Readonly<{ id: string; indicatorId: string }>,
): Promise<readonly Readonly<{ period: Period; status: RagStatus }>[]> {
  const stored = await findGround(db, scope, [indicatorId])
  const [row] = stored.indicators
  const [own] = ownSeriesOf(stored, indicatorId)
  const placed = stored.placements.find((one) => one.id === id)
  if (row === undefined || own === undefined || placed === undefined) return []
  const ground = groundOf(stored, row, own, placed)
  return judgeHistory(ground.history, ground).map(({ period, rag }) => ({ period, status: rag.status }))
}
