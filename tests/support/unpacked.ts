import { buffer } from 'node:stream/consumers'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** Every file of a workbook or a Word file as text. */
export async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false, autoClose: false }, (error, opened) =>
      error === null ? resolve(opened) : reject(error),
    )
  })
  const entries = await new Promise<Entry[]>((resolve) => {
    const found: Entry[] = []
    zip.on('entry', (entry: Entry) => found.push(entry))
    zip.on('end', () => resolve(found))
  })
  const texts = entries.map(async (entry) => {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(error)))
    })
    return [entry.fileName, (await buffer(stream)).toString('utf8')] as const
  })
  return new Map(await Promise.all(texts))
}
