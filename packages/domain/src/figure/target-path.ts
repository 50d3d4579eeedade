import { targetAt } from '../target.ts'
import type { Curve } from './curve.ts'
import type { PlacedValue } from './point.ts'

/** The target that stands at a step, by the rule the RAG status is judged by (see `targetAt`); null where none does. */
export function targetAtStep(
  curve: Pick<Curve, 'scale' | 'steps' | 'targets' | 'targetPath'>,
  at: number,
): number | null {
  const period = curve.steps[at]?.period
  if (period === undefined || curve.targets.length === 0) return null
  return targetAt(curve.targets, period, curve.targetPath, curve.scale.accumulation)
}

/** The targets as the runs a line may join: those of a year to date by year, since each year starts afresh. */
export function targetRunsOf({
  targets,
  scale,
}: Pick<Curve, 'scale' | 'targets'>): readonly (readonly PlacedValue[])[] {
  if (targets.length === 0) return []
  if (scale.accumulation !== 'year-to-date') return [targets]
  const starts = [...new Set(targets.map((target) => target.period.start))]
  return starts.map((start) => targets.filter((target) => target.period.start === start))
}

/** Whether a target stands until the next date. One of a year to date grows towards its next step whatever the rule. */
export function isStepped({ targetPath, scale }: Pick<Curve, 'scale' | 'targetPath'>): boolean {
  return targetPath === 'stepped' && scale.accumulation !== 'year-to-date'
}
