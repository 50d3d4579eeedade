import { type PdfObjects, referencesOf } from './pdf-objects.ts'

/** The objects that the others hang on: the root of all tags, the tag of the whole document, the list of the pages. */
type Trunk = Readonly<{ root: number; document: number; pages: number }>

const SIGNS = [
  ['root', '<<\n  /Type /StructTreeRoot'],
  ['document', '<<\n  /Type /StructElem\n  /S /Document'],
  ['pages', '<<\n  /Type /Pages'],
] as const

const trunks = new WeakMap<PdfObjects, Trunk>()

/** Found once: to look through all objects each time took a quarter of the time of joining. */
export function trunkOf(pdf: PdfObjects): Trunk {
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

export const bodyAt = ({ bodies }: PdfObjects, number: number): string => {
  const body = bodies.get(number)
  if (body === undefined) throw new Error(`The PDF has no object ${number}.`)
  return body
}

/** The pages' numbers as objects, in their order. */
export function pagesOf(pdf: PdfObjects): number[] {
  return referencesOf(listIn(bodyAt(pdf, trunkOf(pdf).pages), 'Kids'))
}

/** What hangs on the tag of the whole document, by its numbers. */
export function childrenOf(pdf: PdfObjects): number[] {
  return referencesOf(listIn(bodyAt(pdf, trunkOf(pdf).document), 'K'))
}

/** What stands between the brackets of an entry. The entries that are asked for hold no brackets of their own. */
function listIn(body: string, entry: string): string {
  const list = new RegExp(`/${entry} \\[([^\\]]*)\\]`).exec(body)?.[1]
  if (list === undefined) throw new Error(`The PDF has no list ${entry} where one was looked for.`)
  return list
}

/** The same body with another list in an entry that it has. */
export function withList(body: string, entry: string, list: string): string {
  listIn(body, entry)
  return body.replace(new RegExp(`/${entry} \\[[^\\]]*\\]`), () => `/${entry} [${list}]`)
}

/** Under which key the index of tags holds those of a page. */
export const keyOf = (page: string) => Number(/\/StructParents (\d+)/.exec(page)?.[1])

/** Pairs of a key and an object: which tags the marked contents of a page belong to. */
export function tagsByKey(pdf: PdfObjects): ReadonlyMap<number, number> {
  const pairs = [...listIn(bodyAt(pdf, trunkOf(pdf).root), 'Nums').matchAll(/(\d+) (\d+) 0 R/g)]
  return new Map(pairs.map(([, key, number]) => [Number(key), Number(number)]))
}

/** Tables name their headings, and the root of all tags lists the names in order. */
const NAME = /\((U\d+x\d+y\d+)\) (\d+) 0 R/g
export const namesOf = (pdf: PdfObjects) => [...bodyAt(pdf, trunkOf(pdf).root).matchAll(NAME)]
