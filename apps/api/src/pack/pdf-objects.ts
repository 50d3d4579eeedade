/** A PDF as the compiler writes it (PDF 1.7, a plain table of objects): the text of each object by its number. */
export type PdfObjects = Readonly<{ root: number; info: number; id: string; bodies: ReadonlyMap<number, string> }>

const ENTRY = 20
const FRAME = / 0 obj\n([\s\S]*)\nendobj\s*$/

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
  const body = FRAME.exec(framed)?.[1]
  if (body === undefined) throw new Error('The PDF holds an object that could not be read.')
  return body
}

/** Writes the objects, numbered from 1 without a gap, under the trailer of the file they belong to. */
export function writePdf({ root, info, id, bodies }: PdfObjects): Uint8Array {
  const head = '%PDF-1.7\n%\x80\x80\x80\x80\n\n'
  const parts: Buffer[] = [Buffer.from(head, 'latin1')]
  const starts: number[] = []
  let at = head.length
  for (let number = 1; number <= bodies.size; number += 1) {
    const body = bodies.get(number)
    if (body === undefined) throw new Error(`The PDF has lost its object ${number}.`)
    starts.push(at)
    const framed = Buffer.from(`${number} 0 obj\n${body}\nendobj\n\n`, 'latin1')
    parts.push(framed)
    at += framed.length
  }
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n\r\n`).join('')
  const table = `xref\n0 ${bodies.size + 1}\n0000000000 65535 f\r\n${entries}`
  const trailer = `trailer\n<<\n  /Size ${bodies.size + 1}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID ${id}\n>>\nstartxref\n${at}\n%%EOF`
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from(table + trailer, 'latin1')]))
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

const REFERENCE = /\b(\d+) 0 R\b/g

/** The numbers of all objects that one refers to. */
export function referencesOf(body: string): number[] {
  const found: number[] = []
  mapOutsideText(splitStream(body).dictionary, (code) => {
    for (const [, number] of code.matchAll(REFERENCE)) found.push(Number(number))
    return code
  })
  return found
}

/** The same code with its references numbered anew. */
export function renumbered(code: string, numberOf: (old: number) => number): string {
  return code.replace(REFERENCE, (_whole, old: string) => `${numberOf(Number(old))} 0 R`)
}
