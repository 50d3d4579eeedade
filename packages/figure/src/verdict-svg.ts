import { glyphSvg, inkOf, type Sense, threeDots } from './glyph.ts'
import { FORECAST } from './palette.ts'

export type GlyphVerdict = 'turned' | 'slowing' | 'on-the-baseline' | 'worse-than-the-baseline' | 'too-soon-to-tell'

const SENSE: Readonly<Record<GlyphVerdict, Sense>> = {
  turned: 'better',
  slowing: 'better',
  'on-the-baseline': 'neutral',
  'worse-than-the-baseline': 'worse',
  'too-soon-to-tell': 'neutral',
}

/**
 * The verdict as a glyph: the dashed baseline and a solid line that leaves it to the side the results lie on; the colour
 * says whether that is good. Slowing is a line that levels out from a baseline that goes on; three dots mean that it is
 * too soon to tell.
 */
export function verdictGlyphSvg(verdict: GlyphVerdict, side: 'above' | 'below', height = 20): string {
  const style = `fill="none" stroke="${inkOf(SENSE[verdict])}" stroke-width="2.8" stroke-linecap="round"`
  return glyphSvg([30, 20], height, style, shapeOf(verdict, side === 'below'))
}

function shapeOf(verdict: GlyphVerdict, below: boolean): string {
  if (verdict === 'too-soon-to-tell') return `${baseline('M1 10H12')}${threeDots([18, 23, 28])}`
  if (verdict === 'on-the-baseline') return `${baseline('M1 10H29')}<path d="M1 8C8 5 11 14 17 10S24 7 28 9"/>`
  if (verdict === 'slowing') {
    return below
      ? `${baseline('M1 17 28 3')}<path d="M1 17C9 12.5 16 11 28 11"/>`
      : `${baseline('M1 3 28 17')}<path d="M1 3C9 7.5 16 9 28 9"/>`
  }
  return below
    ? `${baseline('M1 6H29')}<path d="M1 4.5C9 4 17 5 28 17"/>`
    : `${baseline('M1 14H29')}<path d="M1 15.5C9 16 17 15 28 3"/>`
}

function baseline(path: string): string {
  return `<path d="${path}" stroke="${FORECAST}" stroke-width="2" stroke-dasharray="3 3.4"/>`
}
