import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip; `declared` is the size it says it unpacks to, where that is to be a lie. */
type Part = Readonly<{ name: string; bytes: Buffer; declared?: number }>

/** A zip made by hand, so that tests can say in it what no program would. */
export function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, declared = bytes.length } of parts) {
    const packed = deflateRawSync(bytes)
    const file = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(declared, 18)
    shared.writeUInt16LE(file.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, file, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, rest, file]))
    bodies.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, listed, Buffer.from('PK\x05\x06'), end])
}

/** A sheet as the rows of its XML, and the cells that are merged in it. */
export type SheetXml = Readonly<{ name: string; rows: readonly string[]; merged?: readonly string[]; hidden?: boolean }>

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)

/** Styles 0 plain, 1 percentage, 2 day, 3 month of a year, 4 a day of the workbook's own. */
const STYLES =
  '<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="17"/><xf numFmtId="170"/></cellXfs></styleSheet>'

const sheetXml = ({ rows, merged = [] }: SheetXml) =>
  `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`

/** A workbook of some sheets, with texts that cells refer to by number. */
export function workbookOf(sheets: readonly SheetXml[], strings: readonly string[] = [], more: readonly Part[] = []) {
  const listed = sheets.map(
    ({ name, hidden }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"${hidden === true ? ' state="hidden"' : ''}/>`,
  )
  const related = sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`)
  return zipOf([
    { name: 'xl/workbook.xml', bytes: xml(`<workbook><sheets>${listed.join('')}</sheets></workbook>`) },
    { name: 'xl/_rels/workbook.xml.rels', bytes: xml(`<Relationships>${related.join('')}</Relationships>`) },
    { name: 'xl/styles.xml', bytes: xml(STYLES) },
    {
      name: 'xl/sharedStrings.xml',
      bytes: xml(`<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`),
    },
    ...sheets.map((sheet, n) => ({ name: `xl/worksheets/sheet${n + 1}.xml`, bytes: xml(sheetXml(sheet)) })),
    ...more,
  ])
}
