import type { GroupLine, GroupLines } from '@ttc/domain/breakdown/group-lines'
import { drawnIn } from '@ttc/domain/breakdown/group-lines.words'
import type { GroupPanel } from '@ttc/domain/breakdown/group-panels'
import { textWidth, wrappedText } from '@ttc/domain/figure/text-width'
import { describeCompactValue, symbolOf } from '@ttc/domain/figure/value'
import { type Frame, frameOf } from './frame.ts'
import { REFERENCE } from './group-mark.ts'
import { lineHeight } from './svg-text.ts'

/** Where one chart of several stands, with its own frame; `x` and `y` are its upper left corner. */
export type PlacedPanel = Readonly<{
  panel: GroupPanel
  x: number
  y: number
  frame: Frame
  /** Its title, in lines. */
  title: readonly string[]
  /** The lines that have hidden values, each with a row of marks under the chart. */
  marked: readonly GroupLine[]
}>

/** The whole picture at a width: how high it is, the rows of its key and its charts. */
export type GroupsLayout = Readonly<{
  width: number
  height: number
  key: readonly Readonly<{ line: GroupLine; place: number; lines: readonly string[]; y: number }>[]
  /** Names at the right end of a single wide chart, in place of a key. */
  named: boolean
  panels: readonly PlacedPanel[]
}>

const FONT = 15
/** From this width on there is room for names beside a chart. */
const WIDE_FROM = 560
/** The most that names at the right end may take. */
const WIDEST_NAME = 170
const GUTTER = 24
/** The least width of one chart of several. */
const LEAST_ACROSS = 260

/**
 * Lays charts of groups out for a width. One chart has its lines' names at its right end where there is room, else in a
 * key above it; of several, two or three stand in a row where the width allows, all of one size.
 */
export function groupsLayoutOf(lines: GroupLines, panels: readonly GroupPanel[], width: number): GroupsLayout {
  const named = panels.length === 1 && width >= WIDE_FROM
  const apart = panels[0]?.title !== null
  const key = keyOf(named ? [] : keyLines(panels), width, apart ? REFERENCE : 0)
  const top = key.height
  const columns = columnsOf(panels.length, width)
  const across = Math.floor((width - GUTTER * (columns - 1)) / columns)
  const high = panels.length === 1 ? Math.round(Math.min(380, Math.max(260, width * 0.46))) : 190
  const heads = panels.map(({ title }) => (title === null ? [] : wrappedText(title, FONT, across, 2, true)))
  const marked = panels.map((panel) => panel.lines.filter(hasMarks))
  const head = Math.max(0, ...heads.map((one) => one.length)) * lineHeight(FONT)
  const foot = Math.max(0, ...marked.map((one) => one.length)) * lineHeight(FONT)
  const full = head + high + foot + (panels.length > 1 ? GUTTER : 0)
  const endRoom = named ? nameRoom(lines, panels) : 0
  return {
    width,
    height: Math.max(60, top + Math.ceil(panels.length / columns) * full),
    key: key.rows,
    named,
    panels: panels.map((panel, i) => ({
      panel,
      x: (i % columns) * (across + GUTTER),
      y: top + Math.floor(i / columns) * full + head,
      frame: frameOf({ ...lines, forecast: null, targets: [] }, { width: across, height: high }, endRoom),
      title: heads[i] ?? [],
      marked: marked[i] ?? [],
    })),
  }
}

/** Two or three in a row where they have room; four stand better two by two. */
function columnsOf(charts: number, width: number): number {
  if (charts === 1) return 1
  const most = charts <= 4 ? 2 : 3
  return Math.max(1, Math.min(most, Math.floor((width + GUTTER) / (LEAST_ACROSS + GUTTER))))
}

/** Of one chart every line; of several the one that stands in all of them. */
function keyLines(panels: readonly GroupPanel[]): readonly GroupLine[] {
  const [first] = panels
  return panels.length > 1 ? (first?.lines.length === 2 ? first.lines.slice(0, 1) : []) : drawnIn(panels)
}

function keyOf(lines: readonly GroupLine[], width: number, from: number) {
  let height = 0
  const rows = lines.map((line, place) => {
    const words = wrappedText(line.name, FONT, width - 50, 2)
    const row = { line, place: from + place, lines: words, y: height }
    height += words.length * lineHeight(FONT) + 4
    return row
  })
  return { rows, height: rows.length === 0 ? 0 : height + 8 }
}

const hasMarks = ({ hidden }: GroupLine) => hidden.some(({ status }) => symbolOf(status) !== null)

/** The name of a line at its right end, with its latest value. */
export function endName({ name, latest }: GroupLine, { scale }: GroupLines): readonly string[] {
  const value = latest === null ? [] : [describeCompactValue(latest.value, scale)]
  return [...wrappedText(name, FONT, WIDEST_NAME, 3), ...value]
}

function nameRoom(lines: GroupLines, panels: readonly GroupPanel[]): number {
  const names = drawnIn(panels).flatMap((line) => endName(line, lines))
  return Math.max(0, ...names.map((text) => textWidth(text, FONT, true))) + 18
}
