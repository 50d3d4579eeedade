import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { coverOf } from './report-card.glyphs.ts'

/**
 * The fonts a card is set in. Arimo has the widths of Arial (Apache-born, SIL Open Font Licence); DejaVu Sans stands in
 * where it has no letter (Arabic, Armenian, Georgian, symbols; a free licence that allows embedding). Only these four
 * faces are loaded, never the machine's own, so that a card is the same on every machine.
 */
const FACES = [
  '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
  '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
]

/** The families as Typst and SVG name them, in order of preference. */
export const FAMILIES = 'Arimo, DejaVu Sans'

export type Fonts = Readonly<{ faces: readonly Buffer[]; cover: ReadonlySet<number> }>

/** The faces' bytes, and the characters that a family draws both plain and bold: any text may come to stand in either. */
export function loadFonts(): Fonts {
  const require = createRequire(import.meta.url)
  const faces = FACES.map((path) => readFileSync(require.resolve(path)))
  const [plain, bold, widePlain, wideBold] = faces.map(coverOf)
  const cover = new Set([...both(plain, bold), ...both(widePlain, wideBold)])
  return { faces, cover }
}

function both(one: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined): number[] {
  return [...(one ?? [])].filter((code) => other?.has(code))
}
