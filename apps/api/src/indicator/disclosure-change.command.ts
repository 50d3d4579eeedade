import type { EditIndicator } from '@ttc/contracts/indicator'
import type { Database } from '@ttc/db/connect'
import { type Grant, isAllowedAt, type Place, type Scope } from '@ttc/domain/access'
import { describeRefusal } from '@ttc/domain/access.words'
import { isCount, showsAll } from '@ttc/domain/disclosure'
import { Problem } from '@ttc/domain/problem'
import { findGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf, scaleOf } from '../assessment/ground.ts'
import { replaceForecasts } from '../assessment/kept-forecast.queries.ts'
import type { IndicatorRow } from './indicator.queries.ts'

/**
 * Whether an edit changes which small numbers are hidden: by the policy itself, or by what makes a number count as one
 * (unit, decimals, multiplier). Whoever may not read them may not uncover them by an edit either.
 */
export function checkDisclosureChange(
  grants: readonly Grant[],
  places: readonly Place[],
  present: IndicatorRow,
  edit: EditIndicator,
): boolean {
  const policy = edit.disclosure
  const was: Readonly<Record<string, unknown>> = present.disclosure
  const isPolicyChanged = policy !== undefined && Object.entries(policy).some(([name, value]) => was[name] !== value)
  const isReadAnew =
    edit.multiplier !== present.multiplier || isCount({ ...scaleOf(present), ...edit }) !== isCount(scaleOf(present))
  const isChanged = isPolicyChanged || (isReadAnew && !showsAll(present.disclosure))
  if (isChanged && !isAllowedAt(grants, 'measurement.read-small', places)) {
    const field = isPolicyChanged ? 'disclosure' : 'unit'
    const message = `This changes which small numbers are hidden. ${describeRefusal('measurement.read-small', [])}`
    throw new Problem('forbidden', message, { fields: [{ field, message }] })
  }
  return isChanged
}

/** Forecasts of the past as they would have been made of what is shown now. */
export async function forecastAfresh(tx: Database, scope: Scope, indicatorId: string): Promise<void> {
  const stored = await findGround(tx, scope, [indicatorId])
  const told = stored.indicators.flatMap((row) =>
    ownSeriesOf(stored, row.id).map((own) => {
      const { history, scale, breaks } = groundOf(stored, row, own, null)
      return { seriesId: own.id, history, scale, breaks }
    }),
  )
  if (told.length > 0) await replaceForecasts(tx, scope, told)
}
