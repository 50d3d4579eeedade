import { clampFan } from '../baseline/theta.ts'
import type { FrozenBaseline } from '../baseline.ts'
import { baselineAt } from '../baseline.ts'
import type { Annotation, CurveBaseline, CurveInput } from '../figure/curve-input.ts'
import type { Scale } from '../indicator.ts'
import { comparePeriods, type IsoDate, type Period } from '../period.ts'
import { lastTarget } from '../target.ts'
import { valuesOf } from './comparison.ts'
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
 * no forecast line: it restarts each year, and would be drawn as a saw-tooth.
 */
export function curveInputOf(ground: Ground, { name, areaName, breaks, annotations }: Named): CurveInput {
  const measurements = ground.history.toSorted((a, b) => comparePeriods(a.period, b.period))
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
    comparators: ground.compared.map((one) => ({
      name: one.name,
      kind: one.kind,
      points: valuesOf(one).map(({ period, value }) => ({ period, value })),
    })),
    annotations,
  }
}

const SMALL_POINTS = 20

/** The same curve for a small drawing: the last twenty periods, without comparators and annotations. */
export function smallCurveOf(input: CurveInput): CurveInput {
  return { ...input, measurements: input.measurements.slice(-SMALL_POINTS), comparators: [], annotations: [] }
}

function horizonOf(ground: Ground, latest: Period | null): IsoDate {
  const target = lastTarget(ground.targets)?.period.end ?? ''
  const shown = latest?.end ?? ''
  return [target, shown].toSorted().at(-1) ?? ''
}

function shownBaseline(frozen: FrozenBaseline, scale: Scale, horizon: IsoDate): CurveBaseline {
  const within = frozen.fan.filter((step, i) => i < 2 || step.period.end <= horizon)
  const fan = within.map(({ period }) => {
    const { centre, lower50, upper50, lower80, upper80 } = clampFan(
      computedAt(frozen, period),
      scale.minimum,
      scale.maximum,
    )
    return { period, centre, lower50, upper50, lower80, upper80 }
  })
  const adjusted =
    frozen.adjustment === null
      ? null
      : within.map(({ period }) => ({ period, value: baselineAt(frozen, period).centre }))
  return { frozenOn: frozen.frozenOn, through: frozen.through, fan, adjusted }
}

function computedAt(frozen: FrozenBaseline, period: Period) {
  return baselineAt({ ...frozen, adjustment: null }, period)
}
