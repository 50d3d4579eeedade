import { deflateSync, inflateSync } from 'node:zlib'
import { framed, type PdfObjects, readPdf, splitStream, writePdf } from '../../apps/api/src/pack/pdf-objects.ts'
import type { PdfCheck } from './pdf-checks.ts'

type Plant = Readonly<{ what: string; check: PdfCheck; plant: (pdf: Uint8Array) => Uint8Array }>

const withBody = (pdf: PdfObjects, number: number, body: string) =>
  writePdf(pdf, [framed(new Map(pdf.bodies).set(number, body))])

/** The file with the first object of a kind changed; throws where nothing changes, for then nothing is planted. */
function inFirst(sign: RegExp, from: RegExp, to: string): Plant['plant'] {
  return (file) => {
    const pdf = readPdf(file)
    const found = [...pdf.bodies].find(([, body]) => sign.test(body) && from.test(body))
    if (found === undefined) throw new Error(`There is no ${sign} to plant a fault in.`)
    const [number, body] = found
    return withBody(pdf, number, body.replace(from, to))
  }
}

/** The file with the orders of its first page changed. */
function onFirstPage(from: RegExp, to: string): Plant['plant'] {
  return (file) => {
    const pdf = readPdf(file)
    const page = [...pdf.bodies.values()].find((body) => /\/Type \/Page\n/.test(body)) ?? ''
    const number = Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])
    const { dictionary, stream } = splitStream(pdf.bodies.get(number) ?? '')
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    const orders = inflateSync(Buffer.from(stream.slice(8, 8 + length), 'latin1')).toString('latin1')
    if (!from.test(orders)) throw new Error(`There is no ${from} to plant a fault in.`)
    const packed = deflateSync(Buffer.from(orders.replace(from, to), 'latin1'))
    const about = dictionary.replace(/\/Length \d+/, `/Length ${packed.length}`)
    const body = `${about}\nstream\n${packed.toString('latin1')}\nendstream`
    return withBody(pdf, number, body)
  }
}

const catalog = /\/Type \/Catalog/
const element = (kind: string) => new RegExp(`/S /${kind}\\n`)
const box = /\/Type \/Annot\n/
const page = /\/Type \/Page\n/
const about = /\/Type \/Metadata/

/** Faults that a paper could have, each with the check that must see it. */
export const plants: readonly Plant[] = [
  {
    what: 'another part of PDF/UA',
    check: 'says that it keeps to PDF/UA-1',
    plant: inFirst(about, /<pdfuaid:part>1/, '<pdfuaid:part>2'),
  },
  {
    what: 'a file that is not marked',
    check: 'is marked as tagged and has tags',
    plant: inFirst(catalog, /Marked true/, 'Marked false'),
  },
  {
    what: 'suspect tags',
    check: 'is marked as tagged and has tags',
    plant: inFirst(catalog, /Suspects false/, 'Suspects true'),
  },
  {
    what: 'no tags',
    check: 'is marked as tagged and has tags',
    plant: inFirst(catalog, /\/StructTreeRoot \d+ 0 R/, ''),
  },
  { what: 'another language', check: 'is in British English', plant: inFirst(catalog, /en-GB/, 'en-US') },
  {
    what: 'the name of the file shown instead of the title',
    check: 'shows its title, which is not empty',
    plant: inFirst(catalog, /DisplayDocTitle true/, 'DisplayDocTitle false'),
  },
  {
    what: 'a title without words',
    check: 'shows its title, which is not empty',
    plant: inFirst(/\/Creator /, /\/Title \([^)]*\)/, '/Title ( )'),
  },
  {
    what: 'a heading of the first level that is one of the second',
    check: 'begins its headings at the first level and skips none',
    plant: (pdf) => headingsDown(pdf),
  },
  {
    what: 'a level that is skipped',
    check: 'begins its headings at the first level and skips none',
    plant: inFirst(element('H2'), /\/S \/H2/, '/S /H4'),
  },
  {
    what: 'a heading that holds nothing',
    check: 'has no heading without words',
    plant: inFirst(element('H2'), /\/K \[[^\]]*\]/, '/K []'),
  },
  {
    what: 'a header cell without a scope',
    check: 'says of every table’s cells what heads them',
    plant: inFirst(element('TH'), /\/Scope \/Column/, ''),
  },
  {
    what: 'a header cell that is a cell',
    check: 'says of every table’s cells what heads them',
    plant: inFirst(element('TH'), /\/S \/TH/, '/S /TD'),
  },
  {
    what: 'a cell that no header heads',
    check: 'says of every table’s cells what heads them',
    plant: inFirst(element('TD'), /\/Headers \[\([^)]*\)\]/, '/Headers [(U0)]'),
  },
  {
    what: 'a row with a cell less',
    check: 'has as many cells in every row of a table',
    plant: inFirst(element('TR'), /\/K \[\d+ 0 R /, '/K ['),
  },
  {
    what: 'a figure without words',
    check: 'says in words what every figure shows',
    plant: inFirst(element('Figure'), /\/Alt (?:\([^)]*\)|<[^>]*>)/, '/Alt ()'),
  },
  {
    what: 'text outside of pieces and artifacts',
    check: 'has every mark on its pages in a piece or an artifact',
    plant: onFirstPage(/\/(?:Span|P) <<\s*\/MCID 0\s*>> BDC/, '/Other BMC'),
  },
  {
    what: 'a line that is no artifact',
    check: 'has every mark on its pages in a piece or an artifact',
    plant: onFirstPage(/\/Artifact BMC/, '/Other BMC'),
  },
  {
    what: 'a piece that no element holds',
    check: 'has every piece in one element, as its index says',
    plant: inFirst(element('P'), /\/K \[\d+\]/, '/K []'),
  },
  {
    what: 'a piece of an element that is not drawn',
    check: 'has every piece in one element, as its index says',
    plant: onFirstPage(/\/MCID 0\b/, '/MCID 999'),
  },
  {
    what: 'a link that does not say where it leads',
    check: 'says where every link leads, in an element that holds it',
    plant: inFirst(box, /\/Contents <[^>]*>/, '/Contents ()'),
  },
  {
    what: 'a link that no element holds',
    check: 'says where every link leads, in an element that holds it',
    plant: inFirst(element('Link'), /\/Obj \d+ 0 R/, '/Obj 1 0 R'),
  },
  {
    what: 'a link in a piece of text',
    check: 'says where every link leads, in an element that holds it',
    plant: inFirst(element('Link'), /\/S \/Link/, '/S /Span'),
  },
  {
    what: 'links that are gone through in the order of the page',
    check: 'goes by its tags from link to link',
    plant: inFirst(page, /\/Tabs \/S/, '/Tabs /R'),
  },
  {
    what: 'a paragraph with nothing in it',
    check: 'has no element with nothing in it',
    plant: inFirst(element('P'), /\/K \[\d+\]/, '/K []'),
  },
]

/** Every heading a level lower, as the cards of a pack are: a document then begins with its second level. */
function headingsDown(file: Uint8Array): Uint8Array {
  const pdf = readPdf(file)
  const bodies = [...pdf.bodies].map(
    ([number, body]) =>
      [number, body.replace(/\/S \/H([1-5])\n/, (_, level) => `/S /H${Number(level) + 1}\n`)] as const,
  )
  return writePdf(pdf, [framed(new Map(bodies))])
}
