import type { Curve } from '@ttc/domain/figure/curve'
import { type Box, placeLabels } from '@ttc/domain/figure/label-placement'
import { annotationsDrawn, bracketDrawn, breaksDrawn, freezeDrawn, hiddenDrawn } from './curve-events.ts'
import { gridSvg } from './curve-grid.ts'
import { labelsOf } from './curve-labels.ts'
import { bandsSvg, linesSvg, marksSvg, strokesOf } from './curve-lines.ts'
import { pathBackDrawn } from './curve-path-back.ts'
import { type Frame, frameOf, type Size } from './frame.ts'
import { AXIS } from './palette.ts'
import { escapeXml, FONT, px, svgText } from './svg-text.ts'

export type CurveDrawing = Size &
  Readonly<{
    /** Begins every id in the drawing, so that two drawings can stand on one page. Letters, digits and hyphens. */
    prefix: string
    title: string
    description: string
    /** On paper the grid is a step darker. */
    print?: boolean
  }>

/**
 * The curve as a complete SVG document at the width it is shown at: from 560 px with names in a margin, below with
 * names in the plot and short period labels. Title and description are what a screen reader says; all text from data
 * is escaped. Labels never overlap one another: what finds no room is left to sentence and table.
 */
export function curveSvg(curve: Curve, drawing: CurveDrawing): string {
  const { width, height, title, description, print = false } = drawing
  const prefix = drawing.prefix.replace(/[^\w-]/g, '')
  const open =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" ` +
    `role="img" aria-labelledby="${prefix}-title ${prefix}-desc" font-family="${FONT}">` +
    `<title id="${prefix}-title">${escapeXml(title)}</title><desc id="${prefix}-desc">${escapeXml(description)}</desc>`
  return `${open}${plotSvg(curve, frameOf(curve, drawing), prefix, print)}</svg>`
}

function plotSvg(curve: Curve, frame: Frame, prefix: string, print: boolean): string {
  if (curve.points.length === 0 && curve.hidden.length === 0) return emptySvg(frame)
  const { defs, under, over } = layersOf(curve, frame, prefix, print)
  return [
    defs,
    under.ground,
    curve.forecast === null ? '' : bandsSvg(curve.forecast, frame, `${prefix}-plot`),
    under.uprights,
    linesSvg(curve, frame),
    over.bracket,
    marksSvg(curve, frame),
    over.words,
  ].join('')
}

/** What is drawn round the data of a curve, as SVG content without its `svg` element: below it and above it. */
export type CurveSurroundings = Readonly<{ frame: Frame; under: string; over: string }>

/**
 * The same drawing without bands, lines and marks, for a chart that draws those itself at the same places: grid, hidden
 * periods, uprights of freeze and breaks below them; bracket, annotations and labels above.
 */
export function surroundingsOf(curve: Curve, size: Size, prefix: string): CurveSurroundings {
  const frame = frameOf(curve, size)
  if (curve.points.length === 0 && curve.hidden.length === 0) return { frame, under: '', over: emptySvg(frame) }
  const { defs, under, over } = layersOf(curve, frame, prefix.replace(/[^\w-]/g, ''), false)
  return { frame, under: defs + under.ground + under.uprights, over: over.bracket + over.words }
}

function layersOf(curve: Curve, frame: Frame, prefix: string, print: boolean) {
  const [clip, hatch] = [`${prefix}-plot`, `${prefix}-hatch`]
  const lines = strokesOf(curve, frame)
  const freeze = freezeDrawn(curve, frame)
  const breaks = breaksDrawn(curve, frame)
  const bracket = bracketDrawn(curve, frame)
  const hidden = hiddenDrawn(curve, frame, hatch)
  const back = pathBackDrawn(curve, frame)
  const strokes = [...lines, ...freeze.strokes, ...breaks.strokes, ...bracket.strokes, ...back.strokes]
  const marks = markBoxes(curve, frame)
  const notes = annotationsDrawn(curve, frame, lines, marks)
  const taken = [...freeze.boxes, ...hidden.boxes, ...notes.boxes, ...back.boxes, ...marks]
  return {
    defs: defsSvg(curve, frame, clip, hatch),
    under: { ground: gridSvg(curve, frame, print) + hidden.svg, uprights: freeze.svg + breaks.svg },
    over: { bracket: bracket.svg + back.svg, words: notes.svg + labelsSvg(curve, frame, taken, strokes) },
  }
}

function labelsSvg(
  curve: Curve,
  frame: Frame,
  taken: readonly Box[],
  strokes: Parameters<typeof placeLabels>[3],
): string {
  const labels = new Map(labelsOf(curve, frame).map((label) => [label.id, label]))
  const edge = { x: frame.left + 2, y: 0, width: frame.width - frame.left - 2, height: frame.bottom - 1 }
  const placed = placeLabels([...labels.values()], edge, taken, strokes)
  return placed
    .map(({ id, spot }) => {
      const label = labels.get(id)
      if (label === undefined) return ''
      const across = spot.anchor === 'start' ? 0 : spot.anchor === 'middle' ? spot.width / 2 : spot.width
      return svgText(spot.x + across, spot.y + label.style.size * 0.92, label.lines, {
        ...label.style,
        anchor: spot.anchor,
      })
    })
    .join('')
}

/** The marks of the area's own points and of targets: a label on top of one would hide it. */
function markBoxes(curve: Curve, frame: Frame): readonly Box[] {
  return [...curve.points, ...curve.targets].map(({ at, value }) => ({
    x: frame.x(at) - 5,
    y: frame.y(value) - 5,
    width: 10,
    height: 10,
  }))
}

function defsSvg(curve: Curve, frame: Frame, clip: string, hatch: string): string {
  const { left, right, top, bottom } = frame
  const plot =
    curve.forecast === null
      ? ''
      : `<clipPath id="${clip}"><path d="M${left} ${px(top)}H${right}V${px(bottom)}H${left}z"/></clipPath>`
  const pattern =
    curve.hidden.length === 0
      ? ''
      : `<pattern id="${hatch}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="${AXIS}" stroke-width=".7"/></pattern>`
  return plot === '' && pattern === '' ? '' : `<defs>${plot}${pattern}</defs>`
}

function emptySvg(frame: Frame): string {
  return svgText(frame.width / 2, frame.height / 2, ['No values yet'], {
    size: frame.font,
    fill: '#484949',
    anchor: 'middle',
  })
}
