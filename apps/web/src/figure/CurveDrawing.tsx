import type { CurveView } from '@ttc/contracts/figure'
import { curveOf } from '@ttc/domain/figure/curve'
import { describeCurve } from '@ttc/domain/figure/description'
import { curveSvg } from '@ttc/figure/curve-svg'
import { useId, useLayoutEffect } from 'react'
import { parsedSvg } from './parsed-svg.ts'
import { useWidth } from './use-width.ts'

type CurveDrawingProps = { curve: CurveView; height: number; print?: boolean }

/** A curve to look at, drawn at the width it has: its words stay selectable, its title and description are read out. */
export function CurveDrawing({ curve, height, print = false }: CurveDrawingProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const prefix = useId()
  useLayoutEffect(() => {
    if (width === null) return
    const drawn = curveOf(curve)
    const description = describeCurve(drawn)
    const svg = curveSvg(drawn, { width, height, prefix, title: curve.name, description, print })
    box.current?.replaceChildren(...parsedSvg(svg))
  }, [box, width, height, curve, prefix, print])
  return <div className="ttc-drawing" style={{ minHeight: height }} ref={box} />
}
