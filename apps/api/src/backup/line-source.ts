/** What comes in parts, taken line by line or many lines at once. A line keeps its end. */
export type LineSource = Readonly<{
  /** The next line; null at the end. A line longer than `most` bytes is cut there. */
  line: (most?: number) => Promise<Uint8Array | null>
  /** All lines before the one that is `end`, which is taken too; as many at once as have come. */
  until: (end: string) => AsyncGenerator<Uint8Array>
}>

const NEWLINE = 10

export function lineSource(parts: AsyncIterable<Uint8Array>): LineSource {
  const reader = parts[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array(0)

  /** Adds parts until a line ends, or there are more bytes than asked for; false where nothing is left. */
  async function fill(most: number): Promise<boolean> {
    const parts = [held]
    let size = held.length
    while (size <= most) {
      const next = await reader.next()
      if (next.done === true) break
      parts.push(next.value)
      size += next.value.length
      if (next.value.includes(NEWLINE)) break
    }
    held = Buffer.concat(parts)
    return held.length > 0
  }

  const take = (length: number) => {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    return taken
  }

  return {
    line: async (most = Number.POSITIVE_INFINITY) => {
      if (!held.includes(NEWLINE) && !(await fill(most))) return null
      const end = held.indexOf(NEWLINE)
      return take(end === -1 ? Math.min(held.length, most) : end + 1)
    },
    until: async function* (end) {
      const last = Buffer.from(end)
      while (held.includes(NEWLINE) || (await fill(Number.POSITIVE_INFINITY))) {
        const at = placeOfLine(held, last)
        const rows = take(at === -1 ? wholeLines(held) : at)
        if (rows.length > 0) yield rows
        if (at === -1) continue
        take(last.length)
        return
      }
    },
  }
}

/** How much of it is whole lines; all of it where no line ends. */
const wholeLines = (held: Uint8Array) => held.lastIndexOf(NEWLINE) + 1 || held.length

/** Where a line stands that is this and nothing else; -1 where none does. */
function placeOfLine(lines: Uint8Array, line: Buffer): number {
  const bytes = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength)
  if (bytes.subarray(0, line.length).equals(line)) return 0
  const found = bytes.indexOf(`\n${line.toString()}`)
  return found === -1 ? -1 : found + 1
}
