import {
  mapOutsideText,
  type PdfObjects,
  readPdf,
  referencesOf,
  renumbered,
  splitStream,
  writePdf,
} from './pdf-objects.ts'

/** A tagged PDF of some cards, a page each, and a name that no other part has. */
type Part = Readonly<{ pdf: PdfObjects; name: string }>

/**
 * Puts the pages of `parts` in the place of the last pages of `front`, one for each of so many `cards`, with their tags,
 * so that one tagged document comes of what was set in pieces: the whole of a hundred cards at once takes several times
 * the memory, and one core.
 * The pages of `front` that are replaced hold a heading each, for its bookmarks, links and page numbers; the headings of
 * the parts go down by one level. Each page keeps its number as an object, so that every link of `front` still leads
 * to it. Throws where the parts hold more or fewer pages than are to be replaced, or anything this does not know.
 */
export function joinPdf(front: Uint8Array, parts: readonly Uint8Array[], cards: number): Uint8Array {
  const whole = readPdf(front)
  const joined = new Joined(whole)
  const read = parts.map((part, i): Part => ({ pdf: readPdf(part), name: `P${i + 1}` }))
  const places = pagesOf(whole)
  const count = read.reduce((sum, { pdf }) => sum + pagesOf(pdf).length, 0)
  if (count !== cards || count > places.length)
    throw new Error(`There are ${count} pages to put in the places of ${cards} cards.`)
  let from = places.length - count
  for (const part of read) {
    const taken = pagesOf(part.pdf).length
    joined.put(part, places.slice(from, from + taken))
    from += taken
  }
  return writePdf(joined.done())
}

/** How many pages a PDF has. */
export function pageCountOf(file: Uint8Array): number {
  return pagesOf(readPdf(file)).length
}

/** The objects that the others hang on: the root of all tags, the tag of the whole document, the list of the pages. */
type Trunk = Readonly<{ root: number; document: number; pages: number }>

const SIGNS = [
  ['root', '<<\n  /Type /StructTreeRoot'],
  ['document', '<<\n  /Type /StructElem\n  /S /Document'],
  ['pages', '<<\n  /Type /Pages'],
] as const

const trunks = new WeakMap<PdfObjects, Trunk>()

/** Found once: to look through all objects each time took a quarter of the time of joining. */
function trunkOf(pdf: PdfObjects): Trunk {
  const known = trunks.get(pdf)
  if (known) return known
  const found = new Map<string, number>()
  for (const [number, body] of pdf.bodies)
    for (const [name, sign] of SIGNS) if (!found.has(name) && body.startsWith(sign)) found.set(name, number)
  const the = (name: keyof Trunk) => found.get(name) ?? missing(`anything of the kind ${name}`)
  const trunk = { root: the('root'), document: the('document'), pages: the('pages') }
  trunks.set(pdf, trunk)
  return trunk
}

const missing = (what: string): never => {
  throw new Error(`The PDF does not hold ${what}.`)
}

const bodyAt = ({ bodies }: PdfObjects, number: number) => {
  const body = bodies.get(number)
  if (body === undefined) throw new Error(`The PDF has no object ${number}.`)
  return body
}

/** The pages' numbers as objects, in their order. */
function pagesOf(pdf: PdfObjects): number[] {
  return referencesOf(listIn(bodyAt(pdf, trunkOf(pdf).pages), 'Kids'))
}

/** What stands between the brackets of an entry. The entries that are asked for hold no brackets of their own. */
function listIn(body: string, entry: string): string {
  const list = new RegExp(`/${entry} \\[([^\\]]*)\\]`).exec(body)?.[1]
  if (list === undefined) throw new Error(`The PDF has no list ${entry} where one was looked for.`)
  return list
}

const keyOf = (page: string) => Number(/\/StructParents (\d+)/.exec(page)?.[1])

/** Pairs of a key and an object: which tags the marked contents of a page belong to. */
function tagsByKey(pdf: PdfObjects): ReadonlyMap<number, number> {
  const pairs = [...listIn(bodyAt(pdf, trunkOf(pdf).root), 'Nums').matchAll(/(\d+) (\d+) 0 R/g)]
  return new Map(pairs.map(([, key, number]) => [Number(key), Number(number)]))
}

/** Tables name their headings, and the root of all tags lists the names in order. */
const NAME = /\((U\d+x\d+y\d+)\) (\d+) 0 R/g
const namesOf = (pdf: PdfObjects) => [...bodyAt(pdf, trunkOf(pdf).root).matchAll(NAME)]

