import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import type { Measurement } from '@ttc/domain/measurement'
import type { PeriodKind } from '@ttc/domain/period'
import { listDisclosed } from '../assessment/disclosed.queries.ts'
import { listOpenMeasurements } from '../assessment/ground.queries.ts'
import { measurementOf } from '../assessment/ground.ts'

/** What may be shown of what stands for every period of a series now, oldest first. */
export async function listHistory(
  db: Database,
  scope: Scope,
  seriesId: string,
  kind: PeriodKind,
): Promise<Measurement[]> {
  const rows = await listDisclosed(db, scope, await listOpenMeasurements(db, scope, [seriesId]))
  return rows.map((one) => measurementOf(one, kind))
}
