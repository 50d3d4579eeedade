import type { EditIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { checkYearStartChange } from '@ttc/domain/year-to-date/start'
import { scaleOf } from '../assessment/ground.ts'
import type { IndicatorRow } from './indicator.queries.ts'
import { listRecordedPeriods } from './recorded-period.queries.ts'

/** A running total starts in another month only where everything that stands fits it. The indicator must be held. */
export async function checkYearStart(
  tx: Database,
  scope: Scope,
  present: IndicatorRow,
  { yearStartsIn }: EditIndicator,
): Promise<void> {
  if (yearStartsIn === undefined || yearStartsIn === present.yearStartsIn) return
  checkYearStartChange(scaleOf(present), yearStartsIn, await listRecordedPeriods(tx, scope, present))
}
