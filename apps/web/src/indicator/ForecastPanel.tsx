import type { ScaleView } from '@ttc/contracts/figure'
import type { SeriesView } from '@ttc/contracts/indicator'
import type { TrackRecordView } from '@ttc/contracts/track-record'
import { describeValue } from '@ttc/domain/figure/value'
import { describeChance, describeOutlook, describeTrackRecord } from '@ttc/domain/forecast.words'
import { describePeriod } from '@ttc/domain/period/label'
import { describeScored, describeTotal } from '@ttc/domain/track-record.words'
import { statusOf } from '../assessment/statuses.ts'
import { ChanceBar } from '../design/ChanceBar.tsx'
import { Details } from '../design/Details.tsx'
import { Panel } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'

/** Where the values lead if they go on as they do, and the chance of meeting the target. */
export function ForecastPanel({ series: { assessment, curve, trackRecord } }: { series: SeriesView }) {
  const { forecast } = assessment
  const record = describeTrackRecord(trackRecord, curve.scale)
  const past = record === null ? null : <PastForecasts words={record} record={trackRecord} scale={curve.scale} />
  if (forecast === null) return past === null ? null : <Panel title="Forecast">{past}</Panel>
  const { scale } = curve
  const { target, chance, band } = forecast
  const aim = target === null ? '' : describeValue(target, scale)
  const words = chance === null || band === null ? null : `Chance of meeting ${aim}: ${describeChance(chance, band)}`
  return (
    <Panel title="Forecast">
      <p>
        <b>{describeOutlook(forecast, scale)}</b> for {describePeriod(forecast.period, scale.accumulation)}, on all
        values to date.
      </p>
      {words !== null && chance !== null && (
        <>
          <p>{words}.</p>
          <ChanceBar chance={chance} words={words} />
        </>
      )}
      {words === null && target !== null && (
        <p className="ttc-muted">Too few values for a range, so no chance can be given.</p>
      )}
      {(forecast.status === 'red' || forecast.status === 'amber' || forecast.status === 'green') && (
        <p>
          If it comes true: <StatusTag status={statusOf(forecast.status)} look="plain" />
        </p>
      )}
      {past}
    </Panel>
  )
}

function PastForecasts({ words, record, scale }: { words: string; record: TrackRecordView; scale: ScaleView }) {
  return (
    <>
      <p className="ttc-muted">{words}</p>
      <Details summary="Past forecasts">
        <p>{describeTotal(record.total)}</p>
        <ul className="govuk-list govuk-list--bullet">
          {record.scored.toReversed().map((one) => (
            <li key={one.period.end}>{describeScored(one, scale)}</li>
          ))}
        </ul>
        {record.total.forecasts > record.scored.length && <p>These are the last {record.scored.length}.</p>}
      </Details>
    </>
  )
}
