import { QUANTITY_LIMIT } from '@ttc/contracts/id'
import type { CheckedMeasurementView, RecordMeasurement } from '@ttc/contracts/measurement'
import { isUsable } from '@ttc/domain/baseline/usable-points'
import { describeSanity, sanityOf } from '@ttc/domain/import/sanity'
import { checkPeriod, type Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { comparePeriods, hasEnded, type IsoDate } from '@ttc/domain/period'
import { totalWarnings } from '@ttc/domain/year-to-date/warning'
import { type WrongFields, wrongFields } from '../problem/wrong-fields.ts'

export type Entry = Omit<RecordMeasurement, 'id' | 'accepted' | 'basedOnRevision'>

/**
 * The measurement a person entered, with the value worked out from numerator and denominator where those were given.
 * Refuses a period that is not the indicator's or has not ended, counts for an indicator that is a plain number, a
 * numerator above its denominator in a percentage, and what lies outside the possible: all that is wrong at once.
 */
export function enteredMeasurement(entry: Entry, scale: Scale, today: IsoDate): Measurement {
  const wrong = wrongFields()
  const period = wrong.check(() => checkPeriod(entry.period, scale))
  if (period !== null && !hasEnded(period, today))
    wrong.note('period', 'This period has not ended yet. Choose one that has.')
  const { status, numerator, denominator, provisional, note } = entry
  const value = status === 'value' ? workedValue(entry, scale, wrong) : null
  if (value !== null) checkPossible(value, scale, wrong)
  wrong.refuse()
  if (period === null) throw new Error('A period that was refused')
  return { period, value, status, numerator, denominator, lower: null, upper: null, provisional, note }
}

function workedValue({ value, numerator, denominator }: Entry, scale: Scale, wrong: WrongFields): number | null {
  if (numerator === null || denominator === null) return value
  if (scale.multiplier === null) {
    wrong.note('numerator', 'This indicator is a plain number. Enter the value itself.')
    return value
  }
  if (scale.multiplier === 100 && numerator > denominator) {
    wrong.note('numerator', 'The numerator is larger than the denominator, which would be more than 100%.')
    return null
  }
  const worked = Number(((numerator / denominator) * scale.multiplier).toPrecision(12))
  if (worked > QUANTITY_LIMIT) {
    wrong.note('denominator', 'Numerator and denominator give a value that is too large to be true.')
    return null
  }
  if (value !== null && Math.abs(value - worked) > 0.5 * 10 ** -scale.decimals)
    wrong.note(
      'value',
      `Numerator and denominator give ${worked}, not ${value}. Put one of them right, or leave the value out.`,
    )
  return worked
}

function checkPossible(value: number, { minimum, maximum }: Scale, wrong: WrongFields): void {
  if (minimum !== null && value < minimum) wrong.note('value', `The value cannot be below ${minimum}.`)
  if (maximum !== null && value > maximum) wrong.note('value', `The value cannot be above ${maximum}.`)
}

/** What looks wrong beside the values before it; a person may know better, and says so. */
export function warningsOf(
  entered: Measurement,
  history: readonly Measurement[],
  scale: Scale,
): CheckedMeasurementView['warnings'] {
  if (entered.value === null) return []
  if (scale.accumulation === 'year-to-date') return [...totalWarnings(entered, history, scale)]
  const before = history.filter((one) => isUsable(one) && comparePeriods(one.period, entered.period) < 0)
  const values = before.map((one) => one.value).filter((value) => value !== null)
  return sanityOf(entered.value, values, scale).map((one) => ({
    code: one.warning,
    message: describeSanity(one, scale.unit),
  }))
}
