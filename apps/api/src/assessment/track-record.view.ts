import type { TrackRecordView } from '@ttc/contracts/track-record'
import type { Measurement } from '@ttc/domain/measurement'
import { type KeptForecast, recordOf, totalOf, trackRecord } from '@ttc/domain/track-record'

const FORECASTS_SHOWN = 5

/** How the forecasts of a series did that were made before their values came: the last ones, and all as counts. */
export function trackRecordView(kept: readonly KeptForecast[], history: readonly Measurement[]): TrackRecordView {
  const all = trackRecord(kept, history)
  const { scored, withRange, inside80 } = recordOf(all.scored.slice(-FORECASTS_SHOWN))
  return {
    withRange,
    inside80,
    scored: scored.map(({ period, centre, value, error, isInside80 }) => ({
      period,
      centre,
      value,
      error,
      isInside80,
    })),
    total: totalOf(all),
  }
}
