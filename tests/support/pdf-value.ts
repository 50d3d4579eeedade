/** A value as it stands in a PDF. A name keeps its slash, and text its bytes as latin1. */
export type PdfValue =
  | number
  | boolean
  | null
  | Readonly<{ name: string }>
  | Readonly<{ ref: number }>
  | Readonly<{ text: string }>
  | Readonly<{ operator: string }>
  | readonly PdfValue[]
  | PdfDictionary
export type PdfDictionary = ReadonlyMap<string, PdfValue>

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map
export const isList = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value)

/** What stands under a key, where it is of that kind. */
export const nameIn = (of: PdfDictionary, key: string) => partOf(of.get(key), 'name')
export const refIn = (of: PdfDictionary, key: string) => refOf(of.get(key))
export const refOf = (value: PdfValue | undefined) => partOf(value, 'ref')
export const operatorOf = (value: PdfValue | undefined) => partOf(value, 'operator')

type Parts = Readonly<{ name: string; ref: number; text: string; operator: string }>
function partOf<Part extends keyof Parts>(value: PdfValue | undefined, part: Part): Parts[Part] | null {
  if (typeof value !== 'object' || value === null || isList(value) || isDictionary(value)) return null
  return part in value ? (value as unknown as Parts)[part] : null
}

/** The words of a text as people read them: UTF-16 where it begins with its mark, else a byte a letter. */
export function wordsIn(of: PdfDictionary, key: string): string {
  const text = partOf(of.get(key), 'text') ?? ''
  if (!text.startsWith('\xfe\xff')) return text
  return Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le')
}

const TOKEN =
  /[\s\0]+|%[^\r\n]*|(\d+) (\d+) R(?![A-Za-z])|([+-]?(?:\d+\.?\d*|\.\d+))|(\/[^\s\0()<>[\]{}/%]*)|(<<|>>|\[|\])|<([\da-fA-F\s]*)>|(\()|([^\s\0()<>[\]{}/%]+)/y

/** Every value that stands in a piece of PDF one after the other: an object's body, or the orders of a page. */
export function valuesOf(code: string): PdfValue[] {
  const open: PdfValue[][] = [[]]
  let at = 0
  while (at < code.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(code)
    if (token === null) throw new Error(`The PDF holds what is no value: ${code.slice(at, at + 40)}`)
    at = TOKEN.lastIndex
    if (token[7] !== undefined) {
      const end = endOfText(code, at)
      open.at(-1)?.push({ text: unescaped(code.slice(at, end - 1)) })
      at = end
    } else take(token, open)
  }
  return open[0] ?? []
}

function take([, ref, , number, name, bracket, hex, , word]: RegExpExecArray, open: PdfValue[][]): void {
  const put = (value: PdfValue) => open.at(-1)?.push(value)
  if (bracket !== undefined) turn(bracket, open)
  else if (ref !== undefined) put({ ref: Number(ref) })
  else if (number !== undefined) put(Number(number))
  else if (name !== undefined) put({ name })
  else if (hex !== undefined) put({ text: Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('latin1') })
  else if (word !== undefined) put(word in WORDS ? (WORDS[word] ?? null) : { operator: word })
}

const WORDS: Readonly<Record<string, PdfValue>> = { true: true, false: false, null: null }

function turn(bracket: string, open: PdfValue[][]): void {
  if (bracket === '[' || bracket === '<<') {
    open.push([])
    return
  }
  const held = open.pop() ?? []
  open.at(-1)?.push(bracket === ']' ? held : dictionaryOf(held))
}

function dictionaryOf(held: readonly PdfValue[]): PdfDictionary {
  const pairs = Array.from({ length: held.length / 2 }, (_, i) => [held[2 * i], held[2 * i + 1]] as const)
  return new Map(pairs.map(([key, value]) => [(partOf(key, 'name') ?? '').slice(1), value ?? null]))
}

/** Right behind the bracket that ends a text whose words begin here; brackets within are balanced or escaped. */
function endOfText(code: string, from: number): number {
  let depth = 1
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1
    else if (code[at] === '(') depth += 1
    else if (code[at] === ')') depth -= 1
    if (depth === 0) return at + 1
  }
  throw new Error('The PDF holds a text without an end.')
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const unescaped = (text: string) =>
  text.replaceAll(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, letter?: string) =>
    octal === undefined ? (ESCAPED[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  )
