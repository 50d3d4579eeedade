/** Advance widths of Arial in thousandths of the font size, by the characters that share one. Source: the font's metrics. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [222, "ijl’‘'|"],
  [278, 'ftI .,:;/!\\[]'],
  [333, 'r-()“”°*'],
  [500, 'kcsvxyzJ'],
  [556, 'abdeghnopquL0123456789£$–?_#'],
  [584, '+=<>−~±'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'mM'],
  [889, '%'],
  [944, 'W'],
]

/** Letters not listed (other scripts, accents) count as wide, so that a label is never narrower than its box. */
const UNKNOWN = 720
const BOLD = 1.07

const WIDTH_OF = new Map(WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

/** How wide a line of text is in pixels at a font size in pixels, in Arial or a font of its widths. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0
  for (const letter of text) width += WIDTH_OF.get(letter) ?? UNKNOWN
  return ((width * size) / 1000) * (bold ? BOLD : 1)
}

/** The text cut with an ellipsis so that it fits; empty when not even one letter would. */
export function fittedText(text: string, size: number, room: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size, bold) > room) letters.pop()
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`
}
