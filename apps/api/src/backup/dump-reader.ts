import { createHash } from 'node:crypto'
import { Problem } from '@ttc/domain/problem'
import {
  damaged,
  differencesOf,
  END_OF_ROWS,
  FOREIGN,
  LastLine,
  Manifest,
  readLine,
  TableLine,
  type Tallies,
} from './dump.ts'
import { type LineSource, lineSource } from './line-source.ts'
import { countedLines, newCounter, RowsCutOff, type Tally } from './tally.ts'

/** A dump in the order in which it is read. `rows` are whole lines of COPY text. */
export type DumpPart =
  | Readonly<{ kind: 'manifest'; manifest: Manifest }>
  | Readonly<{ kind: 'table'; table: string; columns: readonly string[] }>
  | Readonly<{ kind: 'rows'; rows: Uint8Array }>
  | Readonly<{ kind: 'end'; tallies: Tallies }>

/** The first line is some hundred bytes; a file of another kind may have no line at all. */
const FIRST_LINE_BYTES = 100_000

/**
 * Reads a dump as it comes, counts every row of it, and holds what it has counted against what its last line says.
 * Whoever stores what comes out must keep nothing before the `end` has come.
 */
export async function* partsOfDump(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DumpPart> {
  const whole = createHash('sha256')
  const lines = lineSource(bytes)
  const tallies = new Map<string, Tally>()
  const first = (await lines.line(FIRST_LINE_BYTES)) ?? new Uint8Array(0)
  yield { kind: 'manifest', manifest: manifestOf(first) }
  whole.update(first)
  for (;;) {
    const line = await lines.line()
    if (line === null) throw damaged('its end is missing')
    if (!startsTable(line)) {
      checkEnd(line, tallies, whole.digest('hex'))
      if ((await lines.line()) !== null) throw damaged('something stands behind its end')
      yield { kind: 'end', tallies }
      return
    }
    whole.update(line)
    const { table, columns } = readLine(TableLine, line)
    yield { kind: 'table', table, columns }
    const counter = newCounter()
    for await (const rows of rowsOf(lines, counter)) {
      whole.update(rows)
      yield { kind: 'rows', rows }
    }
    whole.update(END_OF_ROWS)
    tallies.set(table, counter.tally())
  }
}

async function* rowsOf(lines: LineSource, counter: ReturnType<typeof newCounter>): AsyncGenerator<Uint8Array> {
  try {
    yield* countedLines(lines.until(END_OF_ROWS), counter)
  } catch (error) {
    throw error instanceof RowsCutOff ? damaged('its end is missing') : error
  }
}

const startsTable = (line: Uint8Array) => Buffer.from(line.subarray(0, 9)).toString() === '{"table":'

/** What the file says of itself; one of a later format is told apart from one of something else. */
function manifestOf(line: Uint8Array): Manifest {
  let said: unknown
  try {
    said = JSON.parse(Buffer.from(line).toString())
  } catch {
    throw new Problem('invalid', FOREIGN)
  }
  const read = Manifest.safeParse(said)
  if (read.success) return read.data
  const { file, format, product } = said as Partial<Record<keyof Manifest, unknown>>
  if (file !== Manifest.shape.file.value || typeof format !== 'number') throw new Problem('invalid', FOREIGN)
  throw new Problem(
    'invalid',
    `This backup was made by a newer version of the product (${product}). Use that version, or a newer one, to read it.`,
  )
}

function checkEnd(line: Uint8Array, tallies: Tallies, sha256: string): void {
  const said = readLine(LastLine, line)
  const [first] = differencesOf(new Map(Object.entries(said.tables)), tallies)
  if (first !== undefined) throw damaged(first)
  if (said.sha256 !== sha256) throw damaged('its checksum does not match')
}
