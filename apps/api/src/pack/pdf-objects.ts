type Trailer = Readonly<{ root: number; info: number; id: string }>

/** A PDF as the compiler writes it (PDF 1.7, a plain table of objects): the text of each object by its number. */
export type PdfObjects = Trailer & Readonly<{ bodies: ReadonlyMap<number, string> }>

/** Objects as they stand in a file: their bytes one after the other, and where in these each begins, by its number. */
export type PlacedObjects = Readonly<{ bytes: Uint8Array; starts: ReadonlyMap<number, number> }>

const ENTRY = 20
/** Of an entry: whether there is such an object. */
const USED = 17
const OPEN = ' 0 obj\n'
const CLOSE = '\nendobj\n\n'

/**
 * Reads where each object lies from the file's own table, byte by byte as latin1, so that compressed parts come back as
 * they were. Throws where the file is written in another way than the compiler of this release writes it.
 */
export function readPdf(file: Uint8Array): PdfObjects {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1])
  const head = /^xref\n0 (\d+)\n/.exec(text.slice(table, table + 40))
  const trailer = /\/Root (\d+) 0 R\s+\/Info (\d+) 0 R\s+\/ID (\[[^\]]*\])/.exec(text.slice(-2000))
  if (head === null || trailer === null) throw new Error('The PDF has no table of objects that could be read.')
  const first = table + head[0].length
  const entries = Array.from({ length: Number(head[1]) - 1 }, (_, i) => {
    const at = first + (i + 1) * ENTRY
    return { number: i + 1, start: Number(text.slice(at, at + 10)), isUsed: text[at + USED] === 'n' }
  }).filter(({ isUsed }) => isUsed)
  const inOrder = [...entries.map(({ start }) => start), table].sort((a, b) => a - b)
  const endOf = new Map(inOrder.map((start, i) => [start, inOrder[i + 1] ?? table]))
  const bodies = new Map(entries.map(({ number, start }) => [number, bodyOf(text.slice(start, endOf.get(start)))]))
  return { root: Number(trailer[1]), info: Number(trailer[2]), id: trailer[3] ?? '', bodies }
}

function bodyOf(object: string): string {
  const open = object.indexOf(OPEN)
  if (open < 0 || !object.endsWith(CLOSE)) throw new Error('The PDF holds an object that could not be read.')
  return object.slice(open + OPEN.length, -CLOSE.length)
}

/** Objects by their numbers as they stand in a file. */
export function framed(bodies: ReadonlyMap<number, string>): PlacedObjects {
  const starts = new Map<number, number>()
  let at = 0
  for (const [number, body] of bodies) {
    starts.set(number, at)
    at += String(number).length + OPEN.length + body.length + CLOSE.length
  }
  const bytes = Buffer.from(new ArrayBuffer(at))
  // Each into its place: pieces that are joined afterwards are held twice.
  for (const [number, body] of bodies) bytes.write(`${number}${OPEN}${body}${CLOSE}`, starts.get(number) ?? 0, 'latin1')
  return { bytes: new Uint8Array(bytes.buffer), starts }
}

const HEAD = '%PDF-1.7\n%\x80\x80\x80\x80\n\n'
const FREE = '0000000000 65535 f\r\n'

/** Writes a file of objects under a trailer. A number that no object has is told as free. */
export function writePdf({ root, info, id }: Trailer, pieces: readonly PlacedObjects[]): Uint8Array {
  const last = (numbers: Iterable<number>) => [...numbers].reduce((most, number) => Math.max(most, number), 0)
  const size = last(pieces.map(({ starts }) => last(starts.keys()))) + 1
  const entries = Array.from({ length: size }, () => FREE)
  let at = HEAD.length
  for (const { bytes, starts } of pieces) {
    for (const [number, start] of starts) entries[number] = `${String(at + start).padStart(10, '0')} 00000 n\r\n`
    at += bytes.length
  }
  const table = `xref\n0 ${size}\n${entries.join('')}`
  const trailer = `trailer\n<<\n  /Size ${size}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID ${id}\n>>\nstartxref\n${at}\n%%EOF`
  const file = Buffer.from(new ArrayBuffer(at + table.length + trailer.length))
  let from = file.write(HEAD, 'latin1')
  for (const { bytes } of pieces) {
    file.set(bytes, from)
    from += bytes.length
  }
  file.write(table + trailer, at, 'latin1')
  return new Uint8Array(file.buffer)
}

/** What stands before the bytes of a stream; a whole object where it is none. */
export function splitStream(body: string): Readonly<{ dictionary: string; stream: string }> {
  const at = body.endsWith('endstream') ? body.indexOf('\nstream\n') : -1
  return at < 0 ? { dictionary: body, stream: '' } : { dictionary: body.slice(0, at), stream: body.slice(at) }
}

/**
 * The words of people stand between parentheses, balanced or escaped, and may look like anything: what is outside of
 * them goes through `outside`, they themselves through `inside` with what stands right before them.
 */
export function mapOutsideText(
  body: string,
  outside: (code: string) => string,
  inside: (words: string, before: string) => string = (words) => words,
): string {
  let mapped = ''
  let from = 0
  for (let open = body.indexOf('('); open >= 0; open = body.indexOf('(', from)) {
    const before = body.slice(from, open)
    const close = endOfText(body, open)
    mapped += outside(before) + inside(body.slice(open, close), before)
    from = close
  }
  return mapped + outside(body.slice(from))
}

function endOfText(body: string, open: number): number {
  let depth = 0
  for (let i = open; i < body.length; i += 1) {
    const character = body[i]
    if (character === '\\') i += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  throw new Error('The PDF holds a text without an end.')
}

const REFERENCE = ' 0 R'

/** The numbers of all objects that one refers to. */
export function referencesOf(body: string): number[] {
  const found: number[] = []
  mapOutsideText(splitStream(body).dictionary, (code) => {
    renumbered(code, (number) => found.push(number))
    return code
  })
  return found
}

/** The same code with its references numbered anew. Searched without a pattern: a pack has tens of thousands of them. */
export function renumbered(code: string, numberOf: (old: number) => number): string {
  let anew = ''
  let from = 0
  for (let at = code.indexOf(REFERENCE); at >= 0; at = code.indexOf(REFERENCE, at + REFERENCE.length)) {
    let first = at
    while (isDigit(code.charCodeAt(first - 1))) first -= 1
    if (first === at) continue
    anew += code.slice(from, first) + numberOf(Number(code.slice(first, at)))
    from = at
  }
  return anew + code.slice(from)
}

const isDigit = (code: number) => code >= 48 && code <= 57
