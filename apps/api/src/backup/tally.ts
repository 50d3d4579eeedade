import { hash } from 'node:crypto'

/** How many rows a table has and what they come to: equal for the same rows, in whatever order they were read. */
export type Tally = Readonly<{ rows: number; checksum: string }>

export type Counter = Readonly<{ add: (row: Uint8Array) => void; tally: () => Tally }>

/**
 * Counts rows and adds up their SHA-256, lane by lane and modulo 2^32: no order is needed, which two databases would not
 * agree on (their collations differ), and a row that is missing, changed or there twice is seen. It is made against
 * accidents; against somebody who forges a file nothing in the file itself can help.
 */
export function newCounter(): Counter {
  const sum = new Uint32Array(8)
  let rows = 0
  return {
    add: (row) => {
      const digest = hash('sha256', row, 'buffer')
      for (let lane = 0; lane < 8; lane += 1) sum[lane] = (sum[lane] ?? 0) + digest.readUInt32BE(lane * 4)
      rows += 1
    },
    tally: () => ({ rows, checksum: [...sum].map((lane) => lane.toString(16).padStart(8, '0')).join('') }),
  }
}

const NEWLINE = 10

/** What was read ends in the middle of a row. */
export class RowsCutOff extends Error {}

/**
 * Passes parts on as whole lines, each counted: a row of PostgreSQL's COPY text is one line, whatever is in it. Parts
 * that hold no end of a line are kept until it comes, so that a file of many megabytes in one row is put together once.
 */
export async function* countedLines(parts: AsyncIterable<Uint8Array>, counter: Counter): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = []
  for await (const part of parts) {
    const end = part.lastIndexOf(NEWLINE)
    begun.push(end === -1 ? part : part.subarray(0, end + 1))
    if (end === -1) continue
    const whole = begun.length === 1 && begun[0] !== undefined ? begun[0] : Buffer.concat(begun)
    begun = end + 1 < part.length ? [part.subarray(end + 1)] : []
    addLines(whole, counter)
    yield whole
  }
  if (begun.length > 0) throw new RowsCutOff()
}

function addLines(lines: Uint8Array, counter: Counter): void {
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(NEWLINE, from) + 1
    counter.add(lines.subarray(from, end))
    from = end
  }
}
