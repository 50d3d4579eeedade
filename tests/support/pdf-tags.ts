import { inflateSync } from 'node:zlib'
import { type PdfObjects, readPdf, splitStream } from '../../apps/api/src/pack/pdf-objects.ts'
import {
  isDictionary,
  isList,
  nameIn,
  operatorOf,
  type PdfDictionary,
  type PdfValue,
  refIn,
  refOf,
  valuesOf,
  wordsIn,
} from './pdf-value.ts'

/** A piece of a page that an element of the tags holds, by its number there. */
type Piece = Readonly<{ page: number; id: number }>

/** An element of the tags with what is in it: elements, pieces of pages, and things such as the box of a link. */
export type Element = Readonly<{
  number: number
  kind: string
  own: PdfDictionary
  inner: readonly Element[]
  pieces: readonly Piece[]
  things: readonly number[]
}>

type Page = Readonly<{
  number: number
  own: PdfDictionary
  /** The numbers of its marked pieces, and every order that puts something on it outside of all pieces and artifacts. */
  ids: readonly number[]
  loose: readonly string[]
  /** By the number of a piece: the element that the file's own index says it belongs to. */
  owners: readonly (number | null)[]
}>

/** A tagged PDF as a program that reads it aloud finds it. */
export type TaggedPdf = Readonly<{
  catalog: PdfDictionary
  title: string
  about: string
  pages: readonly Page[]
  top: readonly Element[]
  /** All elements, in the order in which they are read. */
  elements: readonly Element[]
  dictionaryOf: (number: number) => PdfDictionary
  /** By the key of a thing that is not on a page's text: the element that it belongs to. */
  ownerOf: (key: number) => number | null
}>

const EMPTY: PdfDictionary = new Map()

export function readTags(bytes: Uint8Array): TaggedPdf {
  const pdf = readPdf(bytes)
  const value = (number: number) => heldAt(pdf, number)
  const dictionaryOf = (number: number) => asDictionary(value(number))
  const catalog = dictionaryOf(pdf.root)
  const tags = dictionaryOf(refIn(catalog, 'StructTreeRoot') ?? 0)
  const index = numbersOf(asDictionary(tags.get('ParentTree')).get('Nums'))
  const top = listOf(tags.get('K')).flatMap((one) => elementsOf(one, dictionaryOf))
  return {
    catalog,
    title: wordsIn(dictionaryOf(pdf.info), 'Title'),
    about: streamOf(pdf, refIn(catalog, 'Metadata') ?? 0).toString('utf8'),
    pages: pagesOf(catalog, dictionaryOf).map((number) => {
      const own = dictionaryOf(number)
      const key = Number(own.get('StructParents') ?? -1)
      const owners = listOf(value(index.get(key) ?? 0)).map((one) => refOf(one))
      return { number, own, owners, ...marksOf(streamOf(pdf, refIn(own, 'Contents') ?? 0)) }
    }),
    top,
    elements: top.flatMap(withInner),
    dictionaryOf,
    ownerOf: (key) => index.get(key) ?? null,
  }
}

export const withInner = (element: Element): readonly Element[] => [element, ...element.inner.flatMap(withInner)]

/** What stands under a key of an element's attributes, in whichever of their groups. */
export const attributeOf = ({ own }: Element, key: string): PdfValue =>
  listOf(own.get('A'))
    .map((group) => asDictionary(group).get(key))
    .find((value) => value !== undefined) ?? null

export const asDictionary = (value: PdfValue | undefined): PdfDictionary => (isDictionary(value) ? value : EMPTY)

/** A list, or the one thing that may stand in its place. */
export function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return []
  return isList(value) ? value : [value]
}

function heldAt({ bodies }: PdfObjects, number: number): PdfValue | undefined {
  return valuesOf(splitStream(bodies.get(number) ?? '').dictionary)[0]
}

/** What a stream holds, unpacked. */
function streamOf(pdf: PdfObjects, number: number): Buffer {
  const { dictionary, stream } = splitStream(pdf.bodies.get(number) ?? '')
  const about = asDictionary(valuesOf(dictionary)[0])
  const from = '\nstream\n'.length
  const packed = Buffer.from(stream.slice(from, from + Number(about.get('Length') ?? 0)), 'latin1')
  return about.has('Filter') ? inflateSync(packed) : packed
}

/** Pairs of a key and an object. */
function numbersOf(value: PdfValue | undefined): ReadonlyMap<number, number> {
  const list = listOf(value)
  return new Map(
    Array.from({ length: list.length / 2 }, (_, i) => [Number(list[2 * i]), refOf(list[2 * i + 1]) ?? 0] as const),
  )
}

const pagesOf = (catalog: PdfDictionary, dictionaryOf: (number: number) => PdfDictionary): number[] =>
  listOf(dictionaryOf(refIn(catalog, 'Pages') ?? 0).get('Kids')).map((page) => refOf(page) ?? 0)

function elementsOf(value: PdfValue, dictionaryOf: (number: number) => PdfDictionary): readonly Element[] {
  const number = refOf(value)
  if (number === null) return []
  const own = dictionaryOf(number)
  const page = refIn(own, 'Pg') ?? 0
  const held = listOf(own.get('K'))
  const groups = held.filter(isDictionary)
  return [
    {
      number,
      kind: (nameIn(own, 'S') ?? '').slice(1),
      own,
      inner: held.flatMap((one) => elementsOf(one, dictionaryOf)),
      pieces: [
        ...held.filter((one) => typeof one === 'number').map((id) => ({ page, id })),
        ...groups
          .filter((one) => one.has('MCID'))
          .map((one) => ({ page: refIn(one, 'Pg') ?? page, id: Number(one.get('MCID')) })),
      ],
      things: groups.flatMap((one) => refIn(one, 'Obj') ?? []),
    },
  ]
}

/** Orders that put ink on a page: text, lines and areas, pictures. */
const PUTS: ReadonlySet<string> = new Set([
  'Tj',
  'TJ',
  "'",
  '"',
  'f',
  'F',
  'f*',
  'B',
  'B*',
  'b',
  'b*',
  'S',
  's',
  'sh',
  'Do',
  'BI',
])

function marksOf(orders: Buffer): Readonly<{ ids: number[]; loose: string[] }> {
  const ids: number[] = []
  const loose: string[] = []
  const open: (number | string)[] = []
  let before: PdfValue[] = []
  for (const value of valuesOf(orders.toString('latin1'))) {
    const operator = operatorOf(value)
    if (operator === null) {
      before.push(value)
      continue
    }
    if (operator === 'BDC' || operator === 'BMC') open.push(markOf(before))
    if (operator === 'EMC') open.pop()
    if (operator === 'BDC' && typeof open.at(-1) === 'number') ids.push(Number(open.at(-1)))
    if (PUTS.has(operator) && !open.some((mark) => typeof mark === 'number' || mark === '/Artifact'))
      loose.push(operator)
    before = []
  }
  return { ids, loose }
}

/** What opens here: a piece by its number, or whatever its name says. */
function markOf(before: readonly PdfValue[]): number | string {
  const [name, properties] = before.slice(-2).filter((one) => typeof one === 'object')
  const id = asDictionary(properties).get('MCID')
  return typeof id === 'number' ? id : ((name as { name?: string })?.name ?? '')
}
