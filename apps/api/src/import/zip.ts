import type { Readable } from 'node:stream'
import { Problem } from '@ttc/domain/problem'
import { type Entry, open, type ZipFile } from 'yauzl'

/** What a workbook may unpack to as a whole, and a part of it that is held in memory. */
const MOST_UNPACKED = 512 * 1024 * 1024
const MOST_ENTRIES = 5_000

/** The parts of a zip by their names. Sizes are those it declares; more than that is never unpacked. */
export type Zip = Readonly<{
  sizes: ReadonlyMap<string, number>
  stream: (name: string) => Promise<Readable>
  close: () => void
}>

/**
 * Opens a zip without unpacking anything of it. One that declares more than a workbook can be is refused at once; one
 * that declares less than it holds breaks off where the declared size is passed (the reader holds each part to it).
 */
export async function openZip(path: string): Promise<Zip> {
  const file = await opened(path)
  try {
    const entries = await entriesOf(file)
    const sizes = new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize]))
    return {
      sizes,
      stream: (name) => streamOf(file, entries.get(name), name),
      close: () => file.close(),
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (error, file) => (error ? reject(damaged()) : resolve(file))),
  )
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Entry>()
    let unpacked = 0
    file.on('error', () => reject(damaged()))
    file.on('end', () => resolve(found))
    file.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize
      found.set(entry.fileName.replace(/^\//, ''), entry)
      if (unpacked > MOST_UNPACKED || found.size > MOST_ENTRIES) reject(tooLarge())
      else file.readEntry()
    })
    file.readEntry()
  })
}

function streamOf(file: ZipFile, entry: Entry | undefined, name: string): Promise<Readable> {
  if (entry === undefined) return Promise.reject(new Problem('invalid', `The workbook lacks its part ${name}.`))
  return new Promise((resolve, reject) =>
    file.openReadStream(entry, (error, stream) => (error ? reject(damaged()) : resolve(stream))),
  )
}

function tooLarge(): Problem {
  const message = 'The workbook unpacks to more than 512 MB. Save the sheet that you need as CSV UTF-8.'
  return new Problem('too-many', message)
}

/** A workbook that cannot be unpacked, or holds more than it declares. */
export function damaged(): Problem {
  return new Problem('invalid', 'The workbook is damaged, locked or not what it says it is. Save it again as .xlsx.')
}
