import { type Counter, RowsCutOff } from '../backup/tally.ts'

const [QUOTE, NEWLINE] = [0x22, 0x0a]

/** Where each row of CSV ends in bytes that begin with one, and whether the last of them is open within quotes. */
export function rowEnds(bytes: Uint8Array): Readonly<{ ends: readonly number[]; lines: readonly number[] }> {
  const ends: number[] = []
  const lines: number[] = []
  let quoted = false
  let line = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) quoted = !quoted
    if (bytes[at] !== NEWLINE) continue
    line += 1
    if (quoted) continue
    ends.push(at + 1)
    lines.push(line)
  }
  return { ends, lines }
}

/** How far whole rows reach into a part; `quoted` says whether it begins within quotes, and is answered for its end. */
function reachOf(part: Uint8Array, begins: boolean): readonly [end: number, quoted: boolean] {
  let quoted = begins
  let end = 0
  for (let at = 0; at < part.length; at += 1) {
    if (part[at] === QUOTE) quoted = !quoted
    else if (part[at] === NEWLINE && !quoted) end = at + 1
  }
  return [end, quoted]
}

/** A row is some hundred bytes, and some megabytes where it holds a frozen copy. What is longer is no row of ours. */
const MOST_ROW_BYTES = 256_000_000

/** Passes parts on as whole rows. A quote within quotes is doubled, so that counting quotes is enough. */
async function* wholeRows(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = []
  let quoted = false
  let size = 0
  for await (const part of parts) {
    if (part.length === 0) continue
    const [end, isQuoted] = reachOf(part, quoted)
    quoted = isQuoted
    begun.push(end === 0 ? part : part.subarray(0, end))
    size += part.length
    if (size > MOST_ROW_BYTES) throw new RowsCutOff()
    if (end === 0) continue
    yield begun.length === 1 && begun[0] !== undefined ? begun[0] : Buffer.concat(begun)
    begun = end < part.length ? [part.subarray(end)] : []
    size = part.length - end
  }
  if (begun.length > 0) throw new RowsCutOff()
}

/** The same, each row counted on the way. */
export async function* countedRows(parts: AsyncIterable<Uint8Array>, counter: Counter): AsyncGenerator<Uint8Array> {
  for await (const rows of wholeRows(parts)) {
    let from = 0
    for (const end of rowEnds(rows).ends) {
      counter.add(rows.subarray(from, end))
      from = end
    }
    yield rows
  }
}
