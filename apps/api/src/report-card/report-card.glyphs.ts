/** What stands for a character that none of the shipped fonts can draw. Both families have it. */
export const UNDRAWN = '□'

const RUN = 4
const GROUPS = 12

/** Which characters a TrueType font has a drawing for: its `cmap` table, formats 4 and 12 (OpenType specification). */
export function coverOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOf(font, 'cmap')
  const cover = new Set<number>()
  // Two platforms often share one table, which need not be read twice: every thread that prints begins with this.
  const places = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(4 + i * 8 + 4))
  for (const place of new Set(places)) {
    const sub = cmap.subarray(place)
    const format = sub.readUInt16BE(0)
    if (format === RUN) addRuns(sub, cover)
    if (format === GROUPS) addGroups(sub, cover)
  }
  return cover
}

/**
 * Text as it can be printed: composed, without broken surrogates, control characters and the invisible marks that steer
 * writing (an override of direction in a name would turn round the words after it), and with UNDRAWN for each character
 * the fonts lack. PDF/UA forbids a missing glyph, so one unknown character would otherwise cost the whole card.
 */
export function printable(text: string, cover: ReadonlySet<number>): string {
  if (ASCII.test(text)) return text
  const plain = text.normalize('NFC').replace(BROKEN, '\uFFFD').replace(CONTROLS, ' ').replace(STEERING, '')
  return Array.from(plain, (character) => (cover.has(character.codePointAt(0) ?? 0) ? character : UNDRAWN)).join('')
}

/** Every font has these, and most of what is printed is nothing else: a drawing is 10,000 of them. */
const ASCII = /^[\x20-\x7e]*$/
const BROKEN = /\p{Cs}/gu
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu
const STEERING = /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu

function tableOf(font: Buffer, tag: string): Buffer {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = font.subarray(12 + i * 16)
    if (record.toString('latin1', 0, 4) === tag) return font.subarray(record.readUInt32BE(8))
  }
  throw new Error(`The font has no ${tag} table.`)
}

function addRuns(sub: Buffer, cover: Set<number>): void {
  const count = sub.readUInt16BE(6) / 2
  for (let i = 0; i < count; i += 1) {
    const end = sub.readUInt16BE(14 + i * 2)
    const start = sub.readUInt16BE(16 + (count + i) * 2)
    const delta = sub.readUInt16BE(16 + (count * 2 + i) * 2)
    const at = 16 + (count * 3 + i) * 2
    const offset = sub.readUInt16BE(at)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? code : sub.readUInt16BE(at + offset + (code - start) * 2)
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) cover.add(code)
    }
  }
}

function addGroups(sub: Buffer, cover: Set<number>): void {
  for (let i = 0; i < sub.readUInt32BE(12); i += 1) {
    const group = sub.subarray(16 + i * 12)
    const end = group.readUInt32BE(4)
    for (let code = group.readUInt32BE(0); code <= end; code += 1) cover.add(code)
  }
}
