import { targetAt } from '../target.ts'
import type { Curve } from './curve.ts'

/** The target that stands at a step, by the rule the RAG status is judged by (see `targetAt`); null where none does. */
export function targetAtStep(curve: Pick<Curve, 'steps' | 'targets' | 'targetPath'>, at: number): number | null {
  const period = curve.steps[at]?.period
  return period === undefined || curve.targets.length === 0 ? null : targetAt(curve.targets, period, curve.targetPath)
}
