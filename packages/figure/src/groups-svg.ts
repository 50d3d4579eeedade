import type { GroupLine, GroupLines } from '@ttc/domain/breakdown/group-lines'
import type { GroupPanel } from '@ttc/domain/breakdown/group-panels'
import { symbolOf } from '@ttc/domain/figure/value'
import { breaksDrawn } from './curve-events.ts'
import { gridSvg } from './curve-grid.ts'
import { linePath } from './curve-lines.ts'
import type { Frame } from './frame.ts'
import { groupLook, groupMark, groupSample, REFERENCE, SAMPLE_ROOM } from './group-mark.ts'
import { endName, type GroupsLayout, groupsLayoutOf, type PlacedPanel } from './groups-layout.ts'
import { INK, TICK_INK } from './palette.ts'
import { escapeXml, FONT, lineHeight, px, svgText } from './svg-text.ts'

export type GroupsDrawing = Readonly<{
  width: number
  /** Begins every id in the drawing. Letters, digits and hyphens. */
  prefix: string
  title: string
  description: string
  /** On paper the grid is a step darker. */
  print?: boolean
}>

const SIZE = 15

/**
 * Groups of children side by side as a complete SVG document, as high as they need at the width they are shown at. The
 * same drawing stands on screen, in print and in files. A hidden value is named by its symbol in a row under the chart,
 * where it has no height and cannot be read as zero.
 */
export function groupsSvg(lines: GroupLines, panels: readonly GroupPanel[], drawing: GroupsDrawing): string {
  const { title, description, print = false } = drawing
  const prefix = drawing.prefix.replace(/[^\w-]/g, '')
  const layout = groupsLayoutOf(lines, panels, drawing.width)
  const size = `${px(layout.width)}`
  const open =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${px(layout.height)}" viewBox="0 0 ${size} ${px(layout.height)}" ` +
    `role="img" aria-labelledby="${prefix}-title ${prefix}-desc" font-family="${FONT}">` +
    `<title id="${prefix}-title">${escapeXml(title)}</title><desc id="${prefix}-desc">${escapeXml(description)}</desc>`
  if (panels.length === 0) {
    const nothing = svgText(layout.width / 2, layout.height / 2, ['No values yet'], {
      size: SIZE,
      fill: TICK_INK,
      anchor: 'middle',
    })
    return `${open}${nothing}</svg>`
  }
  return `${open}${keySvg(layout)}${layout.panels.map((one) => panelSvg(lines, one, layout.named, print)).join('')}</svg>`
}

function keySvg({ key }: GroupsLayout): string {
  return key
    .map(({ place, lines, y }) => {
      const base = y + SIZE
      const name = svgText(SAMPLE_ROOM, base, lines, { size: SIZE, fill: groupLook(place).text })
      return groupSample(place, 0, base - SIZE * 0.35) + name
    })
    .join('')
}

function panelSvg(lines: GroupLines, placed: PlacedPanel, named: boolean, print: boolean): string {
  const { panel, frame, title, x, y } = placed
  const apart = panel.title !== null
  const placeOf = (at: number) => (apart ? at - panel.lines.length + 1 : at)
  const content = [
    title.length === 0 ? '' : titleSvg(title),
    gridSvg(lines, frame, print),
    breaksDrawn(lines, frame).svg,
    ...panel.lines.map((line, at) => lineSvg(line, placeOf(at), frame)),
    named ? namesSvg(lines, panel, frame) : '',
    marksUnder(placed, (line) => placeOf(panel.lines.indexOf(line))),
  ]
  return `<g transform="translate(${px(x)} ${px(y)})">${content.join('')}</g>`
}

function titleSvg(title: readonly string[]): string {
  return svgText(0, -lineHeight(SIZE) * (title.length - 1) - 6, title, { size: SIZE, fill: INK, bold: true })
}

function lineSvg({ runs, points }: GroupLine, place: number, frame: Frame): string {
  const { line, dash, width } = groupLook(place)
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`
  const strokes = runs
    .filter((run) => run.length > 1)
    .map((run) => `<path d="${linePath(run, frame)}" fill="none" stroke="${line}" stroke-width="${width}"${dashes}/>`)
  const radius = place === REFERENCE ? 2 : frame.stride < 16 ? 2.6 : 3.6
  const marks = points.map((point) =>
    groupMark(place, { x: frame.x(point.at), y: frame.y(point.value) }, radius, point.provisional),
  )
  return strokes.join('') + marks.join('')
}

type Name = Readonly<{ place: number; text: readonly string[]; wanted: number; height: number }>

/** Names beside the lines' ends, moved apart so that none covers another. */
function namesSvg(lines: GroupLines, { lines: drawn }: GroupPanel, frame: Frame): string {
  const names = drawn.map((line, place): Name => {
    const text = endName(line, lines)
    const height = text.length * lineHeight(SIZE)
    const end = line.latest === null ? frame.bottom : frame.y(line.latest.value)
    return { place, text, wanted: end - height / 2, height }
  })
  const sorted = names.toSorted((a, b) => a.wanted - b.wanted)
  return stacked(sorted, frame)
    .map((top, i) => {
      const { text, place } = sorted[i] ?? { text: [], place: 0 }
      return svgText(frame.right + 12, top + SIZE, text, { size: SIZE, fill: groupLook(place).text, bold: true })
    })
    .join('')
}

/** The tops of names, in order from above: as near to where they belong as the ones above and the plot's foot allow. */
function stacked(names: readonly Name[], frame: Frame): readonly number[] {
  const tops: number[] = []
  let free = 0
  for (const { wanted, height } of names) {
    const top = Math.max(free, wanted)
    tops.push(top)
    free = top + height + 4
  }
  let foot = frame.bottom + lineHeight(SIZE)
  return names
    .map((_, i) => names.length - 1 - i)
    .map((i) => {
      const height = names[i]?.height ?? 0
      const top = Math.min(tops[i] ?? 0, foot - height)
      foot = top - 4
      return top
    })
    .toReversed()
}

/** A row of symbols for every line with hidden values, each under its period, with the line's own mark at its head. */
function marksUnder({ marked, frame, panel }: PlacedPanel, placeOf: (line: GroupLine) => number): string {
  const first = frame.bottom + 8 + frame.font + lineHeight(SIZE)
  return marked
    .filter((line) => panel.lines.includes(line))
    .map((line, row) => {
      const y = first + row * lineHeight(SIZE)
      const place = placeOf(line)
      const head = groupMark(place, { x: 8, y: y - SIZE * 0.35 }, 4, false)
      return head + symbolsSvg(line, place, frame, y)
    })
    .join('')
}

/** Between two symbols, in pixels; periods closer than that to the last symbol are marked by a stroke going on from it. */
const SYMBOL_ROOM = 24

function symbolsSvg({ hidden }: GroupLine, place: number, frame: Frame, y: number): string {
  const ink = groupLook(place).text
  let written = Number.NEGATIVE_INFINITY
  return hidden
    .map(({ at, status }) => {
      const symbol = symbolOf(status)
      const x = frame.x(at)
      if (symbol === null) return ''
      if (x - written < SYMBOL_ROOM) return `<path d="M${px(x - 2)} ${px(y - 4)}h4" stroke="${ink}" stroke-width="2"/>`
      written = x
      return svgText(x, y, [`[${symbol}]`], { size: 13, fill: ink, anchor: 'middle' })
    })
    .join('')
}
