import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeSpan } from '@ttc/domain/figure/span'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import { useMemo } from 'react'
import { SmallPicture } from './SmallPicture.tsx'

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
