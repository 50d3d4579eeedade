/** A PDF as the compiler writes it (PDF 1.7, a plain table of objects): the text of each object by its number. */
export type PdfObjects = Readonly<{ root: number; info: number; id: string; bodies: ReadonlyMap<number, string> }>

const ENTRY = 20
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
  const starts = Array.from({ length: Number(head[1]) - 1 }, (_, i) =>
    Number(text.slice(first + (i + 1) * ENTRY, first + (i + 1) * ENTRY + 10)),
  )
  const inOrder = [...starts, table].sort((a, b) => a - b)
  const endOf = new Map(inOrder.map((start, i) => [start, inOrder[i + 1] ?? table]))
  const bodies = new Map(starts.map((start, i) => [i + 1, bodyOf(text.slice(start, endOf.get(start)))]))
  return { root: Number(trailer[1]), info: Number(trailer[2]), id: trailer[3] ?? '', bodies }
}

function bodyOf(framed: string): string {
  const open = framed.indexOf(OPEN)
  if (open < 0 || !framed.endsWith(CLOSE)) throw new Error('The PDF holds an object that could not be read.')
  return framed.slice(open + OPEN.length, -CLOSE.length)
}

/** Writes the objects, numbered from 1 without a gap, under the trailer of the file they belong to. */
export function writePdf({ root, info, id, bodies }: PdfObjects): Uint8Array {
  const head = '%PDF-1.7\n%\x80\x80\x80\x80\n\n'
  const starts: number[] = []
  let at = head.length
  for (let number = 1; number <= bodies.size; number += 1) {
    const body = bodies.get(number)
    if (body === undefined) throw new Error(`The PDF has lost its object ${number}.`)
    starts.push(at)
    at += String(number).length + OPEN.length + body.length + CLOSE.length
  }
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n\r\n`).join('')
  const table = `xref\n0 ${bodies.size + 1}\n0000000000 65535 f\r\n${entries}`
  const trailer = `trailer\n<<\n  /Size ${bodies.size + 1}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID ${id}\n>>\nstartxref\n${at}\n%%EOF`
  const file = Buffer.from(new ArrayBuffer(at + table.length + trailer.length))
  // Each into its place: pieces that are joined afterwards are held twice.
  file.write(head, 'latin1')
  for (const [i, start] of starts.entries()) file.write(`${i + 1}${OPEN}${bodies.get(i + 1)}${CLOSE}`, start, 'latin1')
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
