import type { NumberedAnnotation } from '@ttc/domain/figure/curve'
import { describeDay } from '@ttc/domain/period/label'

/** What the numbered circles of a chart stand for. */
export function Annotations({ annotations }: { annotations: readonly NumberedAnnotation[] }) {
  if (annotations.length === 0) return null
  return (
    <ol className="ttc-annotations" aria-label="Marked on the chart">
      {annotations.map(({ number, on, label }) => (
        <li key={number}>
          <b aria-hidden="true">{number}</b>
          <span>
            {describeDay(on)}: {label}
          </span>
        </li>
      ))}
    </ol>
  )
}
