import { asDictionary, attributeOf, type Element, listOf, type TaggedPdf, withInner } from './pdf-tags.ts'
import { nameIn, refOf, wordsIn } from './pdf-value.ts'

/** What is wrong with a tagged PDF, a line each. */
type Check = (pdf: TaggedPdf) => readonly string[]

const unless = (holds: boolean, wrong: string): readonly string[] => (holds ? [] : [wrong])

/** Text of the file's description under a name, without its mark-up. */
const said = ({ about }: TaggedPdf, name: string) =>
  (new RegExp(`<${name}\\b[^>]*>(.*?)</${name}>`, 's').exec(about)?.[1] ?? '').replaceAll(/<[^>]+>/g, '').trim()

const ofKind = ({ elements }: TaggedPdf, kind: RegExp) => elements.filter((one) => kind.test(one.kind))

/** What makes a paper one that a screen reader can read: PDF/UA-1 (ISO 14289-1), as far as a program can tell. */
export const pdfChecks = {
  'says that it keeps to PDF/UA-1': (pdf) => unless(said(pdf, 'pdfuaid:part') === '1', 'no pdfuaid:part 1'),

  'is marked as tagged and has tags': ({ catalog, top }) => {
    const mark = asDictionary(catalog.get('MarkInfo'))
    return [
      ...unless(mark.get('Marked') === true, 'not marked'),
      ...unless(mark.get('Suspects') !== true, 'its tags are suspect'),
      ...unless(top.length === 1 && top[0]?.kind === 'Document', 'no document among its tags'),
    ]
  },

  'is in British English': ({ catalog }) => unless(wordsIn(catalog, 'Lang') === 'en-GB', wordsIn(catalog, 'Lang')),

  'shows its title, which is not empty': (pdf) => [
    ...unless(asDictionary(pdf.catalog.get('ViewerPreferences')).get('DisplayDocTitle') === true, 'not shown'),
    ...unless(pdf.title.trim() !== '', 'empty'),
    ...unless(said(pdf, 'dc:title') !== '', 'not in its description'),
  ],

  'begins its headings at the first level and skips none': (pdf) => {
    const levels = ofKind(pdf, /^H\d$/).map(({ kind }) => Number(kind[1]))
    return [
      ...unless(levels[0] === 1, `begins with ${levels[0]}`),
      ...levels.flatMap((level, i) =>
        unless(level <= (levels[i - 1] ?? 1) + 1, `${i}: ${levels[i - 1]}, then ${level}`),
      ),
    ]
  },

  'has no heading without words': (pdf) =>
    ofKind(pdf, /^H\d$/).flatMap((one) => unless(hasContent(one), `${one.kind} ${one.number}`)),

  'says of every table’s cells what heads them': (pdf) => ofKind(pdf, /^Table$/).flatMap(wrongInTable),

  'has as many cells in every row of a table': (pdf) =>
    ofKind(pdf, /^Table$/).flatMap((table) => {
      const widths = withInner(table)
        .filter(({ kind }) => kind === 'TR')
        .map(widthOf)
      return unless(new Set(widths).size === 1, `table ${table.number}: ${widths.join()}`)
    }),

  'says in words what every figure shows': (pdf) =>
    ofKind(pdf, /^Figure$/).flatMap((one) => unless(wordsIn(one.own, 'Alt').trim() !== '', `figure ${one.number}`)),

  'has every mark on its pages in a piece or an artifact': ({ pages }) =>
    pages.flatMap(({ loose }, i) => unless(loose.length === 0, `page ${i + 1}: ${loose.join()}`)),

  'has every piece in one element, as its index says': wrongPieces,

  'says where every link leads, in an element that holds it': (pdf) =>
    boxesOf(pdf).flatMap((box) => wrongLink(pdf, box)),

  'goes by its tags from link to link': ({ pages }) =>
    pages.flatMap(({ own }, i) =>
      unless(!own.has('Annots') || nameIn(own, 'Tabs') === '/S', `page ${i + 1}: ${nameIn(own, 'Tabs')}`),
    ),

  'has no element with nothing in it': ({ elements }) =>
    elements.filter(({ kind }) => kind !== 'TD').flatMap((one) => unless(hasContent(one), `${one.kind} ${one.number}`)),
} satisfies Readonly<Record<string, Check>>

export type PdfCheck = keyof typeof pdfChecks

const hasContent = ({ pieces, things, inner }: Element): boolean =>
  pieces.length + things.length > 0 || inner.some((one) => one.kind === 'TD' || hasContent(one))

const widthOf = ({ inner }: Element) => inner.reduce((sum, cell) => sum + Number(attributeOf(cell, 'ColSpan') ?? 1), 0)

function wrongInTable(table: Element): readonly string[] {
  const cells = withInner(table).filter(({ kind }) => /^T[HD]$/.test(kind))
  const heads = cells.filter(({ kind }) => kind === 'TH')
  const names = new Set(heads.map(({ own }) => wordsIn(own, 'ID')))
  const isScoped = (one: Element) =>
    ['/Column', '/Row', '/Both'].includes(nameIn(new Map([['of', attributeOf(one, 'Scope')]]), 'of') ?? '')
  const isHeaded = (one: Element) => {
    const named = listOf(attributeOf(one, 'Headers')).map((name) => wordsIn(new Map([['of', name]]), 'of'))
    return named.length > 0 && named.every((name) => names.has(name))
  }
  return [
    ...unless(heads.length > 0, `table ${table.number} has no header`),
    ...cells.flatMap((one) =>
      unless(one.kind === 'TH' ? isScoped(one) && hasContent(one) : isHeaded(one), `${one.kind} ${one.number}`),
    ),
  ]
}

/** Each piece of a page belongs to one element, the same as the index of the file says, and no element to none. */
function wrongPieces({ pages, elements }: TaggedPdf): readonly string[] {
  const held = elements.flatMap(({ number, pieces }) => pieces.map(({ page, id }) => `${page} ${id} in ${number}`))
  const drawn = pages.flatMap(({ number, ids, owners }) => ids.map((id) => `${number} ${id} in ${owners[id]}`))
  const [asked, there] = [new Set(held), new Set(drawn)]
  return [
    ...drawn.filter((one) => !asked.has(one)).map((one) => `nowhere: ${one}`),
    ...held.filter((one) => !there.has(one)).map((one) => `not drawn: ${one}`),
    ...unless(asked.size === held.length && there.size === drawn.length, 'a piece twice'),
  ]
}

const boxesOf = ({ pages }: TaggedPdf) =>
  pages.flatMap(({ own }) => listOf(own.get('Annots')).map((box) => refOf(box) ?? 0))

function wrongLink({ elements, dictionaryOf, ownerOf }: TaggedPdf, box: number): readonly string[] {
  const own = dictionaryOf(box)
  const holders = elements.filter(({ things }) => things.includes(box))
  return [
    ...unless(nameIn(own, 'Subtype') === '/Link', `box ${box} is no link`),
    ...unless(wordsIn(own, 'Contents').trim() !== '', `link ${box} says nothing`),
    ...unless(own.has('Dest') || own.has('A'), `link ${box} leads nowhere`),
    ...unless(
      holders.length === 1 &&
        holders[0]?.kind === 'Link' &&
        ownerOf(Number(own.get('StructParent'))) === holders[0].number &&
        hasWords(holders[0]),
      `link ${box} in ${holders.map(({ kind }) => kind).join()}`,
    ),
  ]
}

/** The words that are pressed, which may be in elements of their own. */
const hasWords = ({ pieces, inner }: Element): boolean => pieces.length > 0 || inner.some(hasWords)
