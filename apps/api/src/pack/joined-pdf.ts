import { framed, type PdfObjects, readPdf, referencesOf, writePdf } from './pdf-objects.ts'
import type { PdfPart, Place } from './pdf-part.ts'
import { bodyAt, childrenOf, keyOf, namesOf, pagesOf, tagsByKey, trunkOf, withList } from './pdf-trunk.ts'

/** What the parts must know of the document that they come to stand in. */
export type Whole = Readonly<{ pages: number; places: readonly Place[]; document: number; list: number; first: number }>

/** Of a document whose last pages are the places of so many `cards`. */
export function wholeOf(file: Uint8Array, cards: number): Whole {
  const pdf = readPdf(file)
  const pages = pagesOf(pdf)
  const { document, pages: list } = trunkOf(pdf)
  return { pages: pages.length, places: placesOf(pdf, cards), document, list, first: pdf.bodies.size + 1 }
}

function placesOf(pdf: PdfObjects, cards: number): Place[] {
  const pages = pagesOf(pdf)
  if (cards > pages.length) throw new Error(`There are ${pages.length} pages for the places of ${cards} cards.`)
  return pages.slice(pages.length - cards).map((page) => ({ page, key: keyOf(bodyAt(pdf, page)) }))
}

/**
 * Puts the parts in the places of their cards, with their tags, so that one tagged document comes of what was set in
 * pieces: the whole of a hundred cards at once takes several times the memory, and one core.
 * The pages of `front` that are replaced hold a heading each, for its bookmarks, links and page numbers. Each page keeps
 * its number as an object, so that every link of `front` still leads to it.
 */
export function joinPdf(front: Uint8Array, parts: readonly PdfPart[]): Uint8Array {
  const pdf = readPdf(front)
  const tags = parts.flatMap((part) => part.tags)
  const places = placesOf(pdf, tags.length)
  const bodies = new Map(pdf.bodies)
  const byKey = new Map(tagsByKey(pdf))
  const headings = places.map((place, i) => {
    const heading = cleared(pdf, bodies, byKey, place)
    byKey.set(place.key, tags[i] ?? 0)
    return heading
  })
  const instead = new Map<number, readonly number[]>(headings.map((heading) => [heading, []]))
  let from = 0
  for (const part of parts) {
    instead.set(headings[from] ?? 0, part.children)
    from += part.tags.length
  }
  const children = childrenOf(pdf).flatMap((child) => instead.get(child) ?? [child])
  const { document, root } = trunkOf(pdf)
  bodies.set(document, withList(bodyAt(pdf, document), 'K', children.map((child) => `${child} 0 R`).join(' ')))
  const pairs = [...byKey].map(([key, number]) => `${key} ${number} 0 R`).join(' ')
  const own = namesOf(pdf).map(([pair]) => pair)
  const names = [...own, ...parts.flatMap((part) => part.names)].sort((a, b) => (a < b ? -1 : 1)).join(' ')
  bodies.set(root, withList(withList(bodyAt(pdf, root), 'Nums', pairs), 'Names', names))
  return writePdf(pdf, [framed(bodies), ...parts.map(({ objects }) => objects)])
}

/** Takes out what a place held, and gives the number of its heading among the tags. */
function cleared(
  pdf: PdfObjects,
  bodies: Map<number, string>,
  byKey: ReadonlyMap<number, number>,
  { page, key }: Place,
): number {
  const body = bodyAt(pdf, page)
  const tags = byKey.get(key) ?? 0
  const [heading = 0] = referencesOf(bodyAt(pdf, tags))
  const contents = Number(/\/Contents (\d+) 0 R/.exec(body)?.[1])
  if (body.includes('/Annots') || !bodyAt(pdf, heading).includes(`/P ${trunkOf(pdf).document} 0 R`))
    throw new Error('A place for a card holds more than its heading.')
  for (const number of [page, heading, tags, contents]) bodies.delete(number)
  return heading
}
