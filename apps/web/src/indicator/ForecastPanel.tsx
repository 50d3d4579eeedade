import type { SeriesView } from '@ttc/contracts/indicator'
import { describeValue } from '@ttc/domain/figure/value'
import { describeChance, describeOutlook, describeTrackRecord } from '@ttc/domain/forecast.words'
import { describePeriod } from '@ttc/domain/period/label'
import { statusOf } from '../assessment/statuses.ts'
import { ChanceBar } from '../design/ChanceBar.tsx'
import { Panel } from '../design/Panel.tsx'
import { StatusTag } from '../design/StatusTag.tsx'

/** Where the values lead if they go on as they do, and the chance of meeting the target. */
export function ForecastPanel({ series: { assessment, curve, trackRecord } }: { series: SeriesView }) {
  const { forecast } = assessment
  const record = describeTrackRecord(trackRecord, curve.scale)
  if (forecast === null) return record === null ? null : <Panel title="Forecast">{recordLine(record)}</Panel>
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
      {record !== null && recordLine(record)}
    </Panel>
  )
}

function recordLine(record: string) {
  return <p className="ttc-muted">{record}</p>
}
