import { WorkingBaseline } from '@ttc/contracts/answer/working-baseline'
import { JudgedCurve } from './JudgedCurve.tsx'

/** What is typed of a judged curve, drawn as soon as it can be. */
export function TypedCurve({ content }: { content: unknown }) {
  const drawn = WorkingBaseline.safeParse(content)
  if (drawn.success) return <JudgedCurve judged={drawn.data} />
  return <p className="ttc-muted">The curve is drawn here as soon as the questions are answered.</p>
}
