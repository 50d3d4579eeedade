import type { IsoDate } from '../day.ts'
import type { Scale } from '../indicator.ts'
import type { Measurement } from '../measurement.ts'
import type { Period } from '../period.ts'
import type { SeriesBreak } from './segment.ts'

/** The frozen forecast at one period with its ranges, clamped to what can be true; null where no range is known. */
export type FanPeriod = Readonly<{
  period: Period
  centre: number
  lower50: number | null
  upper50: number | null
  lower80: number | null
  upper80: number | null
}>

/** The frozen baseline: the day, the last period of its history, its forecast and the group's own, if it made one. */
export type CurveBaseline = Readonly<{
  frozenOn: IsoDate
  through: Period
  fan: readonly FanPeriod[]
  adjusted: readonly PeriodValue[] | null
}>

export type PeriodValue = Readonly<{ period: Period; value: number }>

export type ComparatorKind = 'england' | 'region' | 'neighbours' | 'area'

/** Another area's series; a null value is a gap in it. */
export type ComparatorSeries = Readonly<{
  name: string
  kind: ComparatorKind
  points: readonly Readonly<{ period: Period; value: number | null }>[]
}>

/** Something that happened on a day and is marked on the curve. */
export type Annotation = Readonly<{ on: IsoDate; kind: 'action' | 'break' | 'rule' | 'note'; label: string }>

/** The way back that somebody promised: from the latest value to where it is amber, or green, by a day. */
export type PathBack = Readonly<{
  from: PeriodValue
  to: readonly Readonly<{ on: IsoDate; value: number; colour: 'amber' | 'green' }>[]
}>

/** Everything one curve is drawn from. Measurements are the area's own, in the order of their periods. */
export type CurveInput = Readonly<{
  name: string
  areaName: string
  scale: Scale
  measurements: readonly Measurement[]
  breaks: readonly SeriesBreak[]
  baseline: CurveBaseline | null
  targets: readonly PeriodValue[]
  targetPath: 'straight' | 'stepped'
  comparators: readonly ComparatorSeries[]
  annotations: readonly Annotation[]
  pathBack?: PathBack | null | undefined
}>
