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

/**
 * The text in lines that fit, broken between words, at most so many: what is left over is cut with an ellipsis, as is a
 * word wider than the room.
 */
export function wrappedText(text: string, size: number, room: number, most: number, bold = false): readonly string[] {
  const words = text.split(' ')
  const lines: string[] = []
  while (words.length > 0 && lines.length < most - 1) {
    let line = words.shift() ?? ''
    while (words.length > 0 && textWidth(`${line} ${words[0]}`, size, bold) <= room) line += ` ${words.shift()}`
    lines.push(fittedText(line, size, room, bold))
  }
  return words.length === 0 ? lines : [...lines, fittedText(words.join(' '), size, room, bold)]
}

/** The text cut with an ellipsis so that it fits; empty when not even one letter would. */
export function fittedText(text: string, size: number, room: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size, bold) > room) letters.pop()
  return letters.length === 0 ? '' : `${letters.join('').trimEnd()}…`
}
