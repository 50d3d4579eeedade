import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve } from '@ttc/domain/figure/description'
import type { Problem } from '@ttc/domain/problem'
import { Notice } from '../design/Notice.tsx'
import { CurveDrawing } from '../figure/CurveDrawing.tsx'

/** The curve with the baseline it would get; nothing is frozen by looking. */
export function BaselinePreview({ curve, problem }: { curve: CurveView | null; problem: Problem | null }) {
  if (problem !== null) {
    return (
      <Notice tone="problem" title="There is no preview">
        <p>{problem.message}</p>
        {problem.fields.length > 0 && <p>{problem.fields.map(({ message }) => message).join(' ')}</p>}
      </Notice>
    )
  }
  if (curve === null) return null
  return (
    <div className="ttc-preview">
      <p role="status">Not frozen yet. {describeCurve(curveOf(curve))}</p>
      <CurveDrawing curve={curve} height={340} />
    </div>
  )
}
