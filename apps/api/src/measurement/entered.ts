import type { CheckedMeasurementView, RecordMeasurement } from '@ttc/contracts/measurement'
import { isUsable } from '@ttc/domain/baseline/usable-points'
import { describeSanity, sanityOf } from '@ttc/domain/import/sanity'
import type { Scale } from '@ttc/domain/indicator'
import { checkPeriod } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { comparePeriods, hasEnded, type IsoDate } from '@ttc/domain/period'
import { Problem } from '@ttc/domain/problem'

export type Entry = Omit<RecordMeasurement, 'id' | 'accepted' | 'basedOnRevision'>

/**
 * The measurement a person entered, with the value worked out from numerator and denominator where those were given.
 * Refuses a period that is not the indicator's or has not ended, counts for an indicator that is a plain number, a
 * numerator above its denominator in a percentage, and what lies outside the possible.
 */
export function enteredMeasurement(entry: Entry, scale: Scale, today: IsoDate): Measurement {
  const period = checkPeriod(entry.period, scale)
  if (!hasEnded(period, today)) throw invalid('period', 'This period has not ended yet. Choose one that has.')
  const { status, numerator, denominator, provisional, note } = entry
  const value = status === 'value' ? workedValue(entry, scale) : null
  if (value !== null) checkPossible(value, scale)
  return { period, value, status, numerator, denominator, lower: null, upper: null, provisional, note }
}

function workedValue({ value, numerator, denominator }: Entry, scale: Scale): number | null {
  if (numerator === null || denominator === null) return value
  if (scale.multiplier === null) throw invalid('numerator', 'This indicator is a plain number. Enter the value itself.')
  if (scale.multiplier === 100 && numerator > denominator)
    throw invalid('numerator', 'The numerator is larger than the denominator, which would be more than 100%.')
  const worked = Number(((numerator / denominator) * scale.multiplier).toPrecision(12))
  if (value !== null && Math.abs(value - worked) > 0.5 * 10 ** -scale.decimals)
    throw invalid(
      'value',
      `Numerator and denominator give ${worked}, not ${value}. Put one of them right, or leave the value out.`,
    )
  return worked
}

function checkPossible(value: number, { minimum, maximum }: Scale): void {
  if (minimum !== null && value < minimum) throw invalid('value', `The value cannot be below ${minimum}.`)
  if (maximum !== null && value > maximum) throw invalid('value', `The value cannot be above ${maximum}.`)
}

/** What looks wrong beside the values before it; a person may know better, and says so. */
export function warningsOf(
  entered: Measurement,
  history: readonly Measurement[],
  scale: Scale,
): CheckedMeasurementView['warnings'] {
  if (entered.value === null) return []
  const before = history.filter((one) => isUsable(one) && comparePeriods(one.period, entered.period) < 0)
  const values = before.map((one) => one.value).filter((value) => value !== null)
  return sanityOf(entered.value, values, scale).map((one) => ({
    code: one.warning,
    message: describeSanity(one, scale.unit),
  }))
}

function invalid(field: string, message: string): Problem {
  return new Problem('invalid', message, { fields: [{ field, message }] })
}
