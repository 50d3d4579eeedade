import type { IndicatorView } from '@ttc/contracts/indicator'
import { assess } from '@ttc/domain/assessment/assess'
import { curveInputOf, smallCurveOf } from '@ttc/domain/assessment/curve-ground'
import type { IndicatorRow, StoredGround } from '../assessment/ground.queries.ts'
import { groundOf, ownSeriesOf } from '../assessment/ground.ts'

/** The quarterly stand-in beside a yearly indicator: its latest value and its small curve. */
export function proxyView(stored: StoredGround, row: IndicatorRow): IndicatorView['proxy'] {
  const [own] = ownSeriesOf(stored, row.id)
  if (own === undefined) return null
  const ground = groundOf(stored, row, own, null)
  const { latest } = assess(ground)
  const curve = curveInputOf(ground, {
    name: row.name,
    areaName: stored.surroundings.ownName,
    breaks: [],
    annotations: [],
  })
  return {
    id: row.id,
    name: row.name,
    latestPeriod: latest?.period ?? null,
    latestValue: latest?.value ?? null,
    curve: smallCurveOf(curve) as IndicatorView['series'][number]['curve'],
  }
}
