const INK = '#0b0c0c'
const WHITE = '#ffffff'
const LEAST_CONTRAST = 4.5

/** What a partnership's one colour becomes: a bar, the ink on it, a lighter line under it, and text on white. */
export type Brand = Readonly<{ bar: string; ink: string; line: string; text: string }>

/**
 * Keeps any colour readable. The ink on the bar is white or near black; the few mid greys on which neither reads are
 * darkened until white does. Too pale a colour is not used for text. What is not "#rrggbb" is no colour: null.
 */
export function brandOf(colour: string): Brand | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null
  const bar = contrast(colour, INK) >= LEAST_CONTRAST ? colour : darkened(colour)
  const reads = contrast(bar, WHITE) >= LEAST_CONTRAST
  return {
    bar,
    ink: reads ? WHITE : INK,
    line: reads ? mixed(bar, WHITE, 0.45) : mixed(bar, INK, 0.35),
    text: reads ? bar : INK,
  }
}

function darkened(colour: string): string {
  return contrast(colour, WHITE) >= LEAST_CONTRAST ? colour : darkened(mixed(colour, INK, 0.05))
}

function channels(colour: string): readonly [number, number, number] {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16)
  return [part(1), part(3), part(5)]
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour)
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function mixed(colour: string, into: string, share: number): string {
  const [from, to] = [channels(colour), channels(into)]
  const part = (place: 0 | 1 | 2) =>
    Math.round(from[place] + (to[place] - from[place]) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${part(0)}${part(1)}${part(2)}`
}
