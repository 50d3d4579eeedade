import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { judgeHistory } from '@ttc/domain/assessment/judged'
import type { Period } from '@ttc/domain/period'
import type { RagStatus } from '@ttc/domain/rag'
import { findGround, type StoredGround } from './ground.queries.ts'
import { groundOf, ownSeriesOf } from './ground.ts'

type Placed = Readonly<{ id: string; indicatorId: string }>
type Judged = readonly Readonly<{ period: Period; status: RagStatus }>[]

/** Every value of an indicator for all children as a placement judges it now, oldest first. */
export async function listJudged(db: Database, scope: Scope, placed: Placed): Promise<Judged> {
  return judgedIn(await findGround(db, scope, [placed.indicatorId]), placed)
}

/** The same of a ground that is known already. */
export function judgedIn(stored: StoredGround, { id, indicatorId }: Placed): Judged {
  const row = stored.indicators.find((one) => one.id === indicatorId)
  const [own] = ownSeriesOf(stored, indicatorId)
  const placed = stored.placements.find((one) => one.id === id)
  if (row === undefined || own === undefined || placed === undefined) return []
  const ground = groundOf(stored, row, own, placed)
  return judgeHistory(ground.history, ground).map(({ period, rag }) => ({ period, status: rag.status }))
}
