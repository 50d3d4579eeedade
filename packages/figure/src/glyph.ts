import {
  BETTER,
  PAPER,
  STATUS_AMBER,
  STATUS_CONTEXT,
  STATUS_GREEN,
  STATUS_LATE,
  STATUS_NONE,
  STATUS_RED,
  WORSE,
} from './palette.ts'
import { FONT, px } from './svg-text.ts'

/** Glyphs stand beside their word and say nothing by themselves, so they are hidden from screen readers. */
export function glyphSvg(box: readonly [number, number], height: number, style: string, content: string): string {
  const [w, h] = box
  const size = `width="${px((height * w) / h)}" height="${px(height)}" viewBox="0 0 ${w} ${h}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style} aria-hidden="true" focusable="false">${content}</svg>`
}

export type MarkedStatus = 'red' | 'amber' | 'green' | 'no-target' | 'contextual' | 'no-value' | 'late'

const DISC = '<circle cx="8" cy="8" r="7"/>'
const TRIANGLE = '<path d="M8 1 15.6 15H.4z"/>'
const SQUARE = '<rect x="1.5" y="1.5" width="13" height="13"/>'
const SOLID = {
  red: { ink: STATUS_RED, shape: DISC, initial: 'R', base: 11.6 },
  amber: { ink: STATUS_AMBER, shape: TRIANGLE, initial: 'A', base: 13.4 },
  green: { ink: STATUS_GREEN, shape: SQUARE, initial: 'G', base: 11.8 },
} as const

/**
 * The drawn mark of a status: disc, triangle and square for red, amber and green, told apart without colour; outlines
 * for the states that are none of the three. `letter` writes R, A or G in the shape, where no word stands beside it.
 */
export function statusMarkSvg(status: MarkedStatus, height = 16, letter = false): string {
  const draw = (style: string, shape: string) => glyphSvg([16, 16], height, style, shape)
  const outline = (ink: string) => `fill="none" stroke="${ink}" stroke-width="2"`
  if (status === 'contextual') return draw(outline(STATUS_CONTEXT), '<path d="M8 1.8 14.2 8 8 14.2 1.8 8z"/>')
  if (status === 'no-target' || status === 'no-value') return draw(outline(STATUS_NONE), '<path d="M3 8h10"/>')
  if (status === 'late') return draw(outline(STATUS_LATE), '<circle cx="8" cy="8" r="6.5"/><path d="M8 4v4.4l3 1.8"/>')
  const { ink, shape, initial, base } = SOLID[status]
  const text = `<text x="8" y="${base}" font-family="${FONT}" font-size="10" font-weight="700" text-anchor="middle" fill="${PAPER}">${initial}</text>`
  return draw(`fill="${ink}"`, letter ? shape + text : shape)
}

/** Whether what is seen is good; 'neutral' where it is neither, or no direction is better. */
export type Sense = 'better' | 'worse' | 'neutral'

/** Better is teal and worse is rust, so that they are never taken for green and red. */
export function inkOf(sense: Sense): string {
  if (sense === 'better') return BETTER
  return sense === 'worse' ? WORSE : STATUS_NONE
}

export type Travel = 'rising' | 'falling' | 'no-clear-trend' | 'too-soon-to-tell'

/** The arrow shows which way the value goes; its colour, and the word beside it, whether that is good. */
export function directionArrowSvg(travel: Travel, sense: Sense, height = 20): string {
  const style = `fill="none" stroke="${inkOf(sense)}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"`
  return glyphSvg([20, 20], height, style, arrowOf(travel))
}

function arrowOf(travel: Travel): string {
  if (travel === 'rising') return '<path d="M4 16 15 5M7.5 4.5h8v8"/>'
  if (travel === 'falling') return '<path d="M4 4 15 15M7.5 15.5h8v-8"/>'
  return travel === 'no-clear-trend' ? '<path d="M2.5 12.5c2.5-5 4.5-5 7-1s4.5 4 7-1"/>' : threeDots([4, 10, 16])
}

/** Three dots are the mark of "too soon to tell" everywhere. */
export function threeDots(xs: readonly number[]): string {
  return xs.map((x) => `<circle cx="${x}" cy="10" r="1.6" fill="${STATUS_NONE}" stroke="none"/>`).join('')
}
