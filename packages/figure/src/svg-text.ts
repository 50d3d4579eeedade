import type { Anchor } from '@ttc/domain/figure/label-placement'

/** Arial and the system's own sans serif; every width is measured for Arial. */
export const FONT = 'Arial, Arimo, Liberation Sans, Helvetica, sans-serif'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Characters that XML 1.0 forbids even as references: one of them in a name would make the whole drawing unreadable. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text that came from data, safe as XML content and inside an attribute. */
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)
}

/** A coordinate to a tenth of a pixel: finer is not seen and doubles the size. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10)
}

export type TextStyle = Readonly<{
  size: number
  fill: string
  bold?: boolean
  anchor?: Anchor
  /** White round the letters, so that a line under them does not cut them. */
  halo?: boolean
}>

/** Lines of text, the first at this base line. */
export function svgText(x: number, y: number, lines: readonly string[], style: TextStyle): string {
  const anchor = style.anchor === undefined || style.anchor === 'start' ? '' : ` text-anchor="${style.anchor}"`
  const weight = style.bold === true ? ' font-weight="700"' : ''
  const halo = style.halo === true ? ' paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"' : ''
  const open = `<text x="${px(x)}" y="${px(y)}" font-size="${style.size}" fill="${style.fill}"${anchor}${weight}${halo}>`
  if (lines.length === 1) return `${open}${escapeXml(lines[0] ?? '')}</text>`
  const step = lineHeight(style.size)
  const spans = lines.map((line, i) => `<tspan x="${px(x)}" dy="${i === 0 ? 0 : step}">${escapeXml(line)}</tspan>`)
  return `${open}${spans.join('')}</text>`
}

/** The distance from one line of text to the next. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.2)
}
