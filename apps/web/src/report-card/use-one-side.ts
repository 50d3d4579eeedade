import type { RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'

/** A4 at 96 pixels an inch: the size the sheet has on screen, and a little more than it has room for on paper. */
const SHEET = { width: 794, height: 1123 }
/** The lines of what is late or missing that go before any row does. */
const FEWEST_GAPS = 2

type Side = Readonly<{ sheet: RefObject<HTMLElement | null>; rows: number; gaps: number }>

/**
 * How many rows and lines of a card one side holds, found by measuring: text is never shrunk, so what does not fit is
 * left out from the end and counted in words. Measured where the sheet has its own width; a narrow screen shows all,
 * and prints the PDF.
 */
export function useOneSide(rows: number, gaps: number): Side {
  const sheet = useRef<HTMLElement>(null)
  const [left, setLeft] = useState(0)
  const spare = Math.max(0, gaps - FEWEST_GAPS)
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const overflows = element.offsetWidth >= SHEET.width && element.offsetHeight > SHEET.height
      if (overflows && left < spare + rows) setLeft(left + 1)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [left, rows, spare])
  return { sheet, rows: rows - Math.max(0, left - spare), gaps: gaps - Math.min(left, spare) }
}
