import { PassThrough, Readable } from 'node:stream'
import { meaningOf, type ObservationView, observationColumns } from '@ttc/contracts/feed'
import { dayNumber } from '@ttc/domain/day'
import { ZipFile } from 'yazl'

/** The rows a sheet holds, its header left out: the format itself ends there. */
export const SHEET_ROWS = 1_048_575

type Cell = string | number | boolean | null

const days: ReadonlySet<string> = new Set(['period_start', 'period_end'])
/** Sheets count days from here. */
const dayNought = dayNumber('1899-12-30')

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

const files: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${[1, 2].map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Observations" sheetId="1" r:id="rId1"/><sheet name="Columns" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packaged}/relationships">${[1, 2].map((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Cells: 0 plain, 1 bold for the header, 2 a day.
  'xl/styles.xml': `${xml}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/**
 * The rows as a spreadsheet: a sheet of observations and one that says what its columns mean, each with a frozen
 * header. Written while it is sent: a workbook of 100,000 rows is never in memory. Text is written as text, which no
 * spreadsheet runs as a formula; days and numbers are days and numbers.
 */
export function observationsXlsx(parts: AsyncIterable<readonly ObservationView[]>): Readable {
  const zip = new ZipFile()
  const sheets = [sheetOf(observationColumns, observationCells(parts)), sheetOf(['column', 'meaning'], meanings())]
  const streams = sheets.map((lines) => Readable.from(lines, { objectMode: false }))
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  for (const [n, stream] of streams.entries()) zip.addReadStream(stream, `xl/worksheets/sheet${n + 1}.xml`)
  zip.end()
  const out = new PassThrough()
  zip.outputStream.pipe(out)
  for (const stream of streams) {
    stream.once('error', (error) => out.destroy(error))
    // Whoever asked may go away: what is still to be read is then not read.
    out.once('close', () => stream.destroy())
  }
  return out
}

async function* observationCells(parts: AsyncIterable<readonly ObservationView[]>): AsyncGenerator<string> {
  let line = 2
  for await (const rows of parts) {
    const lines = rows.map((row, n) =>
      rowOf(
        observationColumns.map((name) => cellOf(name, row[name])),
        line + n,
      ),
    )
    line += rows.length
    yield lines.join('')
  }
}

async function* meanings(): AsyncGenerator<string> {
  yield observationColumns.map((name, n) => rowOf([textCell(name), textCell(meaningOf(name))], n + 2)).join('')
}

async function* sheetOf(header: readonly string[], rows: AsyncIterable<string>): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${header.length}" width="22" customWidth="1"/></cols><sheetData>`
  yield rowOf(
    header.map((name) => textCell(name, 1)),
    1,
  )
  yield* rows
  yield '</sheetData></worksheet>'
}

const rowOf = (cells: readonly string[], n: number) => `<row r="${n}">${cells.join('')}</row>`

function cellOf(name: string, value: Cell): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  return days.has(name) ? `<c s="2"><v>${dayNumber(value) - dayNought}</v></c>` : textCell(value)
}

const textCell = (text: string, style = 0) =>
  `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Characters that XML has no place for are left out: published files hold such ones now and then. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>]/g, (mark) => marks[mark] ?? '')
}
