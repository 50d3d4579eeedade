import { keptForecast } from '@ttc/db/baseline'
import type { Database } from '@ttc/db/connect'
import type { Scope } from '@ttc/domain/access'
import { limitsFor } from '@ttc/domain/assessment/ground'
import { currentForecast } from '@ttc/domain/forecast'
import type { Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import { type IsoDate, nextPeriod, type PeriodKind } from '@ttc/domain/period'
import type { KeptForecast } from '@ttc/domain/track-record'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'

export type SeriesForecast = KeptForecast & Readonly<{ seriesId: string }>

/**
 * Of every period the forecast that was made last before its value came, by series: one step ahead where every value
 * came in its turn. What was forecast earlier for the same period is kept, and not listed here.
 */
export async function listKeptForecasts(
  db: Database,
  scope: Scope,
  series: readonly Readonly<{ id: string; kind: PeriodKind }>[],
): Promise<SeriesForecast[]> {
  if (series.length === 0) return []
  const kinds = new Map(series.map(({ id, kind }) => [id, kind]))
  const rows = await db
    .selectDistinctOn([keptForecast.seriesId, keptForecast.periodEnd])
    .from(keptForecast)
    .where(and(eq(keptForecast.partnershipId, scope.partnershipId), inArray(keptForecast.seriesId, [...kinds.keys()])))
    .orderBy(asc(keptForecast.seriesId), asc(keptForecast.periodEnd), desc(keptForecast.madeThrough))
    .limit(5000)
  return rows.flatMap(({ seriesId, madeThrough, periodStart, periodEnd, centre, lower80, upper80 }) => {
    const kind = kinds.get(seriesId)
    if (kind === undefined) return []
    const period = { kind, start: periodStart, end: periodEnd }
    return [{ seriesId, madeOn: madeThrough, period, centre, lower80, upper80 }]
  })
}

/**
 * Puts in the place of what was forecast for some series what would have been forecast from these histories: where
 * numbers have been hidden since, forecasts that were made of them would tell them.
 */
export async function replaceForecasts(tx: Database, scope: Scope, told: readonly Told[]): Promise<void> {
  const ids = told.map((one) => one.seriesId)
  await tx
    .delete(keptForecast)
    .where(and(eq(keptForecast.partnershipId, scope.partnershipId), inArray(keptForecast.seriesId, ids)))
  await saveForecastsAsTheyCame(tx, scope, told)
}

type Told = Readonly<{ seriesId: string; history: readonly Measurement[]; scale: Scale; breaks: readonly IsoDate[] }>

/** Keeps what would have been forecast each time a value came, for a series whose values came one after the other. */
export async function saveForecastsAsTheyCame(tx: Database, scope: Scope, told: readonly Told[]): Promise<void> {
  const rows = told.flatMap((series) =>
    forecastsOf(series).map(({ through, period, shown }) => ({
      partnershipId: scope.partnershipId,
      seriesId: series.seriesId,
      madeThrough: through.end,
      periodStart: period.start,
      periodEnd: period.end,
      centre: shown.centre,
      lower80: shown.lower80,
      upper80: shown.upper80,
    })),
  )
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insert(keptForecast)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing()
}

const ROWS_AT_ONCE = 1000
/** Forecasts from fewer values have no range to be judged by. */
const LEAST_VALUES = 3

function forecastsOf({ history, scale, breaks }: Told) {
  return history.slice(LEAST_VALUES - 1, -1).flatMap((last, i) => {
    const known = history.slice(0, LEAST_VALUES + i)
    const forecast = currentForecast(
      known,
      scale,
      breaks,
      nextPeriod(last.period, scale.accumulation),
      limitsFor(scale),
    )
    return forecast === null ? [] : [forecast]
  })
}
