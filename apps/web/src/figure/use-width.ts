import type { RefObject } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Where nothing is laid out (a reader without a screen, a test) a drawing still has a size. */
const WITHOUT_LAYOUT = 720

/** What an A4 page has room for between its margins, in the pixels of a screen. */
const PAPER_WIDTH = 690

/**
 * The width a drawing has room for, measured anew whenever its box changes; null until it is known. For paper it is
 * drawn again at the paper's width, since a drawing that is scaled down has text that nobody can read.
 */
export function useWidth<Box extends HTMLElement>(): readonly [RefObject<Box | null>, number | null] {
  const box = useRef<Box>(null)
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => setWidth(Math.floor(element.clientWidth) || WITHOUT_LAYOUT)
    measure()
    const forPaper = () => flushSync(() => setWidth((known) => Math.min(known ?? PAPER_WIDTH, PAPER_WIDTH)))
    window.addEventListener('beforeprint', forPaper)
    window.addEventListener('afterprint', measure)
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(measure)
    observer?.observe(element)
    return () => {
      window.removeEventListener('beforeprint', forPaper)
      window.removeEventListener('afterprint', measure)
      observer?.disconnect()
    }
  }, [])
  return [box, width]
}
