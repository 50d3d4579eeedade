import { type Ground, limitsFor } from '@ttc/domain/assessment/ground'
import { freezeBaseline } from '@ttc/domain/baseline'
import { checkPeriod, type Scale } from '@ttc/domain/indicator'
import type { Measurement } from '@ttc/domain/measurement'
import type { PlanFile } from '../../apps/api/src/plan/plan-file.ts'

type FileIndicator = PlanFile['indicators'][number]
type FileSeries = FileIndicator['series'][number]
export type FileGround = Readonly<{ code: string; group: string; ground: Ground }>

/** What every series of a plan file's own area is judged on, without a database. `group` is '' for all children. */
export function groundsOf(file: PlanFile): FileGround[] {
  return file.indicators.flatMap((one) =>
    withOwn(one, file.partnership.area).map((line) => ({
      code: one.code,
      group: groupOf(line.breakdown),
      ground: groundOf(file, one, line),
    })),
  )
}

function withOwn({ series }: FileIndicator, area: string): FileSeries[] {
  const own = series.filter((line) => line.area === area)
  return own.length > 0 ? own : [{ area, breakdown: [], values: [] }]
}

function groundOf(file: PlanFile, one: FileIndicator, line: FileSeries): Ground {
  const scale: Scale = one
  const asked = one.baselines.find((each) => groupOf(each.breakdown) === groupOf(line.breakdown))
  const breaks = one.breaks.map(({ fromOn }) => fromOn)
  const history = historyOf(one, line)
  const targets = one.targets.map(({ start, end, ...target }) => ({ period: checkPeriod({ start, end }, one), target }))
  return {
    scale,
    history,
    breaks,
    targets: targets.flatMap(({ period, target: { value } }) => (value === null ? [] : [{ period, value }])),
    ranges: targets.flatMap(({ period, target: { lower, upper } }) =>
      lower === null || upper === null ? [] : [{ period, lower, upper }],
    ),
    rules: one.rules.map(({ toleranceKind, toleranceAmount, ...rule }) => ({
      ...rule,
      tolerance: { kind: toleranceKind, amount: toleranceAmount },
      recordedAt: '',
    })),
    baseline:
      asked === undefined
        ? null
        : freezeBaseline(
            history.filter(({ period }) => period.end <= asked.throughEnd),
            scale,
            { frozenOn: asked.frozenOn, breaks, adjustment: adjustmentOf(one, asked), limitsOf: limitsFor(scale) },
          ),
    compared: comparedOf(file, one, line),
    due: { nextPublicationOn: one.nextPublicationOn, dueDays: one.dueDays },
  }
}

function adjustmentOf(one: FileIndicator, { adjusted }: FileIndicator['baselines'][number]) {
  if (adjusted === null) return null
  const points = adjusted.points.map(({ value, ...days }) => ({ period: checkPeriod(days, one), value }))
  return { points, reason: adjusted.reason }
}

function comparedOf({ areas, partnership, neighbourModels }: PlanFile, one: FileIndicator, line: FileSeries) {
  const codes = (kind: string) => areas.filter((area) => area.kind === kind).map(({ code }) => code)
  const neighbours = neighbourModels.flatMap((model) => model.neighbours)
  const groups = [
    { kind: 'neighbours', codes: neighbours.find(({ area }) => area === partnership.area)?.neighbours ?? [] },
    { kind: 'england', codes: codes('country') },
    { kind: 'region', codes: codes('region') },
  ] as const
  return groups
    .map(({ kind, codes: wanted }) => ({ kind, name: kind, areas: wanted.map((code) => valuesAt(one, code, line)) }))
    .filter(({ areas: found }) => found.some((values) => values.length > 0))
}

function valuesAt(one: FileIndicator, area: string, { breakdown }: FileSeries): readonly Measurement[] {
  const found = one.series.find((each) => each.area === area && groupOf(each.breakdown) === groupOf(breakdown))
  return found === undefined ? [] : historyOf(one, found)
}

function historyOf(one: FileIndicator, line: FileSeries): readonly Measurement[] {
  return line.values.map(({ start, end, ...value }) => ({
    ...value,
    period: checkPeriod({ start, end }, one),
    lower: null,
    upper: null,
  }))
}

function groupOf(breakdown: FileSeries['breakdown']): string {
  return breakdown.map(({ category, value }) => `${category}: ${value}`).join(', ')
}
