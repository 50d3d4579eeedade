import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'

/** Whether a program of poppler-utils is there. In CI it must be: a test that needs it then fails rather than skips. */
export function canRead(tool: 'pdfinfo' | 'pdffonts' | 'pdftotext'): boolean {
  return process.env.CI === 'true' || spawnSync(tool, ['-v']).error === undefined
}

/** What a program of poppler-utils says of a PDF given on its standard input. */
export function readWith(
  tool: 'pdfinfo' | 'pdffonts' | 'pdftotext',
  options: readonly string[],
  pdf: Uint8Array,
): string {
  const output = tool === 'pdftotext' ? ['-'] : []
  const { error, stdout } = spawnSync(tool, [...options, '-', ...output], { input: pdf, encoding: 'utf8' })
  if (error !== undefined) throw error
  return stdout
}

const START = /stream\r?\n/g

/** A PDF's objects as one text, its compressed streams unpacked: to look for what no program prints. */
export function objectsOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf)
  const text = raw.toString('latin1')
  const unpacked = [...text.matchAll(START)].map((match) => unpack(raw.subarray(match.index + match[0].length)))
  return [text, ...unpacked].join('\n')
}

function unpack(stream: Buffer): string {
  try {
    return inflateSync(stream, { finishFlush: 2 }).toString('latin1')
  } catch {
    return ''
  }
}
