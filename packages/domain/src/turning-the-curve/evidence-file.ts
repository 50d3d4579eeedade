/** The kinds of file that are taken as evidence, by what they are, with the ending their names get. */
const kinds = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'text/plain': 'txt',
} as const
export type EvidenceMediaType = keyof typeof kinds
export const evidenceMediaTypes = Object.keys(kinds) as readonly EvidenceMediaType[]

/** The largest file taken: a scanned report of some fifty pages, a photograph of a wall of sticky notes. */
export const MOST_EVIDENCE_BYTES = 10 * 1024 * 1024

/** The most files in one walk, so that a partnership's database does not become its file store. */
export const MOST_EVIDENCE_FILES = 100

const officeParts = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
] as const satisfies readonly (readonly [string, EvidenceMediaType])[]

/**
 * What a file is, by its first bytes and its inner names, never by the name it came under; null where it is none of the
 * kinds that are taken. Office documents with macros, and text that a browser could take for a page, are none of them.
 */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceMediaType | null {
  if (beginsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf'
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeTypeOf(bytes)
  return isPlainText(bytes) ? 'text/plain' : null
}

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)

/** The names inside a zip stand uncompressed in its directory, so that nothing has to be unpacked to read them. */
function officeTypeOf(bytes: Uint8Array): EvidenceMediaType | null {
  const names = zipNamesIn(bytes)
  if (!names.has('[Content_Types].xml') || [...names].some((name) => /vbaproject\.bin$/i.test(name))) return null
  return officeParts.find(([part]) => names.has(part))?.[1] ?? null
}

const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50
/** Of a longer name no more is read: none of those looked for is. */
const LONGEST_NAME = 255
/** The end of the directory may be followed by a comment of at most 65,535 bytes. */
const FURTHEST_END = 65_557

function zipNamesIn(bytes: Uint8Array): ReadonlySet<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new Set<string>()
  const end = directoryEndIn(view)
  if (end === null) return names
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const length = view.getUint16(at + 28, true)
    names.add(String.fromCharCode(...bytes.subarray(at + 46, at + 46 + Math.min(length, LONGEST_NAME))))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

function directoryEndIn(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - FURTHEST_END)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === DIRECTORY_END) return at
  return null
}

/** UTF-8 without control characters, and not beginning as a page or a picture in markup does. */
function isPlainText(bytes: Uint8Array): boolean {
  const start = beginsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0
  const first = bytes.subarray(start).find((byte) => !BLANK.has(byte))
  return first !== undefined && first !== 0x3c && isUtf8(bytes) && !bytes.some(isControl)
}

const BLANK: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20])
const isControl = (byte: number) => (byte < 0x20 || byte === 0x7f) && !BLANK.has(byte)

/** How many bytes follow a first one, by its leading bits (RFC 3629); null for what can be no first byte. */
function followersOf(byte: number): number | null {
  if (byte < 0x80) return 0
  if (byte >= 0xc2 && byte <= 0xdf) return 1
  if (byte >= 0xe0 && byte <= 0xef) return 2
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : null
}

function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const followers = followersOf(bytes[at] ?? 0)
    if (followers === null) return false
    const next = bytes.subarray(at + 1, at + 1 + followers)
    if (next.length < followers || !next.every((byte) => (byte & 0xc0) === 0x80)) return false
    at += 1 + followers
  }
  return true
}

/**
 * The name a file is kept and given back under: without folders, control characters and the marks that turn writing
 * round, at most 120 characters, and with the ending of what it is. A file that came without a name gets one.
 */
export function evidenceNameOf(name: string, type: EvidenceMediaType): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}"*:<>?|;]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const ending = kinds[type]
  const alike =
    ending === 'jpg' ? /\.jpe?g$/i : ending === 'txt' ? /\.(txt|csv|md)$/i : new RegExp(`\\.${ending}$`, 'i')
  const had = alike.exec(plain)?.[0] ?? `.${ending}`
  const stem = plain.replace(alike, '').replace(/^\.+/, '').trim() || 'evidence'
  return `${[...stem].slice(0, 110).join('')}${had}`
}
