import type { RefObject } from 'react'
import { useFitting } from '../design/use-fitting.ts'

/** A4 at 96 pixels an inch, which the sheet has on screen too, its margins those of the printed page. */
const SHEET = { width: 794, height: 1122 }
/** Of the curves, in pixels: the tallest that leaves room for all else is taken. */
const HEIGHTS = [400, 360, 320, 280, 250, 220, 200, 184, 168, 150]
const HEIGHT_ON_A_PHONE = 220
/** The lines of what is late or missing that go before any row does. */
const FEWEST_GAPS = 2
/** The answers of each list of the walk that stay until only rows are left to take. */
const FEWEST_ANSWERS = 1

type Parts = Readonly<{ rows: number; gaps: number; answers: number }>
type Side = Parts &
  Readonly<{
    sheet: RefObject<HTMLElement | null>
    height: number
    /** The screen is narrower than a sheet. */
    isNarrow: boolean
  }>

/**
 * What one side holds, found by measuring: text is never shrunk, so where all does not fit the curves become lower, and
 * then answers, lines and rows are left out from the end and counted in words. Measured where the sheet has its own
 * width; a narrow screen shows all, and prints the PDF. Anew for another card.
 */
export function useOneSide(parts: Parts, card: unknown): Side {
  const last = HEIGHTS.length - 1 + spareOf(parts).reduce((sum, [, spare]) => sum + spare, 0)
  const [sheet, step] = useFitting<HTMLElement>(last, SHEET, card)
  return { sheet, isNarrow: step === null, ...atStep(parts, step) }
}

/** What is taken away once the curves are lowest, in this order, and how much of each. */
const spareOf = ({ rows, gaps, answers }: Parts): readonly (readonly [keyof Parts, number])[] => [
  ['answers', Math.max(0, answers - FEWEST_ANSWERS)],
  ['gaps', Math.max(0, gaps - FEWEST_GAPS)],
  ['rows', rows],
  ['answers', Math.min(answers, FEWEST_ANSWERS)],
]

function atStep(parts: Parts, step: number | null): Parts & Readonly<{ height: number }> {
  const lowest = HEIGHTS.length - 1
  const height = step === null ? HEIGHT_ON_A_PHONE : (HEIGHTS[Math.min(step, lowest)] ?? HEIGHT_ON_A_PHONE)
  let left = Math.max(0, (step ?? 0) - lowest)
  const kept = { ...parts }
  for (const [name, spare] of spareOf(parts)) {
    const taken = Math.min(left, spare)
    kept[name] -= taken
    left -= taken
  }
  return { ...kept, height }
}
