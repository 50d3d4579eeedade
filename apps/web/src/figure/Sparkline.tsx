import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeSpan } from '@ttc/domain/figure/span'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import { useMemo } from 'react'

type SparklineProps = { curve: CurveView; width?: number; height?: number }

/** The small curve of a row, as a picture with its words: there is nothing in it to select. */
export function Sparkline({ curve, width = 172, height = 46 }: SparklineProps) {
  const { source, alt, points } = useMemo(() => {
    const drawn = curveOf(curve)
    const svg = sparklineSvg(drawn, { width, height, prefix: 'row', label: null })
    return {
      source: `data:image/svg+xml,${encodeURIComponent(svg)}`,
      alt: describeSpan(drawn),
      points: drawn.points.length,
    }
  }, [curve, width, height])
  if (points === 0) return <span className="ttc-muted">No values yet</span>
  if (points === 1) return <span className="ttc-muted">One value: no curve yet</span>
  return <img className="ttc-spark" src={source} alt={alt} width={width} height={height} />
}
