import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import type { IsoDate, PeriodKind } from '@ttc/domain/period'

/** How the numbers of an indicator are read. */
export function scaleOf(row: Scale): Scale {
  const { unit, decimals, polarity, minimum, maximum, multiplier, periodKind, accumulation, yearStartsIn } = row
  return { unit, decimals, polarity, minimum, maximum, multiplier, periodKind, accumulation, yearStartsIn }
}

type StoredNumbers = Omit<Measurement, 'period'> & Readonly<{ periodStart: IsoDate; periodEnd: IsoDate }>

/**
 * A stored row as the domain reads it, with every number it holds: rows lose what may not be shown in `findGround` and
 * `listDisclosed`, and what is shown comes from nowhere else.
 */
export function measurementOf(row: StoredNumbers, kind: PeriodKind): Measurement {
  const { value, status, numerator, denominator, lower, upper, provisional, note } = row
  const period = { kind, start: row.periodStart, end: row.periodEnd }
  return { period, value, status, numerator, denominator, lower, upper, provisional, note }
}
