import { Problem } from '@ttc/domain/problem'
import { csvName, ExportManifest, MANIFEST, README } from './export-manifest.ts'
import { broken, type ExportZip } from './export-zip.ts'

const MOST_MANIFEST_BYTES = 100_000_000

/** What an export says of itself, held against the files that are in it. */
export async function readManifest(zip: ExportZip): Promise<ExportManifest> {
  if ((zip.sizes.get(MANIFEST) ?? 0) > MOST_MANIFEST_BYTES) throw broken(`${MANIFEST} is too large to be one`)
  const parts: Uint8Array[] = []
  for await (const part of zip.read(MANIFEST)) parts.push(part)
  const manifest = parsed(Buffer.concat(parts).toString())
  checkFiles(zip, manifest)
  return manifest
}

function parsed(text: string): ExportManifest {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    throw broken(`${MANIFEST} is not JSON`)
  }
  const read = ExportManifest.safeParse(said)
  if (read.success) return read.data
  const { file, format, product } = Object(said) as Partial<Record<keyof ExportManifest, unknown>>
  if (file === ExportManifest.shape.file.value && typeof format === 'number' && format > 1)
    throw new Problem(
      'invalid',
      `This export was made by a newer version of the product (${String(product).slice(0, 20)}). Use that version to import it. Nothing was stored.`,
    )
  const [first] = read.error.issues
  throw broken(`${MANIFEST} does not say what an export says (${first?.path.join('.') || 'as a whole'})`)
}

/** Every file that is named is there and as large as it says, and no other is. */
function checkFiles({ sizes }: ExportZip, { tables, files }: ExportManifest): void {
  const named = new Map([
    ...Object.entries(tables).map(([table, { bytes }]) => [csvName(table), bytes] as const),
    ...Object.entries(files).map(([path, { bytes }]) => [path, bytes] as const),
  ])
  for (const [name, bytes] of named) {
    const size = sizes.get(name)
    if (size === undefined) throw broken(`the file ${name} is missing`)
    if (size !== bytes) throw broken(`${name} has ${size} bytes, and ${bytes} when it was written`)
  }
  for (const name of sizes.keys())
    if (!named.has(name) && name !== MANIFEST && name !== README)
      throw broken(`a file ${name} is in it that ${MANIFEST} does not name`)
}
