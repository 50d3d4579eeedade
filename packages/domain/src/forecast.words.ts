import { describeForecast } from './figure/forecast.ts'
import { describeGap } from './figure/value.ts'
import type { ChanceWord } from './forecast.ts'
import type { Scale } from './indicator.ts'

const ODDS: readonly (readonly [number, string])[] = [
  [0.035, 'less than 1 in 20'],
  [0.075, 'about 1 in 20'],
  [0.15, 'about 1 in 10'],
  [0.225, 'about 1 in 5'],
  [0.29, 'about 1 in 4'],
  [0.365, 'about 1 in 3'],
  [0.45, 'about 2 in 5'],
  [0.55, 'about 1 in 2'],
  [0.635, 'about 3 in 5'],
  [0.71, 'about 2 in 3'],
  [0.775, 'about 3 in 4'],
  [0.85, 'about 4 in 5'],
  [0.925, 'about 9 in 10'],
  [0.965, 'about 19 in 20'],
]

/** A chance as odds people can picture: 0.36 is "about 1 in 3". Between 0 and 1; never "certain". */
export function describeOdds(chance: number): string {
  return ODDS.find(([limit]) => chance < limit)?.[1] ?? 'more than 19 in 20'
}

/** The word for a chance with its odds beside it: "unlikely (about 1 in 5)". */
export function describeChance(chance: number, band: ChanceWord): string {
  return `${band} (${describeOdds(chance)})`
}

type Scored = Readonly<{ error: number; isInside80: boolean | null }>

const LAST = 3

/**
 * How the last three forecasts did: "Track record: the last three were out by 0.4, 1.1 and 0.2 points; 2 of 3 fell
 * inside the 80% range." Null where none has been scored yet.
 */
export function describeTrackRecord({ scored }: Readonly<{ scored: readonly Scored[] }>, scale: Scale): string | null {
  const last = scored.slice(-LAST)
  const sizes = describeErrors({ scored }, scale)
  if (sizes === null) return null
  const ranged = last.filter(({ isInside80 }) => isInside80 !== null)
  const inside = ranged.filter(({ isInside80 }) => isInside80 === true).length
  const held = ranged.length === 0 ? '' : `; ${inside} of ${ranged.length} fell inside the 80% range`
  const which = ['', 'last forecast was', 'last two forecasts were', 'last three forecasts were'][last.length]
  return `Track record: the ${which} out by ${sizes}${held}.`
}

/** By how much the last three were out, whichever side they missed on: "0.4, 1.1 and 0.2 points"; null without any. */
export function describeErrors({ scored }: Readonly<{ scored: readonly Scored[] }>, scale: Scale): string | null {
  const last = scored.slice(-LAST)
  const errors = last.map(({ error }) => describeGap(error, { ...scale, decimals: Math.max(1, scale.decimals) }))
  const final = errors.at(-1)
  if (final === undefined) return null
  const before = errors.slice(0, -1).map((error) => error.replace(/ .*$/, ''))
  return before.length === 0 ? final : `${before.join(', ')} and ${final}`
}

/** Where the current forecast ends: "36.8%, 80% range 25.6% to 48.0%". */
export function describeOutlook(
  forecast: Readonly<{ centre: number; lower80: number | null; upper80: number | null }>,
  scale: Scale,
): string {
  const range = describeRange80(forecast.lower80, forecast.upper80, scale)
  const centre = describeForecast(forecast.centre, scale)
  return range === '' ? centre : `${centre}, ${range}`
}

/** A forecast's range in words: "80% range 25.6% to 48.0%"; empty where no range is known. */
function describeRange80(lower: number | null, upper: number | null, scale: Scale): string {
  if (lower === null || upper === null) return ''
  return `80% range ${describeForecast(lower, scale)} to ${describeForecast(upper, scale)}`
}
