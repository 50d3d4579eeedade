import type { Readable } from 'node:stream'
import { Problem } from '@ttc/domain/problem'
import { type Entry, open, type ZipFile } from 'yauzl'

const MOST_ENTRIES = 200_000
/** Rows of text pack to a tenth or a twentieth; what claims far more is made to fill a disk. */
const MOST_RATIO = 300
const SMALL_BYTES = 10_000_000
const MOST_UNPACKED = 50_000_000_000
const NAME = /^(?:README\.txt|manifest\.json|[a-z_]{1,60}\.csv|files\/[a-z_]{1,60}\/[0-9a-f-]{36}-[a-z_]{1,60})$/

/** The parts of an export by name, with the sizes they declare; none unpacks to more than it declares. */
export type ExportZip = Readonly<{
  sizes: ReadonlyMap<string, number>
  read: (name: string) => AsyncGenerator<Uint8Array>
  close: () => void
}>

/** Opens an export without unpacking anything of it. */
export async function openExport(path: string): Promise<ExportZip> {
  const file = await opened(path)
  try {
    const entries = await entriesOf(file)
    return {
      sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
      read: (name) => partsOf(file, entries.get(name), name),
      close: () => file.close(),
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function opened(path: string): Promise<ZipFile> {
  const refusal = ({ code }: NodeJS.ErrnoException) => {
    if (code === 'ENOENT') return new Problem('not-found', `There is no file at ${path}.`)
    return code === undefined
      ? new Problem(
          'invalid',
          'This is not an export of a partnership. Give a zip that export-partnership has written.',
        )
      : new Problem('invalid', `The file ${path} cannot be read (${code}).`)
  }
  return new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, file) =>
      error ? reject(refusal(error)) : resolve(file),
    ),
  )
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Entry>()
    let unpacked = 0
    file.on('error', ({ message }: Error) => reject(broken(`its list of files cannot be read (${message})`)))
    file.on('end', () => resolve(found))
    file.on('entry', (entry: Entry) => {
      unpacked += entry.uncompressedSize
      const why = oddnessOf(entry, found, unpacked)
      if (why !== null) return reject(broken(why))
      found.set(entry.fileName, entry)
      file.readEntry()
    })
    file.readEntry()
  })
}

/** Why an entry is not one that an export has; null where it may be. */
function oddnessOf(entry: Entry, found: ReadonlyMap<string, Entry>, unpacked: number): string | null {
  const { fileName, uncompressedSize, compressedSize } = entry
  const shown = fileName.replace(/[^\w./-]/g, '?').slice(0, 80)
  if (!NAME.test(fileName)) return `a file “${shown}” does not belong in it`
  if (found.has(fileName)) return `${shown} is in it twice`
  if (entry.isEncrypted()) return `${shown} is locked with a password`
  if (found.size >= MOST_ENTRIES) return 'it holds more files than an export can'
  const swells = uncompressedSize > SMALL_BYTES && uncompressedSize > MOST_RATIO * compressedSize
  if (swells || unpacked > MOST_UNPACKED) return `${shown} would unpack to far more than an export holds`
  return null
}

async function* partsOf(file: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw broken(`the file ${name} is missing`)
  const stream = await new Promise<Readable>((resolve, reject) =>
    file.openReadStream(entry, (error, opening) =>
      error ? reject(broken(`${name} cannot be unpacked`)) : resolve(opening),
    ),
  )
  try {
    yield* stream
  } catch (error) {
    throw error instanceof Problem ? error : broken(`${name} cannot be unpacked`)
  }
}

/** A refusal that says what is wrong with an export, and what to do. */
export const broken = (why: string) =>
  new Problem('invalid', `This export cannot be imported: ${why}. Nothing was stored. Export the partnership again.`)
