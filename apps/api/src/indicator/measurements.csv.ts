import type { IndicatorView, SeriesView } from '@ttc/contracts/indicator'
import { curveOf } from '@ttc/domain/figure/curve'
import { tableOf } from '@ttc/domain/figure/table'
import { describeStatus } from '@ttc/domain/figure/value'
import { sortKey } from '@ttc/domain/period'
import { stringify } from 'csv-stringify/sync'

const columns = [
  'indicator_code',
  'indicator',
  'unit',
  'area',
  'group',
  'period',
  'period_start',
  'period_end',
  'value',
  'value_status',
  'provisional',
  'numerator',
  'denominator',
  'baseline_forecast',
  'forecast_80_lower',
  'forecast_80_upper',
  'target',
  'note',
] as const

/**
 * Series one after another as a CSV file for people and programs: UTF-8 with a byte order mark, so that Excel reads it, RFC 4180, ISO
 * dates; a value is a number or empty, with its status in words in a column of its own. Text that a spreadsheet would
 * run as a formula is guarded; numbers, negative ones too, are left as they are.
 */
export function measurementsCsv(indicator: IndicatorView, series: readonly SeriesView[]): string {
  return stringify(
    series.flatMap((one) => rowsOf(indicator, one)),
    { bom: true, header: true, columns: [...columns], escape_formulas: true, record_delimiter: 'windows' },
  )
}

function rowsOf(indicator: IndicatorView, series: SeriesView) {
  const { curve } = series
  const measured = new Map(curve.measurements.map((one) => [sortKey(one.period), one]))
  const fan = new Map(curve.baseline?.fan.map((one) => [sortKey(one.period), one]) ?? [])
  const targets = new Map(curve.targets.map((one) => [sortKey(one.period), one.value]))
  return tableOf(curveOf(curve)).rows.map(({ period, label }) => {
    const key = sortKey(period)
    const one = measured.get(key)
    const forecast = fan.get(key)
    return [
      ...[indicator.code, indicator.name, curve.scale.unit, curve.areaName, series.breakdown.label, label],
      ...[period.start, period.end],
      one?.value ?? null,
      one === undefined ? '' : describeStatus(one.status),
      one?.provisional === true ? 'provisional' : '',
      ...[one?.numerator ?? null, one?.denominator ?? null],
      ...[forecast?.centre ?? null, forecast?.lower80 ?? null, forecast?.upper80 ?? null],
      targets.get(key) ?? null,
      one?.note ?? '',
    ]
  })
}
