import { createHash } from 'node:crypto'
import { newId } from '@ttc/contracts/new-id'
import type { Database } from '@ttc/db/connect'
import { type Dictionary, type DictionaryEntry, dictionaryScan } from '@ttc/domain/catalogue/dictionary'
import { laitLongReader, laitTidyReader } from '@ttc/domain/import/lait'
import type { ReaderOptions } from '@ttc/domain/import/observation'
import { shapeOf } from '@ttc/domain/import/shape'
import { Problem } from '@ttc/domain/problem'
import { AreaBook } from '../import/area-book.ts'
import { readRows } from '../import/file-rows.ts'
import { openFileText } from '../import/file-text.ts'
import { listKnownAreas } from '../import/import.queries.ts'
import { fileAt } from '../import/received-file.ts'
import type { CollectionRow, Counts } from './edition.queries.ts'
import { findEditionOf, saveCollection, saveEditionCounts, saveNewEdition, saveSheet } from './edition.queries.ts'
import { EditionReading } from './edition-reading.ts'

export type EditionFiles = Readonly<{ figures: string; dictionary: string; name: string | null }>

/** What a load came to; `isNew` is false where these very files were loaded before, and nothing was stored. */
export type EditionLoaded = Readonly<{ name: string; isNew: boolean; counts: Counts }>

/** What is known of a collection before any edition of it is loaded; the first is the only one so far. */
const LAIT: CollectionRow = {
  id: 'lait',
  name: 'Local Authority Interactive Tool',
  publisher: 'Department for Education',
  licence:
    'Contains public sector information licensed under the Open Government Licence v3.0. Source: Department for Education / Office for Health Improvement and Disparities.',
  source: 'Department for Education, Local Authority Interactive Tool',
}
const COLLECTIONS: ReadonlyMap<string, CollectionRow> = new Map([[LAIT.id, LAIT]])

/**
 * Stores one edition of a published collection: all of it in one transaction, or nothing. The figures are read row by
 * row and held one indicator at a time, so that the memory does not grow with the file.
 */
export async function loadCollection(db: Database, id: string, files: EditionFiles): Promise<EditionLoaded> {
  const known = COLLECTIONS.get(id)
  if (known === undefined)
    throw new Problem('not-found', `There is no collection "${id}". Known: ${[...COLLECTIONS.keys()].join(', ')}.`)
  const sha256 = await fingerprintOf(files)
  const before = await findEditionOf(db, id, sha256)
  if (before !== null) return { name: before.name, isNew: false, counts: before.counts }
  const dictionary = await dictionaryAt(files.dictionary)
  const publishedOn = newestDay(dictionary)
  const name = files.name ?? monthOf(publishedOn)
  return db.transaction(async (tx) => {
    const editionId = newId()
    await saveCollection(tx, known)
    await saveNewEdition(tx, { id: editionId, collectionId: id, name, publishedOn, sha256 })
    const counts = await fillEdition(tx, editionId, files.figures, dictionary)
    await saveEditionCounts(tx, editionId, counts)
    return { name, isNew: true, counts }
  })
}

async function fillEdition(tx: Database, editionId: string, path: string, dictionary: Dictionary): Promise<Counts> {
  const areas = await listKnownAreas(tx)
  const book = new AreaBook(
    areas,
    areas.map((area) => area.current),
  )
  const options = optionsOf(dictionary.entries)
  const reading = new EditionReading(dictionary, book)
  const position = new Map(dictionary.entries.map(({ code }, at) => [code, at]))
  const put = async () => {
    for (const { entry, sheet } of reading.takeClosed())
      await saveSheet(tx, editionId, position.get(entry.code) ?? 0, entry, sheet)
  }
  await readRows((await openFileText(path)).text(), {
    header: (cells) => reading.begin(readerFor(cells, options)),
    row: (number, cells) => reading.row(number, cells),
    uneven: (number) => reading.uneven(number),
    ready: put,
  })
  reading.end()
  await put()
  const counts = reading.counts()
  if ((counts.indicators ?? 0) === 0)
    throw new Problem('invalid', 'No figure of the file could be placed. Nothing was stored. Load the areas first.')
  return counts
}

function optionsOf(entries: readonly DictionaryEntry[]): ReaderOptions {
  const periodsOf = new Map(entries.map(({ code, periods }) => [code, periods]))
  return { indicators: null, areas: null, periods: { singleYear: 'ends' }, periodsOf }
}

function readerFor(header: readonly string[], options: ReaderOptions) {
  const found = shapeOf(header)
  if (found.shape === 'lait-long') return laitLongReader(header, options)
  if (found.shape === 'lait-tidy') return laitTidyReader(header, options)
  throw new Problem('invalid', 'The file is not the Local Authority Interactive Tool, as published or tidied.')
}

async function dictionaryAt(path: string): Promise<Dictionary> {
  let scan: ReturnType<typeof dictionaryScan> | null = null
  await readRows((await openFileText(path)).text(), {
    header: (cells) => {
      scan = dictionaryScan(cells)
    },
    row: (_number, cells) => scan?.see(cells),
    uneven: (number) => {
      throw new Problem('invalid', `Row ${number} of the dictionary has more or fewer cells than its header.`)
    },
    ready: async () => {},
  })
  const found = (scan as ReturnType<typeof dictionaryScan> | null)?.dictionary()
  if (found === undefined || found.entries.length === 0)
    throw new Problem('invalid', 'The dictionary describes no measure. Choose the file that does.')
  return found
}

/** Of both files: other definitions of the same figures are another edition. */
async function fingerprintOf({ figures, dictionary }: EditionFiles): Promise<string> {
  const both = [(await fileAt(figures)).sha256, (await fileAt(dictionary)).sha256]
  return createHash('sha256').update(both.join(' ')).digest('hex')
}

function newestDay({ entries }: Dictionary): string {
  const days = entries.map((one) => one.lastPublishedOn).filter((day) => day !== null)
  const newest = days.toSorted().at(-1)
  if (newest === undefined) throw new Problem('invalid', 'The dictionary says of no measure when it was last updated.')
  return newest
}

function monthOf(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
}
