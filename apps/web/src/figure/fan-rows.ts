import type { Curve } from '@ttc/domain/figure/curve'

export type FanRow = Readonly<{
  at: number
  centre: number | null
  range50: readonly [number, number] | null
  range80: readonly [number, number] | null
}>

/** The frozen forecast as rows of a chart, from the last value of its history, where it has no width yet. */
export function fanRows({ forecast, axis }: Curve): FanRow[] {
  if (forecast === null) return []
  const within = (value: number) => Math.min(axis.high, Math.max(axis.low, value))
  const range = (lower: number | null, upper: number | null) =>
    lower === null || upper === null ? null : ([within(lower), within(upper)] as const)
  const start = forecast.from === null ? [] : [{ at: forecast.from.at, value: forecast.from.value }]
  return [
    ...start.map(({ at, value }) => ({
      at,
      centre: value,
      range50: range(value, value),
      range80: range(value, value),
    })),
    ...forecast.points.map(({ at, centre, lower50, upper50, lower80, upper80 }) => ({
      at,
      centre,
      range50: range(lower50, upper50),
      range80: range(lower80, upper80),
    })),
  ]
}
