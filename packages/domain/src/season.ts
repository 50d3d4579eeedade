/**
 * How far each place in the year stands from the year's middle. `effects` are added to the logarithm when
 * multiplicative and to the value when additive; they are already shrunk by `shrink` (0 none to 1 whole).
 */
export type Season = Readonly<{
  shrink: number
  kind: 'multiplicative' | 'additive'
  effects: readonly number[]
}>

type Sums = { count: number; t: number; z: number }

// An effect of a billionth of the level is the noise of binary arithmetic, not a season; this is its square.
const NOISE = 1e-18

/**
 * The season of values in order of time (t counts the values), or null where there is none: fewer than two years of
 * values, a place in the year without any, no pattern beyond a straight line, or one no stronger than chance (F ≤ 1).
 * Dummies of the places plus a linear trend by least squares, on logarithms when all values are positive, shrunk by
 * 1 − 1/F. Source: METHOD, step 1 of the baseline (James–Stein shrinkage of seasonal factors, after Miller and
 * Williams 2003). `places` are 0-based, one per value; `perYear` is 4 for quarters, 12 for months, 3 for terms.
 */
export function fitSeason(values: readonly number[], places: readonly number[], perYear: number): Season | null {
  const n = values.length
  if (perYear < 2 || n < 2 * perYear) return null
  const kind = values.every((y) => y > 0) ? 'multiplicative' : 'additive'
  const z = kind === 'multiplicative' ? values.map(Math.log) : values
  const within = fitWithin(z, places, perYear)
  if (within === null) return null
  const withoutSeason = fitWithin(z, new Array<number>(n).fill(0), 1)
  const gain = (withoutSeason?.rss ?? 0) - within.rss
  if (gain <= NOISE * z.reduce((sum, one) => sum + one * one, 0)) return null
  const f = gain / (perYear - 1) / (within.rss / (n - perYear - 1))
  const shrink = Math.max(0, 1 - 1 / f)
  if (shrink === 0) return null
  const middle = within.intercepts.reduce((sum, g) => sum + g, 0) / perYear
  return { shrink, kind, effects: within.intercepts.map((g) => shrink * (g - middle)) }
}

/** A value with the season of its place taken out. */
export function withoutSeason(value: number, season: Season | null, place: number): number {
  if (season === null) return value
  const effect = season.effects[place] ?? 0
  return season.kind === 'multiplicative' ? value / Math.exp(effect) : value - effect
}

/** A seasonally adjusted value with the season of its place put back. */
export function withSeason(value: number, season: Season | null, place: number): number {
  if (season === null) return value
  const effect = season.effects[place] ?? 0
  return season.kind === 'multiplicative' ? value * Math.exp(effect) : value + effect
}

/** What a width (a range, a change) is multiplied by at a place: 1 where the season is added. */
export function widthFactor(season: Season | null, place: number): number {
  return season?.kind === 'multiplicative' ? Math.exp(season.effects[place] ?? 0) : 1
}

/** Least squares of z on one intercept per place and a common slope; null when a place has no value. */
function fitWithin(z: readonly number[], places: readonly number[], perYear: number) {
  const sums: Sums[] = Array.from({ length: perYear }, () => ({ count: 0, t: 0, z: 0 }))
  const at = (i: number): Sums => sums[places[i] ?? 0] ?? { count: 1, t: 0, z: 0 }
  z.forEach((one, i) => {
    const sum = at(i)
    sum.count += 1
    sum.t += i + 1
    sum.z += one
  })
  if (sums.some((sum) => sum.count === 0)) return null
  const rest = z.map((one, i) => ({ t: i + 1 - at(i).t / at(i).count, z: one - at(i).z / at(i).count }))
  const slope = rest.reduce((sum, r) => sum + r.t * r.z, 0) / rest.reduce((sum, r) => sum + r.t * r.t, 0)
  const rss = rest.reduce((sum, r) => sum + (r.z - slope * r.t) ** 2, 0)
  return { rss, intercepts: sums.map((sum) => (sum.z - slope * sum.t) / sum.count) }
}
