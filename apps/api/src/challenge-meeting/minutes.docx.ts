import type { MinutedPromise, MinutedQuestion } from '@ttc/domain/challenge-meeting/minutes.words'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { MinutesPaper } from './minutes.paper.ts'

/** Sizes in half points and widths in twentieths of a point, as Word counts them. A4 with margins of 2 cm leaves 9,638. */
const BODY = 24
const SMALL = 20
const A4 = { width: 11_906, height: 16_838 }
const MARGIN = 1134
const WIDTHS = [3838, 2200, 1800, 1800]
const INK = '0B0C0C'
const SOFT = '484949'

/** Minutes as a Word file: headings, tables with header rows and lists that Word knows as such, in British English. */
export function makeMinutesDocx(paper: MinutesPaper): Promise<Buffer> {
  const { minutes, partnership, words } = paper
  const document = new Document({
    title: plain(`${words.kind}: ${minutes.title}`),
    creator: plain(partnership),
    description: plain(minutes.marking ?? ''),
    styles: STYLES,
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        headers: { default: headOf(paper) },
        footers: { default: footOf(words.page) },
        children: [...frontOf(paper), ...broughtIn(paper), ...askedIn(paper), ...madeIn(paper), ...correctedIn(paper)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK, font: 'Arial' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

const STYLES = {
  default: {
    document: {
      run: { font: 'Arial', size: BODY, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: heading(44, 0),
    heading2: heading(32, 360),
    heading3: heading(26, 280),
  },
} as const

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel]
type Part = Paragraph | Table

/** Characters that no XML may hold would make a file that Word refuses to open. */
const UNWRITABLE = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const plain = (text: string) => text.replaceAll('\r\n', '\n').replace(UNWRITABLE, '')

const run = (text: string, look: Readonly<{ bold?: boolean; size?: number; color?: string }> = {}): TextRun[] =>
  plain(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, ...(i === 0 ? {} : { break: 1 }), ...look }))
const bold = (text: string) => run(text, { bold: true })
const small = (text: string) => run(text, { size: SMALL, color: SOFT })
const line = (...parts: TextRun[][]) => new Paragraph({ children: parts.flat() })
const titled = (text: string, level: Level) => new Paragraph({ heading: level, children: run(text) })
const listed = (text: string) => new Paragraph({ bullet: { level: 0 }, children: run(text) })

function headOf({ minutes, partnership, words }: MinutesPaper): Header {
  const marking =
    minutes.marking === null
      ? []
      : [new Paragraph({ alignment: AlignmentType.CENTER, children: bold(minutes.marking) })]
  return new Header({ children: [...marking, line(small(`${partnership} · ${words.kind}: ${minutes.title}`))] })
}

const footOf = (of: string) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: SMALL, children: [PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

function frontOf({ minutes, notice }: MinutesPaper): Part[] {
  return [
    titled(minutes.title, HeadingLevel.HEADING_1),
    ...(notice === null ? [] : [line(small(notice))]),
    ...minutes.facts.map(({ name, text }) => line(bold(`${name}: `), run(text))),
  ]
}

function broughtIn({ minutes, words }: MinutesPaper): Part[] {
  const { brought, broughtWords } = minutes
  const title = titled(words.brought, HeadingLevel.HEADING_2)
  if (brought.length === 0) return [title, line(run(words.broughtNone))]
  return [title, line(run(`${words.stand}: ${broughtWords}.`)), tableOf(words.broughtColumns, brought)]
}

function askedIn({ minutes, words }: MinutesPaper): Part[] {
  const { items, silent } = minutes
  return [
    titled(words.items, HeadingLevel.HEADING_2),
    ...(items.length === 0 ? [line(run(words.itemsNone))] : []),
    ...items.flatMap(({ title, asked, promises }) => [
      titled(title, HeadingLevel.HEADING_3),
      ...asked.flatMap((one) => questionOf(one, words)),
      ...promises.map((one) => promiseOf(one, words)),
    ]),
    ...(silent.length === 0 ? [] : [line(small(words.silent)), ...silent.map(listed)]),
  ]
}

function questionOf(one: MinutedQuestion, words: MinutesPaper['words']): Paragraph[] {
  const { question, asked, answer, answered, promises, decision } = one
  return [
    new Paragraph({ keepNext: true, spacing: { before: 200 }, children: bold(question) }),
    line(small(`${words.asked} ${asked}`)),
    answer === null ? line(small(words.answerNone)) : line(bold(`${words.answer}: `), run(answer)),
    ...(answered === null ? [] : [line(small(`${words.answered} ${answered}`))]),
    ...promises.map((made) => promiseOf(made, words)),
    ...(decision === null ? [] : [line(run(`${words.decision}: `), bold(decision))]),
  ]
}

/** Beside a rule, so that it is found at a glance. */
const promiseOf = ({ text, who, due, stands }: MinutedPromise, words: MinutesPaper['words']) =>
  new Paragraph({
    border: { left: { style: BorderStyle.SINGLE, size: 18, space: 8, color: '54319F' } },
    indent: { left: 200 },
    children: [...bold(`${words.promise}: `), ...run(`${text} `), ...small(`(${who} · ${due} · ${stands})`)],
  })

function madeIn({ minutes, words }: MinutesPaper): Part[] {
  const { made, madeWords } = minutes
  const title = titled(words.made, HeadingLevel.HEADING_2)
  if (made.length === 0) return [title, line(run(words.madeNone))]
  return [title, line(run(`${words.stand}: ${madeWords}.`)), tableOf(words.madeColumns, made)]
}

function correctedIn({ minutes, words }: MinutesPaper): Part[] {
  if (minutes.corrections.length === 0) return []
  return [titled(words.corrections, HeadingLevel.HEADING_2), ...minutes.corrections.map(listed)]
}

function tableOf(columns: readonly string[], rows: readonly MinutedPromise[]): Table {
  const cell = (children: TextRun[], i: number) =>
    new TableCell({
      width: { size: WIDTHS[i] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, right: 120 },
      children: [new Paragraph({ spacing: { after: 0 }, children })],
    })
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  return new Table({
    width: { size: WIDTHS.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: WIDTHS,
    borders: { top: none, left: none, right: none, bottom: rule, insideHorizontal: rule, insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((name, i) => cell(bold(name), i)) }),
      ...rows.map(
        ({ text, who, due, stands }) =>
          new TableRow({ cantSplit: true, children: [text, who, due, stands].map((said, i) => cell(run(said), i)) }),
      ),
    ],
  })
}
