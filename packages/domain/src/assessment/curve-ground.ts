import { clampFan } from '../baseline/theta.ts'
import { stepsBetween } from '../baseline/usable-points.ts'
import { baselineAt, type FrozenBaseline } from '../baseline.ts'
import type { Annotation, CurveBaseline, CurveInput } from '../figure/curve-input.ts'
import type { Scale } from '../indicator.ts'
import { comparePeriods, type IsoDate, type Period, shiftPeriod } from '../period.ts'
import { lastTarget } from '../target.ts'
import { comparisonsOf, valuesOf } from './comparison.ts'
import type { Ground } from './ground.ts'

type Named = Readonly<{
  name: string
  areaName: string
  breaks: readonly Readonly<{ from: IsoDate; reason: string }>[]
  annotations: readonly Annotation[]
}>

/**
 * What a curve is drawn from, from the ground it is judged on: every measurement, the frozen forecast up to the last
 * target (or one step past the latest value) held within what is possible, targets and comparators. A year to date has
 * no forecast line: it restarts each year, and would be drawn as a saw-tooth. A comparator that is out of range is not
 * drawn: beside England's 1,258 a curve from 63 to 318 would be flat.
 */
export function curveInputOf(ground: Ground, { name, areaName, breaks, annotations }: Named): CurveInput {
  const measurements = ground.history.toSorted((a, b) => comparePeriods(a.period, b.period))
  const odd = comparisonsOf(ground.history, ground.compared, ground.scale).filter((one) => one.outOfRange)
  const baseline = ground.scale.accumulation === 'year-to-date' ? null : ground.baseline
  return {
    name,
    areaName,
    scale: ground.scale,
    measurements,
    breaks,
    baseline:
      baseline === null
        ? null
        : shownBaseline(baseline, ground.scale, horizonOf(ground, measurements.at(-1)?.period ?? null)),
    targets: ground.targets,
    targetPath: ground.rules.at(-1)?.path ?? 'straight',
    comparators: ground.compared
      .filter(({ kind, name: other }) => !odd.some((one) => one.kind === kind && one.name === other))
      .map((one) => ({
        name: one.name,
        kind: one.kind,
        points: valuesOf(one).map(({ period, value }) => ({ period, value })),
      })),
    annotations,
  }
}

const SMALL_POINTS = 20

/** Of what is computed, so many places beyond those that are shown: no rounding on the way to the screen differs. */
const PLACES_BEYOND = 6

/**
 * The same curve for a small drawing: the last twenty periods, without comparators and annotations. A forecast is kept
 * to a millionth of what is shown, since a plan holds hundreds of them and their digits were most of its answer.
 */
export function smallCurveOf(input: CurveInput): CurveInput {
  const { measurements, baseline, scale } = input
  return {
    ...input,
    measurements: measurements.slice(-SMALL_POINTS),
    baseline: baseline === null ? null : shortened(baseline, scale.decimals + PLACES_BEYOND),
    comparators: [],
    annotations: [],
  }
}

function shortened(baseline: CurveBaseline, places: number): CurveBaseline {
  const short = (value: number) => Number(value.toFixed(places))
  const ifAny = (value: number | null) => (value === null ? null : short(value))
  const fan = baseline.fan.map(({ period, centre, lower50, upper50, lower80, upper80 }) => ({
    period,
    centre: short(centre),
    lower50: ifAny(lower50),
    upper50: ifAny(upper50),
    lower80: ifAny(lower80),
    upper80: ifAny(upper80),
  }))
  const adjusted = baseline.adjusted?.map(({ period, value }) => ({ period, value: short(value) })) ?? null
  return { ...baseline, fan, adjusted }
}

/** The last period a curve shows: the latest value's or the last target's, whichever is later. */
function horizonOf(ground: Ground, latest: Period | null): Period | null {
  const ends = [latest, lastTarget(ground.targets)?.period ?? null].filter((period) => period !== null)
  return ends.toSorted(comparePeriods).at(-1) ?? null
}

const LEAST_STEPS = 2

/** The forecast up to the horizon, however long ago it was frozen: the frozen fit gives every later period. */
function shownBaseline(frozen: FrozenBaseline, scale: Scale, horizon: Period | null): CurveBaseline {
  const { stride, snapshotsPerYear } = frozen.rhythm
  const steps = horizon === null ? 0 : Math.ceil(stepsBetween(frozen.through, horizon, frozen.rhythm))
  const periods = Array.from({ length: Math.max(LEAST_STEPS, steps) }, (_, i) =>
    shiftPeriod(frozen.through, (i + 1) * stride, 'single', snapshotsPerYear),
  )
  const fan = periods.map((period) => {
    const shown = clampFan(computedAt(frozen, period), scale.minimum, scale.maximum)
    const { centre, lower50, upper50, lower80, upper80 } = shown
    return { period, centre, lower50, upper50, lower80, upper80 }
  })
  const adjusted =
    frozen.adjustment === null ? null : periods.map((period) => ({ period, value: baselineAt(frozen, period).centre }))
  return { frozenOn: frozen.frozenOn, through: frozen.through, fan, adjusted }
}

function computedAt(frozen: FrozenBaseline, period: Period) {
  return baselineAt({ ...frozen, adjustment: null }, period)
}
