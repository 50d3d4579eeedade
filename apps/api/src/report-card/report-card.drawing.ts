import type { CurveView } from '@ttc/contracts/figure'
import { type Curve, curveOf } from '@ttc/domain/figure/curve'
import { curveSvg } from '@ttc/figure/curve-svg'
import { sparklineSvg } from '@ttc/figure/sparkline-svg'
import { type GlyphVerdict, verdictGlyphSvg } from '@ttc/figure/verdict-svg'
import { POINTS, type Size } from './report-card.fit.ts'
import { FAMILIES } from './report-card.fonts.ts'

/** A picture as SVG text and the size it is printed at, in points. */
export type Drawing = Readonly<{ svg: string; width: number; height: number }>

export const SPARK_SIZE = { width: 51, height: 19 } as const
/** Sparklines hold no text, so they may be drawn as for the screen and printed at two thirds, where a row is narrow. */
const SPARK_DRAWN = { width: 102, height: 38 } as const
export const GLYPH_SIZE = { width: 22.5, height: 15 } as const

const curves = new WeakMap<CurveView, Curve>()

/** One picture of a curve and the sign beside it want the same of it, which takes a third of the time of both. */
function curveFor(view: CurveView): Curve {
  const known = curves.get(view)
  if (known) return known
  const curve = curveOf(view)
  curves.set(view, curve)
  return curve
}

export function drawCurve(curve: CurveView, size: Size): Drawing {
  const svg = curveSvg(curveFor(curve), {
    ...size,
    prefix: 'card',
    title: curve.name,
    // The alternative text of the PDF speaks for the picture; a description inside it would be read by nothing.
    description: '',
    print: true,
  })
  return { svg: inShippedFonts(svg), width: size.width * POINTS, height: size.height * POINTS }
}

export function drawSparkline(curve: CurveView): Drawing {
  const svg = sparklineSvg(curveOf(curve), { ...SPARK_DRAWN, prefix: 'row', label: null })
  return { svg: inShippedFonts(svg), ...SPARK_SIZE }
}

/** The verdict's sign, bent to the side of the forecast that the latest result lies on. */
export function drawVerdict(verdict: GlyphVerdict, curve: CurveView): Drawing {
  const gap = curveFor(curve).gap?.gap ?? 0
  return { svg: verdictGlyphSvg(verdict, gap > 0 ? 'above' : 'below', GLYPH_SIZE.height / POINTS), ...GLYPH_SIZE }
}

/** The screen's font names mean nothing to the press: its pictures are set in the fonts that are shipped. */
function inShippedFonts(svg: string): string {
  return svg
    .replace(/font-family="[^"]*"/g, `font-family="${FAMILIES}"`)
    .replace(/^<svg(?![^>]*font-family)/, `<svg font-family="${FAMILIES}"`)
}
