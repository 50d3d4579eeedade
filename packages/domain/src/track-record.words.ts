import { describeForecast } from './figure/forecast.ts'
import { describeGap, describeValue } from './figure/value.ts'
import type { Scale } from './indicator.ts'
import { describePeriod } from './period/label.ts'
import { type Calibration, calibrationOf, type RecordTotal, type ScoredForecast } from './track-record.ts'

type Said = Pick<ScoredForecast, 'period' | 'centre' | 'value' | 'error' | 'isInside80'>

const CALIBRATION: Readonly<Record<Calibration, string>> = {
  'too-few-to-tell': 'About 8 in 10 should; it takes 10 to say whether the ranges can be relied on.',
  'as-promised': 'About 8 in 10 should: these are so many, give or take what chance does.',
  'too-narrow': 'About 8 in 10 should, so the ranges have been too narrow: read them with care.',
  'too-wide': 'About 8 in 10 should, so the ranges have been wider than they need to be.',
}

/** One past forecast: "2024/25: forecast 22.1%, then 18.2%: 3.9 points lower, outside the 80% range". */
export function describeScored({ period, centre, value, error, isInside80 }: Said, scale: Scale): string {
  const gap = describeGap(error, { ...scale, decimals: Math.max(1, scale.decimals) })
  const side = /[1-9]/.test(gap) ? `${gap} ${error < 0 ? 'lower' : 'higher'}` : 'as forecast'
  const range = isInside80 === null ? 'it had no range' : `${isInside80 ? 'inside' : 'outside'} the 80% range`
  const came = `forecast ${describeForecast(centre, scale)}, then ${describeValue(value, scale)}`
  return `${describePeriod(period, scale.accumulation)}: ${came}: ${side}, ${range}`
}

/** "7 of 9"; empty where no forecast had a range. */
export function describeInside({ withRange, inside80 }: Omit<RecordTotal, 'forecasts'>): string {
  return withRange === 0 ? '' : `${inside80} of ${withRange}`
}

/** All forecasts together, and whether their ranges held what they promise. */
export function describeTotal(total: RecordTotal): string {
  const { forecasts, withRange, inside80 } = total
  if (forecasts === 0)
    return 'No forecast has met its value yet. What is forecast is kept each time a value is recorded, and scored when the next one comes.'
  const made =
    forecasts === 1 ? 'One past forecast has met its value' : `${forecasts} past forecasts have met their values`
  if (withRange === 0) return `${made}. ${forecasts === 1 ? 'It had no range' : 'None had a range'} to be judged by.`
  return `${made}. ${inside80} of the ${withRange} with a range fell inside the 80% range. ${CALIBRATION[calibrationOf(total)]}`
}
