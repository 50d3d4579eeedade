import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Problem } from '@ttc/domain/problem'

/** How the letters of a file are written. Windows-1252 is a fallback that is said: no file tells it of itself. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** `share` is told how much of the file has been read, from 0 to 1. */
export type FileText = Readonly<{
  encoding: Encoding
  text: (share?: (of: number) => void) => AsyncGenerator<string>
}>

/** What a file may unpack to: compressed zeros must not fill the machine. */
const MOST_UNPACKED = 1024 * 1024 * 1024
const AT_ONCE = 256 * 1024

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF', 'This is a PDF. Figures cannot be read from it: ask its publisher for the data as CSV.'],
  ['PK\x03\x04', 'This is a workbook or a zip. Send it as .xlsx, or save the sheet as CSV UTF-8.'],
  ['\xd0\xcf\x11\xe0', 'This is an old Excel workbook. Open it, choose the sheet, and save that as CSV UTF-8.'],
  ['<!DOCTYPE', 'This is a web page, not a table. Use the download link of the data, and choose CSV.'],
  ['<html', 'This is a web page, not a table. Use the download link of the data, and choose CSV.'],
  ['BZh', 'This file is packed with bzip2. Unpack it, or pack it with gzip.'],
  ['7z\xbc\xaf', 'This file is packed with 7-Zip. Unpack it, or pack it with gzip.'],
]

/**
 * Finds out how a file is packed and written, reading it through once; `text` then reads it again, a part at a time.
 * Refuses what is empty, not a table or damaged, in words that tell what to do instead.
 */
export async function openFileText(path: string): Promise<FileText> {
  const packed = await firstBytes(path, 2)
  const isGzip = packed[0] === 0x1f && packed[1] === 0x8b
  const { size } = await stat(path)
  const bytes = (share = (_of: number) => {}) => bytesOf(path, isGzip, (read) => share(Math.min(1, read / size)))
  const encoding = await encodingOf(bytes)
  return { encoding, text: (share) => decoded(() => bytes(share), encoding) }
}

async function* bytesOf(path: string, isGzip: boolean, told: (read: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: AT_ONCE })
  const stream = isGzip ? file.pipe(createGunzip({ chunkSize: AT_ONCE })) : file
  file.once('error', (error) => stream.destroy(error))
  let total = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      total += chunk.length
      if (total > MOST_UNPACKED) throw new Problem('too-many', 'The file unpacks to more than 1 GB. Split it.')
      told(file.bytesRead)
      yield chunk
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    throw new Problem('invalid', 'The gzip file is damaged or ends too early. Download or pack it again.')
  } finally {
    file.destroy()
  }
}

async function encodingOf(bytes: () => AsyncIterable<Buffer>): Promise<Encoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let first = true
  for await (const chunk of bytes()) {
    if (first) {
      const marked = markedEncoding(chunk)
      if (marked !== null) return marked
      checkIsText(chunk)
    }
    first = false
    if (!isWrittenIn(strict, chunk)) return 'windows-1252'
  }
  if (first) throw new Problem('invalid', 'The file is empty. Choose the file that holds the figures.')
  return isWrittenIn(strict, null) ? 'utf-8' : 'windows-1252'
}

function markedEncoding(chunk: Buffer): Encoding | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : null
}

function checkIsText(chunk: Buffer): void {
  const head = chunk.subarray(0, 4096).toString('latin1')
  const begins = head.trimStart().toLowerCase()
  const known = SIGNATURES.find(([signature]) => begins.startsWith(signature.toLowerCase()))
  if (known !== undefined) throw new Problem('invalid', known[1])
  if (head.includes('\0')) throw new Problem('invalid', 'This is not a table of text. Save the figures as CSV UTF-8.')
}

function isWrittenIn(strict: InstanceType<typeof TextDecoder>, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) strict.decode()
    else strict.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

async function* decoded(bytes: () => AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes()) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
