import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** A4 at 96 pixels an inch, which the sheet has on screen too, its margins those of the printed page. */
const SHEET = { width: 794, height: 1122 }
/** Of the curves, in pixels: the tallest that leaves room for all else is taken. */
const HEIGHTS = [400, 360, 320, 280, 250, 220, 200, 184, 168, 150]
const HEIGHT_ON_A_PHONE = 220
/** The lines of what is late or missing that go before any row does. */
const FEWEST_GAPS = 2

type Side = Readonly<{ sheet: RefObject<HTMLElement | null>; rows: number; gaps: number; height: number }>

/**
 * What one side holds, found by measuring: text is never shrunk, so where all does not fit the curves become lower, and
 * then lines and rows are left out from the end and counted in words. Measured where the sheet has its own width; a
 * narrow screen shows all, and prints the PDF.
 */
export function useOneSide(rows: number, gaps: number): Side {
  const sheet = useRef<HTMLElement>(null)
  const [step, setStep] = useState<number | null>(null)
  const lowest = HEIGHTS.length - 1
  const spare = Math.max(0, gaps - FEWEST_GAPS)
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      if (element.offsetWidth < SHEET.width) return
      if (step === null) setStep(0)
      else if (element.offsetHeight > SHEET.height && step < lowest + spare + rows) setStep(step + 1)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [step, lowest, rows, spare])
  const left = Math.max(0, (step ?? 0) - lowest)
  return {
    sheet,
    rows: rows - Math.max(0, left - spare),
    gaps: gaps - Math.min(left, spare),
    height: step === null ? HEIGHT_ON_A_PHONE : (HEIGHTS[Math.min(step, lowest)] ?? HEIGHT_ON_A_PHONE),
  }
}
