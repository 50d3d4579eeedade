import { targetAt } from '../target.ts'
import type { Curve } from './curve.ts'

/** The target that stands at a step, by the rule the RAG status is judged by (see `targetAt`); null where none does. */
export function targetAtStep(
  curve: Pick<Curve, 'scale' | 'steps' | 'targets' | 'targetPath'>,
  at: number,
): number | null {
  const period = curve.steps[at]?.period
  if (period === undefined || curve.targets.length === 0) return null
  return targetAt(curve.targets, period, curve.targetPath, curve.scale.accumulation)
}
