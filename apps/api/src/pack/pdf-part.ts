import {
  framed,
  mapOutsideText,
  type PdfObjects,
  type PlacedObjects,
  readPdf,
  renumbered,
  splitStream,
} from './pdf-objects.ts'
import { bodyAt, childrenOf, keyOf, namesOf, pagesOf, tagsByKey, trunkOf } from './pdf-trunk.ts'

/** A page of the whole that a card takes: its number as an object, and the key of its tags. */
export type Place = Readonly<{ page: number; key: number }>

/**
 * Where a part stands in the whole: the pages it takes, the tag of the whole and the list of pages that it hangs on there, and which of `of` parts
 * it is, from 0. The whole's own objects end before `first`; after that each part has every `of`th number, so that all
 * of them can be numbered at the same time.
 */
export type Seat = Readonly<{
  places: readonly Place[]
  document: number
  list: number
  first: number
  part: number
  of: number
}>

/** A part as it stands in the whole: its objects, the tags of each of its pages, and what its tags are joined by. */
export type PdfPart = Readonly<{
  objects: PlacedObjects
  tags: readonly number[]
  children: readonly number[]
  names: readonly string[]
}>

/**
 * Takes a tagged PDF of some cards, a page each, into the whole, but for what only the whole has: its headings go down
 * by one level, the names of its tables' headings are its own. Throws where it has more or fewer pages than the seat
 * has places, or holds anything this does not know.
 */
export function partOf(file: Uint8Array, seat: Seat): PdfPart {
  const pdf = readPdf(file)
  const pages = pagesOf(pdf)
  if (pages.length !== seat.places.length)
    throw new Error(`There are ${pages.length} pages to put in the places of ${seat.places.length} cards.`)
  const moved = new Moved(pdf, seat)
  const tags = tagsByKey(pdf)
  for (const [i, page] of pages.entries()) moved.page(page, seat.places[i]?.key ?? 0)
  return {
    tags: pages.map((page) => moved.numberOf(tags.get(keyOf(bodyAt(pdf, page))) ?? 0)),
    children: childrenOf(pdf).map((child) => moved.numberOf(child)),
    names: namesOf(pdf).map(([, id, old]) => `(${moved.name}${id}) ${moved.numberOf(Number(old))} 0 R`),
    objects: moved.done(),
  }
}

/** Right before the name of a table's heading. The cells of a card's rows name one heading each. */
const BEFORE_NAME = /(?:\/ID |\/Headers \[)$/

/** What hangs together in a whole alone. */
const ALONE = /^<<\n {2}\/Type \/(?:Annot|StructTreeRoot|Catalog|Outlines)/

class Moved {
  /** Which no other part has. */
  readonly name: string
  readonly #pdf: PdfObjects
  readonly #seat: Seat
  readonly #numbers: Map<number, number>
  readonly #waiting: number[] = []
  readonly #bodies = new Map<number, string>()
  #given = 0

  constructor(pdf: PdfObjects, seat: Seat) {
    this.#pdf = pdf
    this.#seat = seat
    this.name = `P${seat.part + 1}`
    const { document, pages } = trunkOf(pdf)
    this.#numbers = new Map(pagesOf(pdf).map((page, i) => [page, seat.places[i]?.page ?? 0]))
    this.#numbers.set(document, seat.document)
    this.#numbers.set(pages, seat.list)
  }

  /** The number that an object has in the whole. It is known before its parts are moved: tags name each other. */
  readonly numberOf = (old: number): number => {
    const known = this.#numbers.get(old)
    if (known !== undefined) return known
    const { first, part, of } = this.#seat
    const number = first + this.#given * of + part
    this.#given += 1
    this.#numbers.set(old, number)
    this.#waiting.push(old)
    return number
  }

  page(page: number, key: number): void {
    const body = this.#changed(bodyAt(this.#pdf, page))
    this.#bodies.set(this.numberOf(page), body.replace(/\/StructParents \d+/, `/StructParents ${key}`))
  }

  /** With all that hangs on what was asked for. */
  done(): PlacedObjects {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const body = bodyAt(this.#pdf, next)
      if (ALONE.test(body)) throw new Error('A card holds something that cannot be joined to other cards.')
      this.#bodies.set(this.numberOf(next), this.#changed(body))
    }
    return framed(this.#bodies)
  }

  /** Numbered anew, its headings a level lower, its names its own. */
  #changed(body: string): string {
    const { dictionary, stream } = splitStream(body)
    const code = (text: string) => lowered(renumbered(text, this.numberOf))
    return (
      mapOutsideText(dictionary, code, (words, before) =>
        BEFORE_NAME.test(before) ? `(${this.name}${words.slice(1)}` : words,
      ) + stream
    )
  }
}

const lowered = (code: string) =>
  code.includes('/S /H') ? code.replace(/\/S \/H([1-5])\b/, (_s, n) => `/S /H${Number(n) + 1}`) : code
