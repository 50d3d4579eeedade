import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeSpan } from '@ttc/domain/figure/span'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import { useMemo } from 'react'

type SparklineProps = { curve: CurveView; width?: number; height?: number }

/** The small curve of a row, as a picture with its words: there is nothing in it to select. */
export function Sparkline({ curve, width = 172, height = 46 }: SparklineProps) {
  const picture = useMemo(() => {
    const drawn = curveOf(curve)
    const svg = sparklineSvg(drawn, { width, height, prefix: 'row', label: null })
    return { svg, words: describeSpan(drawn), values: drawn.points.length }
  }, [curve, width, height])
  return <SmallPicture {...picture} width={width} height={height} />
}

type SmallPictureProps = { svg: string; words: string; values: number; width: number; height: number }

/** A small curve that is drawn already. As an image it runs nothing, whatever stands in it. */
export function SmallPicture({ svg, words, values: points, width, height }: SmallPictureProps) {
  if (points === 0) return <span className="ttc-muted">No values yet</span>
  if (points === 1) return <span className="ttc-muted">One value: no curve yet</span>
  return (
    <img
      className="ttc-spark"
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={words}
      width={width}
      height={height}
    />
  )
}