/** Right before the name of a table's heading. The cells of a card's rows name one heading each. */
const BEFORE_NAME = /(?:\/ID |\/Headers \[)$/

class Joined {
  readonly #front: PdfObjects
  readonly #bodies: Map<number, string>
  readonly #free: number[] = []
  readonly #document: number
  readonly #tags: Map<number, number>
  readonly #names: string[] = []
  /** By the heading of the first place of a part: the tags that come in its stead. */
  readonly #instead = new Map<number, readonly number[]>()

  constructor(front: PdfObjects) {
    this.#front = front
    this.#bodies = new Map(front.bodies)
    this.#document = trunkOf(front).document
    this.#tags = new Map(tagsByKey(front))
  }

  put({ pdf, name }: Part, places: readonly number[]): void {
    const pages = pagesOf(pdf)
    const numbers = new Map(pages.map((page, i) => [page, places[i] ?? 0]))
    numbers.set(trunkOf(pdf).document, this.#document)
    numbers.set(trunkOf(pdf).pages, trunkOf(this.#front).pages)
    const headings = places.map((place) => this.#clear(place))
    const children = referencesOf(listIn(bodyAt(pdf, trunkOf(pdf).document), 'K'))
    const tags = tagsByKey(pdf)
    const numberOf = (old: number): number => numbers.get(old) ?? this.#bring(pdf, old, name, numbers)
    for (const [i, page] of pages.entries()) {
      const body = bodyAt(pdf, page)
      const place = places[i] ?? 0
      const key = keyOf(bodyAt(this.#front, place))
      this.#tags.set(key, numberOf(tags.get(keyOf(body)) ?? 0))
      this.#bodies.set(place, changed(body, name, numberOf).replace(/\/StructParents \d+/, `/StructParents ${key}`))
    }
    for (const [i, heading] of headings.entries()) this.#instead.set(heading, i === 0 ? children.map(numberOf) : [])
    for (const [, id, old] of namesOf(pdf)) this.#names.push(`(${name}${id}) ${numberOf(Number(old))} 0 R`)
  }

  /** Takes out what a place held, and gives the number of its heading among the tags. */
  #clear(place: number): number {
    const page = bodyAt(this.#front, place)
    const tags = this.#tags.get(keyOf(page)) ?? 0
    const [heading = 0] = referencesOf(bodyAt(this.#front, tags))
    const contents = Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])
    if (page.includes('/Annots') || !bodyAt(this.#front, heading).includes(`/P ${this.#document} 0 R`))
      throw new Error('A place for a card holds more than its heading.')
    this.#free.push(heading, tags, contents)
    return heading
  }

  /** Copies an object and all that hangs on it. Its number is known before its parts are copied: tags name each other. */
  #bring(pdf: PdfObjects, old: number, name: string, numbers: Map<number, number>): number {
    const waiting = [old]
    numbers.set(old, this.#next())
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const body = bodyAt(pdf, next)
      if (/^<<\n {2}\/Type \/(?:Annot|StructTreeRoot|Catalog|Outlines)/.test(body))
        throw new Error('A card holds something that cannot be joined to other cards.')
      const copied = changed(body, name, (number) => {
        const known = numbers.get(number)
        if (known !== undefined) return known
        const given = this.#next()
        numbers.set(number, given)
        waiting.push(number)
        return given
      })
      this.#bodies.set(numbers.get(next) ?? 0, copied)
    }
    return numbers.get(old) ?? 0
  }

  #next(): number {
    const number = this.#free.pop() ?? this.#bodies.size + 1
    // Held at once: the next number is found by how many there are.
    this.#bodies.set(number, '')
    return number
  }

  done(): PdfObjects {
    this.#closeGaps()
    const document = this.#bodies.get(this.#document) ?? ''
    const children = referencesOf(listIn(document, 'K')).flatMap((child) => this.#instead.get(child) ?? [child])
    this.#bodies.set(this.#document, withList(document, 'K', children.map((child) => `${child} 0 R`).join(' ')))
    const root = trunkOf(this.#front).root
    const tags = [...this.#tags].map(([key, number]) => `${key} ${number} 0 R`).join(' ')
    const own = namesOf(this.#front).map(([pair]) => pair)
    const names = [...own, ...this.#names].sort((a, b) => (a < b ? -1 : 1)).join(' ')
    this.#bodies.set(root, withList(withList(bodyAt(this.#front, root), 'Nums', tags), 'Names', names))
    return { ...this.#front, bodies: this.#bodies }
  }

  /** A number that nothing took over is held by an empty dictionary: the table of objects has no gap. */
  #closeGaps(): void {
    for (const number of this.#free) this.#bodies.set(number, '<<\n>>')
  }
}

function withList(body: string, entry: string, list: string): string {
  listIn(body, entry)
  return body.replace(new RegExp(`/${entry} \\[[^\\]]*\\]`), () => `/${entry} [${list}]`)
}

const lowered = (code: string) =>
  code.includes('/S /H') ? code.replace(/\/S \/H([1-5])\b/, (_s, n) => `/S /H${Number(n) + 1}`) : code

/** An object of a part as it stands in the whole: numbered anew, its headings a level lower, its names its own. */
function changed(body: string, name: string, numberOf: (old: number) => number): string {
  const { dictionary, stream } = splitStream(body)
  const code = (text: string) => lowered(renumbered(text, numberOf))
  return (
    mapOutsideText(dictionary, code, (words, before) =>
      BEFORE_NAME.test(before) ? `(${name}${words.slice(1)}` : words,
    ) + stream
  )
}
