import type { Curve } from '@ttc/domain/figure/curve'
import type { Step } from '@ttc/domain/figure/step'
import { textWidth } from '@ttc/domain/figure/text-width'
import type { Frame } from './frame.ts'
import { AXIS, GRID, GRID_PRINT, TICK_INK } from './palette.ts'
import { px, svgText } from './svg-text.ts'

/** Between two labels of the horizontal axis, in pixels. */
const LABEL_GAP = 10
/** So many whole names must have room, or short ones are written. */
const LEAST_LABELS = 3

/** Gridlines, both axes with their labels, and the mark of an axis that does not begin at zero. */
export function gridSvg(curve: Pick<Curve, 'axis' | 'steps'>, frame: Frame, print: boolean): string {
  const { left, right, bottom, y, font } = frame
  const lines = frame.ticks.map((tick) => {
    const label = svgText(left - 8, y(tick) + font * 0.35, [frame.tickText(tick)], {
      size: font,
      fill: TICK_INK,
      anchor: 'end',
    })
    const line =
      tick === curve.axis.low ? '' : `<path d="M${left} ${px(y(tick))}H${right}" stroke="${gridInk(tick, print)}"/>`
    return line + label
  })
  const axis = `<path d="M${left} ${px(bottom)}H${right}" stroke="${AXIS}"/>`
  const mark = curve.axis.broken
    ? `<path d="M${left - 5} ${px(bottom - 9)}l10 -5M${left - 5} ${px(bottom - 4)}l10 -5" stroke="${TICK_INK}" stroke-width="1.5"/>`
    : ''
  return lines.join('') + axis + mark + stepLabels(curve, frame)
}

/** Where the axis runs through negative values, zero is the line to read from. */
function gridInk(tick: number, print: boolean): string {
  if (tick === 0) return AXIS
  return print ? GRID_PRINT : GRID
}

/** A label that is pushed in from an end of the picture may reach its neighbour, which then has its mark alone. */
function stepLabels(curve: Pick<Curve, 'steps'>, frame: Frame): string {
  const textOf = stepText(curve.steps, frame)
  const every = labelEvery(curve.steps.map(textOf), curve.steps, frame)
  const offset = offsetOf(curve.steps, every)
  const labelled = curve.steps.filter((step) => (step.at - offset) % every === 0 && step.at >= offset)
  let free = 0
  const ticks = labelled.map((step) => {
    const text = textOf(step)
    const half = textWidth(text, frame.font) / 2
    const middle = Math.min(Math.max(frame.x(step.at), half + 1), frame.width - half - 1)
    const tick = `<path d="M${px(frame.x(step.at))} ${px(frame.bottom)}v5" stroke="${AXIS}"/>`
    if (middle - half < free) return tick
    free = middle + half + LABEL_GAP / 2
    const size = { size: frame.font, fill: TICK_INK, anchor: 'middle' } as const
    return svgText(middle, frame.bottom + 8 + frame.font, [text], size) + tick
  })
  return ticks.join('')
}

/** Whole names where there is room for some of them, such as 2024/25; short ones where names are long: to Dec 2025. */
function stepText(steps: readonly Step[], { wide, left, right, font }: Frame): (step: Step) => string {
  const widest = Math.max(0, ...steps.map(({ label }) => textWidth(label, font)))
  const whole = wide && (right - left) / (widest + LABEL_GAP) >= Math.min(LEAST_LABELS, steps.length)
  return (step) => (whole ? step.label : step.short)
}

/** How many steps from one label to the next, so that none touch; whole years where a year has several steps. */
function labelEvery(texts: readonly string[], steps: readonly Step[], frame: Frame): number {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, frame.font)))
  const needed = Math.max(1, Math.ceil((widest + LABEL_GAP) / frame.stride))
  const yearly = stepsInYear(steps)
  return needed === 1 || yearly === 1 ? needed : Math.ceil(needed / yearly) * yearly
}

/** Labels of a series within the year begin with its first quarter, term or April, where there is one. */
function offsetOf(steps: readonly Step[], every: number): number {
  const start = every === 1 ? 0 : steps.findIndex((step) => /Q1$|^Aut|^Apr/.test(step.short))
  return start > 0 && start < stepsInYear(steps) ? start : 0
}

function stepsInYear(steps: readonly Step[]): number {
  const kind = steps[0]?.period.kind
  if (kind === 'month') return 12
  if (kind === 'academic-term') return 3
  return kind === 'calendar-quarter' || kind === 'financial-quarter' ? 4 : 1
}
